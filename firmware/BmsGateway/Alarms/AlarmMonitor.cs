// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Alarms;

/// <summary>
/// Makes alarms of conditions: they come up, become worse, are acknowledged and go away. The alarm service steps it;
/// any thread may read and acknowledge. What happened is taken with <see cref="TakeChange"/>.
/// </summary>
/// <remarks>
/// A value that dithers makes no storm: an alarm ends only after its condition has been over for a time, and that time
/// doubles, up to ten minutes, each time the alarm comes back within ten minutes.
/// </remarks>
public sealed class AlarmMonitor
{
    /// <summary>Longest time for which a condition has to be over before its alarm ends, ms.</summary>
    public const int LongestClearMilliseconds = 600000;

    private const long Never = -1;
    private const byte Active = 1;
    private const byte Acknowledged = 2;

    private readonly object _gate = new();
    private readonly AlarmTracker _tracker;
    private readonly AlarmSummary _summary;
    private readonly AlarmStatistics _statistics = new();
    private readonly byte[] _flags = new byte[AlarmTable.Count];
    private readonly byte[] _severities = new byte[AlarmTable.Count];
    private readonly bool[] _isOff = new bool[AlarmTable.Count];
    private readonly int[] _values = new int[AlarmTable.Count];
    private readonly int[] _seenRaises = new int[AlarmTable.Count];
    private readonly int[] _clearDelays = new int[AlarmTable.Count];
    private readonly long[] _raisedAt = new long[AlarmTable.Count];
    private readonly long[] _overSince = new long[AlarmTable.Count];
    private readonly long[] _clearedAt = new long[AlarmTable.Count];
    private readonly AlarmChangeQueue _changes = new();
    private int _baseClearDelay = 5000;

    /// <summary>Makes a monitor without active alarms.</summary>
    /// <param name="tracker">Conditions.</param>
    /// <param name="summary">Is kept up to date.</param>
    public AlarmMonitor(AlarmTracker tracker, AlarmSummary summary)
    {
        _tracker = tracker;
        _summary = summary;
        for (int i = 0; i < _clearedAt.Length; i++)
        {
            _clearedAt[i] = Never;
            _overSince[i] = Never;
        }
    }

    /// <summary>Changes that were dropped because nobody took them.</summary>
    public int LostChangeCount => _changes.LostCount;

    /// <summary>Takes alarm.off and alarm.clear_delay_s.</summary>
    /// <returns>A key in alarm.off that no alarm has; empty when all is well.</returns>
    public string Configure(GatewaySettings settings)
    {
        string unknown = "";
        lock (_gate)
        {
            _baseClearDelay = settings.GetNumber(SettingId.AlarmClearDelay) * 1000;
            for (int i = 0; i < _isOff.Length; i++)
            {
                _isOff[i] = false;
            }

            string[] keys = settings.GetText(SettingId.AlarmsOff).Split(',');
            for (int i = 0; i < keys.Length; i++)
            {
                string key = keys[i].Trim();
                int position = AlarmTable.Find(key);
                if (position >= 0)
                {
                    _isOff[position] = true;
                }
                else if (key.Length > 0)
                {
                    unknown = key;
                }
            }
        }

        return unknown;
    }

    /// <summary>Brings all alarms up to date with their conditions.</summary>
    public void Step(long nowMilliseconds)
    {
        lock (_gate)
        {
            for (int i = 0; i < _flags.Length; i++)
            {
                StepRow(i, nowMilliseconds);
            }

            Summarise();
        }
    }

    /// <summary>Notes something that happened once and is never active.</summary>
    public void Note(AlarmId id, int value, long nowMilliseconds)
    {
        int position = AlarmTable.PositionOf(id);
        lock (_gate)
        {
            if (!_isOff[position])
            {
                _statistics.NoteRaised(position);
                AlarmDefinition row = AlarmTable.At(position);
                Add(row, AlarmChangeKind.Noted, row.Severity, value, nowMilliseconds);
            }
        }
    }

    /// <summary>Raises an alarm whose condition was there but may be over already.</summary>
    /// <param name="position">Position in the alarm table.</param>
    /// <param name="value">Value of its source.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public void Pulse(int position, int value, long nowMilliseconds)
    {
        lock (_gate)
        {
            if (!_isOff[position] && (_flags[position] & Active) == 0)
            {
                Raise(position, value, nowMilliseconds);
                Summarise();
            }
        }
    }

    /// <summary>Acknowledges one alarm.</summary>
    /// <param name="key">Key of the alarm.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public AlarmAcknowledgeResult Acknowledge(string key, long nowMilliseconds)
    {
        int position = AlarmTable.Find(key);
        if (position < 0)
        {
            return AlarmAcknowledgeResult.Unknown;
        }

        lock (_gate)
        {
            if ((_flags[position] & Active) == 0)
            {
                return AlarmAcknowledgeResult.NotActive;
            }

            AcknowledgeRow(position, nowMilliseconds);
            Summarise();
            return AlarmAcknowledgeResult.Done;
        }
    }

    /// <summary>Acknowledges all active alarms.</summary>
    /// <returns>How many were not acknowledged before.</returns>
    public int AcknowledgeAll(long nowMilliseconds)
    {
        lock (_gate)
        {
            int count = 0;
            for (int i = 0; i < _flags.Length; i++)
            {
                count += AcknowledgeRow(i, nowMilliseconds) ? 1 : 0;
            }

            Summarise();
            return count;
        }
    }

    /// <summary>Takes the oldest change that waits; null when there is none.</summary>
    public AlarmChange? TakeChange()
    {
        lock (_gate)
        {
            return _changes.Take();
        }
    }

