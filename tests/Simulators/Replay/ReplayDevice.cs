// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.Simulators.Link;

namespace BmsGateway.Simulators.Replay;

/// <summary>
/// A device that answers from a capture. A request that is in the capture is answered as it was there, with the delays
/// of the capture; when it is there more than once, one after the other and then from the beginning again. Any other
/// request is met with silence. For one host thread.
/// </summary>
public sealed class ReplayDevice : IByteDevice
{
    // A pause inside a request drops its beginning, as in the simulated device.
    private const long GapMicroseconds = 20_000;

    private readonly Dictionary<string, Recorded> _requests = new Dictionary<string, Recorded>();
    private readonly Queue<Piece> _output = new Queue<Piece>();
    private readonly List<byte> _input = new List<byte>();
    private readonly Func<long> _clock;
    private readonly int _longest;
    private long _lastByte;
    private int _taken;

    /// <summary>Makes a device.</summary>
    /// <param name="capture">What it knows.</param>
    /// <param name="clockMicroseconds">Time, for the delays.</param>
    public ReplayDevice(Capture capture, Func<long> clockMicroseconds)
    {
        _clock = clockMicroseconds;
        Recorded? current = null;
        long asked = 0;
        foreach (CaptureRecord record in capture.Records)
        {
            if (record.IsRequest)
            {
                asked = record.Milliseconds;
                _longest = Math.Max(_longest, record.Data.Length);
                current = Find(record.Data);
                current.Answers.Add(new List<Piece>());
            }
            else
            {
                // What comes before the first request belongs to none.
                current?.Answers[^1].Add(new Piece((record.Milliseconds - asked) * 1000, record.Data));
            }
        }
    }

    /// <summary>Requests that the capture has an entry for.</summary>
    public long KnownRequests { get; private set; }

    /// <summary>Bytes that belong to no request of the capture.</summary>
    public long UnknownBytes { get; private set; }

    /// <inheritdoc/>
    public void Receive(byte[] data, int count)
    {
        long now = _clock();
        if (now - _lastByte > GapMicroseconds)
        {
            UnknownBytes += _input.Count;
            _input.Clear();
        }

        _lastByte = now;
        for (int i = 0; i < count; i++)
        {
            _input.Add(data[i]);
            Match(now);
        }
    }

    /// <inheritdoc/>
    public int Take(byte[] buffer, int offset, int count)
    {
        int given = 0;
        long now = _clock();
        while (given < count && _output.Count > 0 && _output.Peek().Due <= now)
        {
            byte[] data = _output.Peek().Data;
            int part = Math.Min(count - given, data.Length - _taken);
            Array.Copy(data, _taken, buffer, offset + given, part);
            given += part;
            _taken += part;
            if (_taken == data.Length)
            {
                _output.Dequeue();
                _taken = 0;
            }
        }

        return given;
    }

    /// <inheritdoc/>
    public long MicrosecondsUntilOutput() =>
        _output.Count == 0 ? long.MaxValue : Math.Max(0, _output.Peek().Due - _clock());

    // A request may follow noise, so every tail of the input is compared; the input is never longer than a request.
    private void Match(long now)
    {
        for (int start = 0; start < _input.Count; start++)
        {
            string key = Convert.ToHexString(_input.GetRange(start, _input.Count - start).ToArray());
            if (_requests.TryGetValue(key, out Recorded? found))
            {
                KnownRequests++;
                UnknownBytes += start;
                _input.Clear();
                Answer(found, now);
                return;
            }
        }

        if (_input.Count >= _longest)
        {
            UnknownBytes++;
            _input.RemoveAt(0);
        }
    }

    private void Answer(Recorded request, long now)
    {
        foreach (Piece piece in request.Answers[request.Next])
        {
            _output.Enqueue(new Piece(now + piece.Due, piece.Data));
        }

        request.Next = (request.Next + 1) % request.Answers.Count;
    }

    private Recorded Find(byte[] request)
    {
        string key = Convert.ToHexString(request);
        if (!_requests.TryGetValue(key, out Recorded? found))
        {
            found = new Recorded();
            _requests.Add(key, found);
        }

        return found;
    }

    private readonly record struct Piece(long Due, byte[] Data);

    private sealed class Recorded
    {
        public List<List<Piece>> Answers { get; } = new List<List<Piece>>();

        public int Next { get; set; }
    }
}
