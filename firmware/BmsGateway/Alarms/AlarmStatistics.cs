// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>How often and how long each alarm was active since the gateway started. Owned by the monitor.</summary>
public sealed class AlarmStatistics
{
    private readonly int[] _counts = new int[AlarmTable.Count];
    private readonly long[] _activeMilliseconds = new long[AlarmTable.Count];

    /// <summary>Notes that an alarm came up.</summary>
    public void NoteRaised(int position) => _counts[position]++;

    /// <summary>Adds the time of an alarm that has ended.</summary>
    public void NoteActive(int position, long milliseconds) => _activeMilliseconds[position] += milliseconds;

    /// <summary>Times that an alarm came up.</summary>
    public int CountOf(int position) => _counts[position];

    /// <summary>Time for which an alarm was active, ms, without the present time.</summary>
    public long ActiveMillisecondsOf(int position) => _activeMilliseconds[position];
}
