// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Tests.TinyBms;

/// <summary>Bytes on their way, each with the time at which it arrives. Does not allocate once it is made.</summary>
public sealed class TimedBytes
{
    /// <summary>Time of a mark that stands for the loss of the device.</summary>
    public const long LossMark = long.MinValue;

    private const int Capacity = 1024;
    private readonly byte[] _bytes = new byte[Capacity];
    private readonly long[] _times = new long[Capacity];
    private int _head;
    private int _tail;

    /// <summary>True when nothing is on its way.</summary>
    public bool IsEmpty => _head == _tail;

    /// <summary>Time at which the next byte arrives.</summary>
    public long NextTime => _times[_head];

    /// <summary>True when the next thing is the loss of the device.</summary>
    public bool IsLossNext => !IsEmpty && _times[_head] == LossMark;

    /// <summary>Puts a byte on its way.</summary>
    public void Put(int value, long time)
    {
        _bytes[_tail] = (byte)value;
        _times[_tail] = time;
        _tail++;
    }

    /// <summary>Puts a part of an array on its way.</summary>
    public void Put(byte[] bytes, int from, int to, long time)
    {
        for (int i = from; i < to; i++)
        {
            Put(bytes[i], time);
        }
    }

    /// <summary>Takes bytes that have arrived, up to a mark of loss.</summary>
    public int Take(byte[] buffer, int offset, int count, long now)
    {
        int taken = 0;
        while (taken < count && !IsEmpty && !IsLossNext && _times[_head] <= now)
        {
            buffer[offset + taken++] = _bytes[_head++];
        }

        return taken;
    }

    /// <summary>Throws away what has arrived.</summary>
    public void Discard(long now)
    {
        while (!IsEmpty && _times[_head] <= now)
        {
            _head++;
        }

        if (IsEmpty)
        {
            Clear();
        }
    }

    /// <summary>Throws away everything.</summary>
    public void Clear()
    {
        _head = 0;
        _tail = 0;
    }
}
