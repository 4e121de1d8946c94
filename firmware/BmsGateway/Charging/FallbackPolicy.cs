// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>
/// The one place that decides whether and what may be sent: nothing before the start gate has opened, less and less
/// when samples stop, then silence. Silence is the strongest statement: it makes every charger and inverter stop
/// through its own BMS-lost path, which CCL = 0 does not (with DC feed-in solar chargers follow CVL only).
/// </summary>
public sealed class FallbackPolicy
{
    /// <summary>Plausible samples in a row that open the start gate.</summary>
    public const int StartSamples = 3;

    /// <summary>Time within which they have to come, ms.</summary>
    public const int StartMilliseconds = 5000;

    /// <summary>Age of the newest sample above which charging stops, ms.</summary>
    public const int StaleMilliseconds = 3000;

    /// <summary>Age above which discharging stops too, and the BMS link is an alarm instead of a warning, ms.</summary>
    public const int AlarmMilliseconds = 10000;

    /// <summary>Age of the newest sample above which nothing is sent any more, ms.</summary>
    public const int SilentMilliseconds = 30000;

    /// <summary>
    /// The same for a battery in the middle of its charge, off grid and where the owner wants it, ms.
    /// </summary>
    public const int OffGridMilliseconds = 1800000;

    /// <summary>Time for which the safe state sends its zeros before it falls silent, ms.</summary>
    public const int SafeStateMilliseconds = 10000;

    /// <summary>
    /// Time for which an alarm is sent before a charger that does not obey is stopped by silence, ms.
    /// </summary>
    public const int NotObeyedMilliseconds = 5000;

    /// <summary>Time for which the alarm of a lost BMS stays after it has come back, ms.</summary>
    public const int AlarmHoldMilliseconds = 30000;

    private const long Never = long.MinValue;

    private int _samplesInRow;
    private long _firstOfRowAt;
    private long _secondOfRowAt;
    private long _newestSampleAt = Never;
    private long _alarmUntil = Never;
    private long _safeSince = Never;
    private long _notObeyedSince = Never;

    /// <summary>True once the start gate has opened.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Monotonic time at which it opened, ms.</summary>
    public long OpenedAtMilliseconds { get; private set; }

    /// <summary>Set while the configuration contradicts the settings of the BMS.</summary>
    public bool IsRefused;

    /// <summary>
    /// Set while discharging may go on without samples: off grid, wanted, and all cells in the middle.
    /// </summary>
    public bool IsRestful;

    /// <summary>Notes a plausible sample with usable thresholds.</summary>
    /// <param name="sampledAtMilliseconds">Monotonic time of the sample.</param>
    public void NoteSample(long sampledAtMilliseconds)
    {
        long gap = _newestSampleAt == Never ? 0 : sampledAtMilliseconds - _newestSampleAt;
        if (gap > AlarmMilliseconds)
        {
            _alarmUntil = sampledAtMilliseconds + AlarmHoldMilliseconds;
        }

        if (IsOpen && gap > SilentAfterMilliseconds)
        {
            // The ladder had reached silence: the gate has to be passed again.
            Reset();
        }

        if (!IsOpen)
        {
            CountForGate(sampledAtMilliseconds, gap);
        }

        _newestSampleAt = sampledAtMilliseconds;
    }

    /// <summary>
    /// Notes a sample that cannot be: before the start the count begins anew, later it is as if none had come.
    /// </summary>
    public void NoteBadSample() => _samplesInRow = 0;

    /// <summary>
    /// Closes the gate: contradictory settings, another battery, or a failure of the control path itself.
    /// </summary>
    public void Reset()
    {
        IsOpen = false;
        _samplesInRow = 0;
        _notObeyedSince = Never;
    }

    /// <summary>
    /// Notes whether a person asks for the safe state; its end closes the gate, so that the start is a slow one.
    /// </summary>
    public void NoteSafeState(bool isWanted, long nowMilliseconds)
    {
        if (isWanted && _safeSince == Never)
        {
            _safeSince = nowMilliseconds;
        }
        else if (!isWanted && _safeSince != Never)
        {
            _safeSince = Never;
            Reset();
        }
    }

    /// <summary>Notes that a charger goes on although nothing may be charged.</summary>
    public void NoteNotObeyed(long nowMilliseconds)
    {
        if (_notObeyedSince == Never)
        {
            _notObeyedSince = nowMilliseconds;
        }
    }

    /// <summary>Age of the newest sample, ms; meaningless before the first.</summary>
    public long AgeMilliseconds(long nowMilliseconds) =>
        _newestSampleAt == Never ? 0 : nowMilliseconds - _newestSampleAt;

    /// <summary>Where the ladder stands at a time.</summary>
    public ControlState StateAt(long nowMilliseconds)
    {
        if (IsRefused)
        {
            return ControlState.Refused;
        }

        if (!IsOpen)
        {
            return ControlState.Starting;
        }

        long age = AgeMilliseconds(nowMilliseconds);
        if (age > SilentAfterMilliseconds)
        {
            return ControlState.Lost;
        }

        if (_safeSince != Never)
        {
            return ControlState.SafeState;
        }

        if (_notObeyedSince != Never)
        {
            return ControlState.NotObeyed;
        }

        return age > StaleMilliseconds ? ControlState.Stale : ControlState.Running;
    }

    /// <summary>True while nothing may be sent.</summary>
    public bool IsSilentAt(long nowMilliseconds)
    {
        switch (StateAt(nowMilliseconds))
        {
            case ControlState.Running:
            case ControlState.Stale:
                return false;
            case ControlState.SafeState:
                return nowMilliseconds - _safeSince > SafeStateMilliseconds;
            case ControlState.NotObeyed:
                return nowMilliseconds - _notObeyedSince > NotObeyedMilliseconds;
            default:
                return true;
        }
    }

    /// <summary>
    /// True while the link to the BMS is an alarm: no sample for 10 s, and for 30 s after the next one.
    /// </summary>
    public bool IsLinkAlarmAt(long nowMilliseconds) =>
        AgeMilliseconds(nowMilliseconds) > AlarmMilliseconds || nowMilliseconds < _alarmUntil;

    private long SilentAfterMilliseconds => IsRestful ? OffGridMilliseconds : SilentMilliseconds;

    private void CountForGate(long at, long gap)
    {
        if (_samplesInRow == 0 || gap > StaleMilliseconds)
        {
            _samplesInRow = 1;
            _firstOfRowAt = at;
        }
        else if (_samplesInRow == 1)
        {
            _samplesInRow = 2;
            _secondOfRowAt = at;
        }
        else if (at - _firstOfRowAt > StartMilliseconds)
        {
            // Too slow: the second of the row becomes the first.
            _firstOfRowAt = _secondOfRowAt;
            _secondOfRowAt = at;
        }
        else
        {
            IsOpen = true;
            OpenedAtMilliseconds = at;
        }
    }
}
