// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;

namespace BmsGateway.TinyBms;

/// <summary>
/// The event log of the BMS as read last. Written by the driver; every other thread takes a copy with
/// <see cref="TryCopyTo"/>.
/// </summary>
public sealed class TinyBmsEventRecords
{
    /// <summary>Records that the BMS keeps.</summary>
    public const int Capacity = TinyBmsProtocol.MaximumEventCount;

    /// <summary>Identifications, in the order of the answer; valid up to <see cref="Count"/>.</summary>
    public readonly int[] Codes = new int[Capacity];

    /// <summary>Lifetime counter at each event, s.</summary>
    public readonly long[] LifetimeSeconds = new long[Capacity];

    /// <summary>Number of records.</summary>
    public int Count;

    /// <summary>Lifetime counter when the log was read, s.</summary>
    public long ClockSeconds;

    /// <summary>Monotonic time at which the log was read, ms; 0 before the first time.</summary>
    public long ReadAtMilliseconds;

    // Odd while the driver writes; even and unchanged across a copy means that the copy is whole.
    private int _revision;

    /// <summary>Marks the records as being written. Only the driver that owns them calls this.</summary>
    public void BeginUpdate() => Interlocked.Increment(ref _revision);

    /// <summary>Marks the records as finished.</summary>
    public void EndUpdate() => Interlocked.Increment(ref _revision);

    /// <summary>Copies everything into records that the caller owns.</summary>
    /// <returns>False when the driver wrote meanwhile; the copy is then worth nothing.</returns>
    public bool TryCopyTo(TinyBmsEventRecords target)
    {
        int before = Interlocked.CompareExchange(ref _revision, 0, 0);
        System.Array.Copy(Codes, 0, target.Codes, 0, Capacity);
        System.Array.Copy(LifetimeSeconds, 0, target.LifetimeSeconds, 0, Capacity);
        target.Count = Count;
        target.ClockSeconds = ClockSeconds;
        target.ReadAtMilliseconds = ReadAtMilliseconds;
        return (before & 1) == 0 && Interlocked.CompareExchange(ref _revision, 0, 0) == before;
    }
}
