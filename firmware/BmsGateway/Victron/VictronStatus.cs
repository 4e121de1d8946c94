// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Victron;

/// <summary>What happens between the gateway and the GX. Written on the control thread, read by anyone number by number.</summary>
public sealed class VictronStatus
{
    /// <summary>Monotonic time of the newest keep-alive (0x305) of a GX, ms; 0 = never seen.</summary>
    public long GxSeenAtMilliseconds;

    /// <summary>True once a frame 0x307 with the text "VIC" has come: the partner is a Victron GX.</summary>
    public bool IsGxIdentified;

    /// <summary>Frames received that the protocol does not know.</summary>
    public int UnknownFrameCount;

    /// <summary>Times that the control frames were sent.</summary>
    public int CycleCount;

    /// <summary>Monotonic time of the newest 0x351, ms; 0 = none sent yet.</summary>
    public long LimitsSentAtMilliseconds;

    /// <summary>Longest time between two 0x351 while they were due, ms.</summary>
    public int LongestGapMilliseconds;
}