    /// <summary>Copies the active alarms.</summary>
    public void Read(AlarmList list)
    {
        lock (_gate)
        {
            list.Clear();
            for (int i = 0; i < _flags.Length; i++)
            {
                if ((_flags[i] & Active) != 0)
                {
                    list.Insert(
                        i,
                        (AlarmSeverity)_severities[i],
                        (_flags[i] & Acknowledged) != 0,
                        _overSince[i] != Never,
                        _values[i],
                        _raisedAt[i]);
                }
            }
        }
    }

    /// <summary>Times that an alarm came up since the gateway started.</summary>
    public int CountOf(int position) => _statistics.CountOf(position);

    /// <summary>Time for which an alarm was active since the gateway started, ms; the present time included.</summary>
    public long ActiveMillisecondsOf(int position, long nowMilliseconds)
    {
        lock (_gate)
        {
            bool isActive = (_flags[position] & Active) != 0;
            return _statistics.ActiveMillisecondsOf(position) + (isActive ? nowMilliseconds - _raisedAt[position] : 0);
        }
    }

    private void StepRow(int position, long now)
    {
        int raises = _tracker.RaiseCountOf(position);
        bool isNew = raises != _seenRaises[position];
        _seenRaises[position] = raises;
        bool isActive = (_flags[position] & Active) != 0;
        if (_isOff[position])
        {
            if (isActive)
            {
                Clear(position, now);
            }

            return;
        }

        if (isNew && !isActive)
        {
            Raise(position, _tracker.ValueOf(position), now);
            isActive = true;
        }

        if (!isActive)
        {
            return;
        }

        if (_tracker.IsPresent(position))
        {
            _overSince[position] = Never;
            _values[position] = _tracker.ValueOf(position);
            Escalate(position, now);
        }
        else if (!IsFrozen(position))
        {
            EndWhenDue(position, now);
        }
    }

    // A sensor that is gone does not end an alarm; a person may.
    private bool IsFrozen(int position) =>
        AlarmSources.IsMeasurement(AlarmTable.At(position).Source)
        && !_tracker.IsOver(position)
        && (_flags[position] & Acknowledged) == 0;

    private void EndWhenDue(int position, long now)
    {
        if (_overSince[position] == Never)
        {
            _overSince[position] = now;
        }

        bool isReleased = !AlarmTable.At(position).IsLatched || (_flags[position] & Acknowledged) != 0;
        if (isReleased && now - _overSince[position] >= _clearDelays[position])
        {
            Clear(position, now);
        }
    }

    private void Raise(int position, int value, long now)
    {
        AlarmDefinition row = AlarmTable.At(position);
        bool isBack = _clearedAt[position] != Never && now - _clearedAt[position] < LongestClearMilliseconds;
        int delay = isBack ? _clearDelays[position] * 2 : _baseClearDelay;
        _clearDelays[position] = delay > LongestClearMilliseconds ? LongestClearMilliseconds : delay;
        _flags[position] = Active;
        _severities[position] = (byte)row.Severity;
        _values[position] = value;
        _raisedAt[position] = now;
        _overSince[position] = Never;
        _statistics.NoteRaised(position);
        Add(row, AlarmChangeKind.Raised, row.Severity, value, now);
    }

    // A worse alarm has to be seen again.
    private void Escalate(int position, long now)
    {
        AlarmDefinition row = AlarmTable.At(position);
        if (row.EscalationMilliseconds == 0
            || _severities[position] == (byte)AlarmSeverity.Alarm
            || now - _raisedAt[position] < row.EscalationMilliseconds)
        {
            return;
        }

        _severities[position] = (byte)AlarmSeverity.Alarm;
        _flags[position] = Active;
        Add(row, AlarmChangeKind.Escalated, AlarmSeverity.Alarm, _values[position], now);
    }

    private bool AcknowledgeRow(int position, long now)
    {
        if (_flags[position] != Active)
        {
            return false;
        }

        _flags[position] = Active | Acknowledged;
        Add(
            AlarmTable.At(position), AlarmChangeKind.Acknowledged, (AlarmSeverity)_severities[position],
            _values[position], now);
        return true;
    }

    private void Clear(int position, long now)
    {
        _flags[position] = 0;
        _clearedAt[position] = now;
        _statistics.NoteActive(position, now - _raisedAt[position]);
        Add(
            AlarmTable.At(position), AlarmChangeKind.Cleared, (AlarmSeverity)_severities[position],
            _tracker.ValueOf(position), now);
    }

    private void Summarise()
    {
        int active = 0;
        int unacknowledged = 0;
        int worst = AlarmSummary.None;
        for (int i = 0; i < _flags.Length; i++)
        {
            if ((_flags[i] & Active) == 0)
            {
                continue;
            }

            active++;
            unacknowledged += _flags[i] == Active ? 1 : 0;
            if (worst < 0 || _severities[i] > _severities[worst]
                || (_severities[i] == _severities[worst] && _raisedAt[i] > _raisedAt[worst]))
            {
                worst = i;
            }
        }

        _summary.ActiveCount = active;
        _summary.UnacknowledgedCount = unacknowledged;
        _summary.WorstPosition = worst;
        _summary.Severity = worst < 0 ? AlarmSeverity.None : (AlarmSeverity)_severities[worst];
    }

    private void Add(AlarmDefinition row, AlarmChangeKind kind, AlarmSeverity severity, int value, long now) =>
        _changes.Add(new AlarmChange(row, kind, severity, value, now));
}
