// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.Victron;

/// <summary>When frames of one identifier have come.</summary>
public sealed class FrameStatistics
{
    /// <summary>Number of frames.</summary>
    public long Count { get; private set; }

    /// <summary>Time of the first frame in milliseconds.</summary>
    public long FirstMilliseconds { get; private set; }

    /// <summary>Time of the newest frame in milliseconds.</summary>
    public long LastMilliseconds { get; private set; }

    /// <summary>Longest time between two frames in milliseconds, 0 before the second.</summary>
    public long LongestGapMilliseconds { get; private set; }

    /// <summary>Shortest time between two frames in milliseconds, 0 before the second.</summary>
    public long ShortestGapMilliseconds { get; private set; }

    internal void Add(long timeMilliseconds)
    {
        if (Count == 0)
        {
            FirstMilliseconds = timeMilliseconds;
        }
        else
        {
            long gap = timeMilliseconds - LastMilliseconds;
            LongestGapMilliseconds = Math.Max(LongestGapMilliseconds, gap);
            ShortestGapMilliseconds = Count == 1 ? gap : Math.Min(ShortestGapMilliseconds, gap);
        }

        LastMilliseconds = timeMilliseconds;
        Count++;
    }
}
