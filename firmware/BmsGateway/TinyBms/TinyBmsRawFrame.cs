// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;

namespace BmsGateway.TinyBms;

/// <summary>
/// The bytes of one request, or everything that came until its answer was complete or given up; payload of
/// <c>uart.frame</c>. Of a small ring: every other thread takes a copy with <see cref="TryCopyTo"/>.
/// </summary>
public sealed class TinyBmsRawFrame
{
    /// <summary>Most bytes that are kept, longer than the longest frame (259).</summary>
    public const int Capacity = 272;

    /// <summary>Bytes, valid up to <see cref="Length"/>.</summary>
    public readonly byte[] Bytes = new byte[Capacity];

    /// <summary>Number of bytes kept.</summary>
    public int Length;

    /// <summary>Bytes that came beyond <see cref="Capacity"/> and were dropped.</summary>
    public int DroppedBytes;

    /// <summary>Which way.</summary>
    public TinyBmsRawDirection Direction;

    /// <summary>Monotonic time at which it was sent, or at which the waiting ended, ms.</summary>
    public long TimeMilliseconds;

    // Odd while the driver writes; even and unchanged across a copy means that the copy is whole.
    private int _revision;

    /// <summary>Marks the frame as being written. Only the driver that owns it calls this.</summary>
    public void BeginUpdate() => Interlocked.Increment(ref _revision);

    /// <summary>Marks the frame as finished.</summary>
    public void EndUpdate() => Interlocked.Increment(ref _revision);

    /// <summary>Copies everything into a frame that the caller owns.</summary>
    /// <returns>False when the driver wrote this object meanwhile: this frame is lost to the caller.</returns>
    public bool TryCopyTo(TinyBmsRawFrame target)
    {
        int before = Interlocked.CompareExchange(ref _revision, 0, 0);
        if ((before & 1) != 0)
        {
            return false;
        }

        Array.Copy(Bytes, 0, target.Bytes, 0, Capacity);
        target.Length = Length;
        target.DroppedBytes = DroppedBytes;
        target.Direction = Direction;
        target.TimeMilliseconds = TimeMilliseconds;
        return Interlocked.CompareExchange(ref _revision, 0, 0) == before;
    }

    /// <summary>What the bytes mean, in one line. Allocates: for the reader's thread, on its own copy.</summary>
    public string Describe() => TinyBmsFrameText.Of(Bytes, Length, Direction);
}
