// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;
using BmsGateway.Platform;

namespace BmsGateway.Health;

/// <summary>
/// Notices when the wall clock is set and when it jumps, by comparing it with the monotonic clock. It only tells: nothing in the gateway
/// measures a duration with the wall clock.
/// </summary>
public sealed class ClockWatch
{
    /// <summary>Difference that counts as a jump, s; a clock that is only read in whole seconds differs by one.</summary>
    public const int JumpSeconds = 5;

    private const string Source = "time";

    private readonly IClock _clock;
    private readonly ILog _log;
    private long _offsetSeconds;

    /// <summary>Makes a watch that has not seen a time yet.</summary>
    public ClockWatch(IClock clock, ILog log)
    {
        _clock = clock;
        _log = log;
    }

    /// <summary>True once the wall clock has been seen set.</summary>
    public bool IsSet { get; private set; }

    /// <summary>Monotonic time at which it was first seen set, ms; 0 before.</summary>
    public long SetAtMilliseconds { get; private set; }

    /// <summary>Jumps since then.</summary>
    public int JumpCount { get; private set; }

    /// <summary>Size of the newest jump, s; positive = forward.</summary>
    public long LastJumpSeconds { get; private set; }

    /// <summary>Compares the clocks. Call it about once a second.</summary>
    public void Step()
    {
        if (!_clock.IsWallClockSet)
        {
            return;
        }

        long offset = _clock.UtcSeconds - (_clock.MonotonicMilliseconds / 1000);
        long jump = offset - _offsetSeconds;
        _offsetSeconds = offset;
        if (!IsSet)
        {
            IsSet = true;
            SetAtMilliseconds = _clock.MonotonicMilliseconds;
            _log.Write(LogLevel.Information, Source, "The clock is set: " + UtcText.Of(_clock.UtcSeconds) + ".");
        }
        else if (jump > JumpSeconds || jump < -JumpSeconds)
        {
            JumpCount++;
            LastJumpSeconds = jump;
            _log.Write(LogLevel.Warning, Source, "The clock has jumped by " + jump.ToString() + " s.");
        }
    }
}
