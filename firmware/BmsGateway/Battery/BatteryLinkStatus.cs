// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Battery;

/// <summary>State and counters of the line to the BMS. Written by the driver, read by anyone; each number is read on its own.</summary>
public sealed class BatteryLinkStatus
{
    /// <summary>Where the link stands.</summary>
    public BatteryLinkState State;

    /// <summary>Monotonic time of the newest plausible sample, ms; 0 before the first.</summary>
    public long LastSampleAtMilliseconds;

    /// <summary>Requests sent, repeats included.</summary>
    public int RequestCount;

    /// <summary>Answers taken.</summary>
    public int AnswerCount;

    /// <summary>Requests that were not answered in time.</summary>
    public int TimeoutCount;

    /// <summary>Answers refused by the BMS (NACK).</summary>
    public int RejectedCount;

    /// <summary>Places in the byte stream where a frame seemed to start but its CRC was wrong.</summary>
    public int CrcErrorCount;

    /// <summary>Bytes skipped in the search for a frame.</summary>
    public int SkippedByteCount;

    /// <summary>Samples that were thrown away because their values contradict each other.</summary>
    public int ImplausibleCount;

    /// <summary>Times that the line was lost and opened again.</summary>
    public int ReopenCount;

    /// <summary>
    /// Part of the last 100 requests that came through, 0–100 %; <see cref="BatterySnapshot.Unknown"/> before the
    /// first.
    /// </summary>
    public int QualityPercent = BatterySnapshot.Unknown;

    /// <summary>Time between two samples now, ms: the configured one, or a longer one on a bad line.</summary>
    public int PollPeriodMilliseconds;
}
