// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.Link;

/// <summary>
/// Bytes on their way to the host, each with the time at which its last bit has arrived. Bounded: when nobody reads,
/// the newest bytes are dropped and counted, as on a serial line without flow control.
/// </summary>
public sealed class TimedByteQueue
{
    // A wake-up per byte (87 us at 115200 bit/s) would cost more than it tells; a serial driver hands out bytes in
    // pieces too.
    private const long PieceMicroseconds = 1000;

    private readonly byte[] _bytes;
    private readonly long[] _due;
    private int _head;
    private int _count;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="capacity">Largest number of waiting bytes.</param>
    public TimedByteQueue(int capacity)
    {
        _bytes = new byte[capacity];
        _due = new long[capacity];
    }

    /// <summary>Number of waiting bytes, due or not.</summary>
    public int Count => _count;

    /// <summary>Number of bytes dropped because the queue was full.</summary>
    public long DroppedBytes { get; private set; }

    /// <summary>Adds one byte.</summary>
    /// <param name="value">The byte.</param>
    /// <param name="dueMicroseconds">Time at which it has arrived at the host; must not decrease from call to
    /// call.</param>
    public void Add(byte value, long dueMicroseconds)
    {
        if (_count == _bytes.Length)
        {
            DroppedBytes++;
            return;
        }

        int tail = (_head + _count) % _bytes.Length;
        _bytes[tail] = value;
        _due[tail] = dueMicroseconds;
        _count++;
    }

    /// <summary>Hands out the bytes that are due.</summary>
    /// <param name="nowMicroseconds">Present time.</param>
    /// <param name="buffer">Buffer to fill.</param>
    /// <param name="offset">First index to fill.</param>
    /// <param name="count">Largest number of bytes.</param>
    /// <returns>Number of bytes written.</returns>
    public int Take(long nowMicroseconds, byte[] buffer, int offset, int count)
    {
        int taken = 0;
        while (taken < count && _count > 0 && _due[_head] <= nowMicroseconds)
        {
            buffer[offset + taken] = _bytes[_head];
            _head = (_head + 1) % _bytes.Length;
            _count--;
            taken++;
        }

        return taken;
    }

    /// <summary>Time until the next piece of output (up to 1 ms of bytes) is complete.</summary>
    /// <param name="nowMicroseconds">Present time.</param>
    /// <returns>Microseconds, 0 when due, <see cref="long.MaxValue"/> when the queue is empty.</returns>
    public long MicrosecondsUntilPiece(long nowMicroseconds)
    {
        if (_count == 0)
        {
            return long.MaxValue;
        }

        long end = _due[_head];
        for (int i = 1; i < _count; i++)
        {
            long due = _due[(_head + i) % _due.Length];
            if (due - _due[_head] > PieceMicroseconds)
            {
                break;
            }

            end = due;
        }

        return Math.Max(0, end - nowMicroseconds);
    }

    /// <summary>Forgets all waiting bytes.</summary>
    public void Clear()
    {
        _count = 0;
    }
}
