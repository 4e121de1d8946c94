// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.Simulators.Link;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>The line from the device to the host: byte times, pauses, and the faults that concern answers.</summary>
internal sealed class AnswerLine
{
    private const int QueueBytes = 16384;
    private const int MostHeldBytes = 2048;
    private const long LongestHold = 1_000_000;

    // 10 bits per byte at 115200 bit/s; scaled by 10^6 so that no rounding adds up over a frame.
    private const long BitsPerByteScaled = 10_000_000;
    private const long BitRate = 115_200;

    private readonly TimedByteQueue _queue = new TimedByteQueue(QueueBytes);
    private readonly List<byte> _held = new List<byte>();
    private readonly LinkFaults _faults;
    private readonly bool _instant;
    private long _heldSince;

    public AnswerLine(LinkFaults faults, bool instant)
    {
        _faults = faults;
        _instant = instant;
    }

    /// <summary>Time at which the last byte has left.</summary>
    public long FreeAt { get; private set; }

    public TimedByteQueue Queue => _queue;

    /// <summary>Time that a number of bytes takes on the wire.</summary>
    public long Duration(long bytes)
    {
        return _instant ? 0 : bytes * BitsPerByteScaled / BitRate;
    }

    /// <summary>Sends an answer, subject to the faults for answers.</summary>
    public void SendAnswer(byte[] answer, int length, long startMicroseconds)
    {
        if (_faults.Roll(_faults.Drop))
        {
            return;
        }

        var frame = new byte[length];
        Array.Copy(answer, frame, length);
        if (_faults.Roll(_faults.Corrupt))
        {
            _faults.FlipBits(frame, length, 3);
        }

        long start = startMicroseconds + (_faults.Roll(_faults.Delay) ? _faults.DelayMilliseconds * 1000L : 0);
        bool[]? pauses = _faults.Roll(_faults.Split) ? _faults.SplitPoints(length) : null;
        if (_faults.Roll(_faults.Merge) && _held.Count + length <= MostHeldBytes)
        {
            _held.AddRange(frame);
            _heldSince = start;
            return;
        }

        ReleaseHeld(start);
        Send(frame, start, pauses);
    }

    /// <summary>Sends bytes as they are, after those already under way.</summary>
    public void Send(byte[] data, long startMicroseconds, bool[]? pauses = null)
    {
        long start = Math.Max(startMicroseconds, FreeAt);
        for (int i = 0; i < data.Length; i++)
        {
            if (pauses != null && pauses[i])
            {
                start += _faults.SplitMilliseconds * 1000L;
            }

            FreeAt = start + Duration(i + 1);
            _queue.Add(data[i], FreeAt);
        }
    }

    /// <summary>Lets go an answer that no other answer followed.</summary>
    public void Step(long nowMicroseconds)
    {
        if (_held.Count > 0 && nowMicroseconds - _heldSince >= LongestHold)
        {
            ReleaseHeld(nowMicroseconds);
        }
    }

    public void Clear(long nowMicroseconds)
    {
        _queue.Clear();
        _held.Clear();
        FreeAt = nowMicroseconds;
    }

    private void ReleaseHeld(long startMicroseconds)
    {
        if (_held.Count > 0)
        {
            byte[] held = _held.ToArray();
            _held.Clear();
            Send(held, startMicroseconds);
        }
    }
}
