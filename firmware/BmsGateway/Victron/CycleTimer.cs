// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Victron;

/// <summary>
/// Says when a cycle begins: on absolute times one period apart, a little earlier or later where a fresh sample comes
/// near that time.
/// </summary>
public sealed class CycleTimer
{
    /// <summary>A fresh sample may start the cycle this much before it is due, ms.</summary>
    public const int EarlyMilliseconds = 100;

    /// <summary>How long a due cycle waits for a fresh sample, ms.</summary>
    public const int LateMilliseconds = 50;

    /// <summary>Distance from the due time up to which a cycle counts as on time, ms.</summary>
    public const int JitterBoundMilliseconds = 200;

    private readonly VictronStatus _status;
    private long _dueAt;
    private long _usedSampleAt;

    /// <summary>Makes a timer that counts into <paramref name="status"/>.</summary>
    public CycleTimer(VictronStatus status)
    {
        _status = status;
    }

    /// <summary>Latest time at which the next cycle begins, ms.</summary>
    public long LatestStartMilliseconds => _dueAt + LateMilliseconds;

    /// <summary>Makes a cycle due now.</summary>
    public void Start(long nowMilliseconds)
    {
        // Nothing to wait for: the sample that opened the gate has just come.
        _dueAt = nowMilliseconds;
        _usedSampleAt = 0;
    }

    /// <summary>True when a cycle begins now.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    /// <param name="sampledAtMilliseconds">Time of the newest sample.</param>
    public bool IsDue(long nowMilliseconds, long sampledAtMilliseconds)
    {
        bool hasFreshSample = sampledAtMilliseconds > _usedSampleAt
            && nowMilliseconds - sampledAtMilliseconds <= EarlyMilliseconds;
        return nowMilliseconds >= _dueAt + (hasFreshSample ? -EarlyMilliseconds : LateMilliseconds);
    }

    /// <summary>Notes that a cycle begins, and when the next one is due.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    /// <param name="sampledAtMilliseconds">Time of the newest sample.</param>
    public void Begin(long nowMilliseconds, long sampledAtMilliseconds)
    {
        NoteJitter(nowMilliseconds > _dueAt ? nowMilliseconds - _dueAt : _dueAt - nowMilliseconds);
        _status.CycleCount++;
        _usedSampleAt = sampledAtMilliseconds;
        _dueAt += VictronFrames.CyclePeriodMilliseconds;
        if (_dueAt <= nowMilliseconds)
        {
            // A whole period was missed (the process was stopped, the clock of the host slept): go on from now, without
            // a burst.
            _dueAt = nowMilliseconds + VictronFrames.CyclePeriodMilliseconds;
        }
    }

    private void NoteJitter(long milliseconds)
    {
        int jitter = milliseconds > int.MaxValue ? int.MaxValue : (int)milliseconds;
        if (jitter > _status.LongestJitterMilliseconds)
        {
            _status.LongestJitterMilliseconds = jitter;
        }

        if (jitter > JitterBoundMilliseconds)
        {
            _status.JitterCount++;
        }
    }
}
