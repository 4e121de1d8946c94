// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Victron;

/// <summary>
/// Health of one CAN bus: how often it fell into each fault, how full it is, and when a bus that is off may be tried
/// again. Frames sent, dropped and received are counted by <see cref="ICanBus"/> itself. The error counters of a
/// controller are not known here, because <see cref="ICanBus"/> does not offer them: errors are counted as the faults
/// they lead to. Written on the control thread, read by anyone number by number.
/// </summary>
public sealed class CanBusHealth
{
    private readonly CanBusOccupancy _occupancy = new();
    private long _tryAgainAt;
    private int _openFailures;
    private int _offFailures;

    /// <summary>Newest state of the bus that was seen.</summary>
    public CanBusState State;

    /// <summary>Times that the controller left the bus because of too many errors.</summary>
    public int BusOffCount;

    /// <summary>
    /// Times that frames went unacknowledged from one moment on: no GX, no cable, or another bit rate.
    /// </summary>
    public int NoPartnerCount;

    /// <summary>Attempts to open the controller or adapter that failed.</summary>
    public int OpenFailureCount;

    /// <summary>Times that an open bus went down: its adapter was unplugged or its chip failed.</summary>
    public int DownCount;

    /// <summary>Frames that the bus refused.</summary>
    public int RefusedCount;

    /// <summary>Frames that were not offered to the bus because it rests after bus-off.</summary>
    public int HeldBackCount;

    /// <summary>
    /// Share of the last second in which frames filled the bus, 0.1 %; see <see cref="CanBusOccupancy"/>.
    /// </summary>
    public int OccupancyPermille;

    /// <summary>Highest <see cref="OccupancyPermille"/> so far.</summary>
    public int HighestOccupancyPermille;

    /// <summary>Sets the bit rate of the bus, bit/s, for the occupancy. Before the first frame.</summary>
    public void SetBitRate(int bitsPerSecond) => _occupancy.BitsPerSecond = bitsPerSecond;

    /// <summary>True when a bus that is down may be opened now.</summary>
    public bool MayOpen(long nowMilliseconds) => nowMilliseconds >= _tryAgainAt;

    /// <summary>Notes an attempt to open the bus; after a failure it rests.</summary>
    public void NoteOpened(bool success, long nowMilliseconds)
    {
        if (success)
        {
            _openFailures = 0;
            _tryAgainAt = 0;
            return;
        }

        OpenFailureCount++;
        _openFailures++;
        _tryAgainAt = nowMilliseconds + CanBackOff.WaitMilliseconds(_openFailures);
    }

    /// <summary>Notes the state and brings the occupancy up to date.</summary>
    /// <returns>True when the state has changed.</returns>
    public bool NoteState(CanBusState state, long nowMilliseconds)
    {
        OccupancyPermille = _occupancy.PermilleAt(nowMilliseconds);
        if (OccupancyPermille > HighestOccupancyPermille)
        {
            HighestOccupancyPermille = OccupancyPermille;
        }

        if (state == CanBusState.Running)
        {
            // Also when nobody saw that it was off in between.
            _offFailures = 0;
            _tryAgainAt = 0;
        }

        if (state == State)
        {
            return false;
        }

        BusOffCount += state == CanBusState.BusOff ? 1 : 0;
        NoPartnerCount += state == CanBusState.NoPartner ? 1 : 0;
        DownCount += state == CanBusState.Down ? 1 : 0;
        State = state;
        return true;
    }

    /// <summary>
    /// False while a bus that is off rests. A bus that says it is back is used at once, and one without partner is
    /// always used: a GX that reboots listens again at once.
    /// </summary>
    /// <param name="state">State of the bus now.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public bool MaySend(CanBusState state, long nowMilliseconds)
    {
        if (state != CanBusState.BusOff || nowMilliseconds >= _tryAgainAt)
        {
            return true;
        }

        HeldBackCount++;
        return false;
    }

    /// <summary>Notes a frame that was offered to the bus; a bus that is off and refuses it rests.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="isTaken">What the bus said.</param>
    /// <param name="state">State of the bus after that.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public void NoteSent(CanFrame frame, bool isTaken, CanBusState state, long nowMilliseconds)
    {
        if (isTaken)
        {
            _occupancy.Note(frame, nowMilliseconds);
            return;
        }

        RefusedCount++;
        if (state == CanBusState.BusOff)
        {
            _offFailures++;
            _tryAgainAt = nowMilliseconds + CanBackOff.WaitMilliseconds(_offFailures);
        }
    }

    /// <summary>Notes a received frame.</summary>
    public void NoteReceived(CanFrame frame, long nowMilliseconds) => _occupancy.Note(frame, nowMilliseconds);
}
