// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>
/// How long the condition of each alarm has to be over before the alarm ends. A value that dithers makes no storm: the
/// time doubles, up to <see cref="LongestMilliseconds"/>, each time an alarm comes back within that time. Owned by the
/// monitor.
/// </summary>
public sealed class ClearDelays
{
    /// <summary>Longest time for which a condition has to be over before its alarm ends, ms.</summary>
    public const int LongestMilliseconds = 600000;

    private const long Never = -1;

    private readonly int[] _delays = new int[AlarmTable.Count];
    private readonly long[] _endedAt = new long[AlarmTable.Count];

    /// <summary>Makes the delays of alarms none of which was ever active.</summary>
    public ClearDelays()
    {
        for (int i = 0; i < _endedAt.Length; i++)
        {
            _endedAt[i] = Never;
        }
    }

    /// <summary>Time for an alarm that did not come back soon, ms; used the next time that it comes up.</summary>
    public int BaseMilliseconds { get; set; } = 5000;

    /// <summary>Time for an alarm that has come up, ms.</summary>
    public int Of(int position) => _delays[position];

    /// <summary>An alarm came up.</summary>
    /// <param name="position">Position in the alarm table.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public void NoteRaised(int position, long nowMilliseconds)
    {
        bool isBack = _endedAt[position] != Never && nowMilliseconds - _endedAt[position] < LongestMilliseconds;
        int delay = isBack ? _delays[position] * 2 : BaseMilliseconds;
        _delays[position] = delay > LongestMilliseconds ? LongestMilliseconds : delay;
    }

    /// <summary>An alarm ended.</summary>
    /// <param name="position">Position in the alarm table.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public void NoteEnded(int position, long nowMilliseconds) => _endedAt[position] = nowMilliseconds;
}
