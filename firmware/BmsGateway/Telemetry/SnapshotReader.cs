// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Events;

namespace BmsGateway.Telemetry;

/// <summary>
/// Keeps a copy of the newest sample for one thread that is not the control thread. The mailbox holds one sample; an older one that
/// nobody took is dropped, so a slow reader costs the control thread nothing.
/// </summary>
public sealed class SnapshotReader
{
    private readonly EventMailbox _mailbox;
    private readonly BatterySnapshot _spare = new();
    private readonly BatterySnapshot _current = new();

    /// <summary>Subscribes to <c>battery.updated</c>.</summary>
    /// <param name="bus">Event bus.</param>
    /// <param name="name">Subscriber's name for metrics.</param>
    public SnapshotReader(EventBus bus, string name)
    {
        _mailbox = bus.SubscribeQueued(EventId.BatteryUpdated, name, 1, MailboxOverflow.KeepLatest);
    }

    /// <summary>The newest whole sample that <see cref="Refresh"/> took; all values unknown before the first.</summary>
    public BatterySnapshot Current => _current;

    /// <summary>True once a sample has been taken.</summary>
    public bool HasSample { get; private set; }

    /// <summary>Takes the newest sample, if there is a new one. One thread at a time.</summary>
    public void Refresh()
    {
        while (_mailbox.TryTake(out EventId _, out object? payload, 0))
        {
            // Copied aside first: a copy that the driver disturbed must not leave half of it in the good one.
            if (payload is BatterySnapshot sample && sample.TryCopyTo(_spare))
            {
                HasSample = _spare.TryCopyTo(_current);
            }
        }
    }

    /// <summary>Age of the newest sample, ms, or <see cref="MeasurementTable.Unknown"/> before the first.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public long AgeMilliseconds(long nowMilliseconds) =>
        HasSample ? AgeOf(_current.SampledAtMilliseconds, nowMilliseconds) : MeasurementTable.Unknown;

    /// <summary>Age of a moment, never negative: another thread may have set it after the clock was read.</summary>
    internal static long AgeOf(long atMilliseconds, long nowMilliseconds) =>
        nowMilliseconds > atMilliseconds ? nowMilliseconds - atMilliseconds : 0;
}
