// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Victron;

/// <summary>
/// What happens between the gateway and the GX. Written on the control thread, read by anyone number by number.
/// </summary>
public sealed class VictronStatus
{
    /// <summary>Monotonic time of the newest keep-alive (0x305) of a GX, ms; 0 = never seen.</summary>
    public long GxSeenAtMilliseconds;

    /// <summary>
    /// True while a keep-alive has come within <see cref="GxWatch.AbsentMilliseconds"/>. Never a reason to stop
    /// sending.
    /// </summary>
    public bool IsGxPresent;

    /// <summary>Times that a GX that was there fell silent.</summary>
    public int GxLossCount;

    /// <summary>Keep-alives (0x305) received.</summary>
    public int KeepAliveCount;

    /// <summary>True once a frame 0x307 with the text "VIC" has come: the partner is a Victron GX.</summary>
    public bool IsGxIdentified;

    /// <summary>Frames received that the protocol does not know.</summary>
    public int UnknownFrameCount;

    /// <summary>Times that the control frames were due and their sending began.</summary>
    public int CycleCount;

    /// <summary>Monotonic time of the newest 0x351, ms; 0 = none sent yet.</summary>
    public long LimitsSentAtMilliseconds;

    /// <summary>Longest time between two 0x351 while they were due, ms.</summary>
    public int LongestGapMilliseconds;

    /// <summary>Farthest that a cycle began from its due time, early or late, ms.</summary>
    public int LongestJitterMilliseconds;

    /// <summary>
    /// Cycles that began more than <see cref="CycleTimer.JitterBoundMilliseconds"/> from their due time.
    /// </summary>
    public int JitterCount;

    /// <summary>
    /// Cycles that were due before the frames of the one before were all sent: the control loop is too slow.
    /// </summary>
    public int UnfinishedCycleCount;

    /// <summary>Turns of the control loop in which limits were not sent because they were old or out of bounds.</summary>
    public int RefusedLimitsCount;

    /// <summary>Health of the CAN buses, in the order of the platform's buses.</summary>
    public CanBusHealth[] Buses = new CanBusHealth[0];
}
