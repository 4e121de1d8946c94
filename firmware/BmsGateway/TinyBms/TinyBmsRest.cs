// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// Decides when the BMS may sleep. It sleeps only when nothing is asked for 10 s (User Manual Rev D), which is far
/// longer than the 3 s after which samples are too old for limits. So polls and limits exclude sleep: a rest takes
/// the limits away, first to 0, then to silence, and it is only for a battery that nobody uses. It begins after a
/// number of idle minutes in which no current flowed, no protection was active and nobody listened to the limits. It
/// ends at once when somebody listens or a command waits, and when one of the samples, still taken once a minute,
/// shows that the battery is in use.
/// </summary>
public sealed class TinyBmsRest
{
    /// <summary>Time between two samples while the BMS may sleep, ms.</summary>
    public const int ProbeMilliseconds = 60000;

    /// <summary>
    /// Current up to which the battery is idle, mA: the one at which the low power version of the BMS may sleep (User
    /// Manual Rev D); that of the high power version is higher.
    /// </summary>
    public const int IdleMilliamperes = 80;

    /// <summary>Most idle minutes that can be set: one day.</summary>
    public const int MaximumMinutes = 1440;

    private long _idleMilliseconds;
    private long _neededAtMilliseconds;
    private bool _hasSample;

    /// <summary>Makes a rest.</summary>
    /// <param name="idleMinutes">Idle minutes before the BMS may sleep; 0 = never.</param>
    /// <param name="nowMilliseconds">Monotonic time, ms.</param>
    public TinyBmsRest(int idleMinutes, long nowMilliseconds)
    {
        _idleMilliseconds = idleMinutes * 60000L;
        _neededAtMilliseconds = nowMilliseconds;
    }

    /// <summary>Sets the idle time anew and begins to count it again.</summary>
    /// <param name="idleMinutes">Idle minutes before the BMS may sleep; 0 = never.</param>
    /// <param name="nowMilliseconds">Monotonic time, ms.</param>
    public void SetIdleTime(int idleMinutes, long nowMilliseconds)
    {
        _idleMilliseconds = idleMinutes * 60000L;
        NoteNeed(nowMilliseconds);
    }

    /// <summary>Somebody needs the battery now.</summary>
    public void NoteNeed(long nowMilliseconds) => _neededAtMilliseconds = nowMilliseconds;

    /// <summary>The BMS is asked again: before the next rest there has to be a sample.</summary>
    public void NoteWake() => _hasSample = false;

    /// <summary>Takes a plausible sample.</summary>
    public void NoteSample(BatterySnapshot sample, long nowMilliseconds)
    {
        _hasSample = true;
        int current = sample.PackCurrentMilliamperes;
        bool isIdle = sample.State == BatteryState.Idle
            && current >= -IdleMilliamperes
            && current <= IdleMilliamperes
            && sample.BalancingActiveMask == 0;
        if (!isIdle)
        {
            NoteNeed(nowMilliseconds);
        }
    }

    /// <summary>True while somebody has needed the battery within the idle time, and always when there is no rest.</summary>
    public bool IsNeeded(long nowMilliseconds) =>
        _idleMilliseconds == 0 || nowMilliseconds - _neededAtMilliseconds < _idleMilliseconds;

    /// <summary>True when the BMS may sleep.</summary>
    public bool IsDue(long nowMilliseconds) =>
        _idleMilliseconds > 0 && _hasSample && nowMilliseconds - _neededAtMilliseconds >= _idleMilliseconds;
}
