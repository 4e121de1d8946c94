// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Alarms;

/// <summary>
/// Makes alarms of conditions: they come up, become worse, are acknowledged and go away. The alarm service steps it;
/// any thread may read and acknowledge. What happened is taken with <see cref="TakeChange"/>. What each alarm is now is
/// kept in <see cref="AlarmStates"/>; how long it outlives its condition is told by <see cref="ClearDelays"/>.
/// </summary>
public sealed class AlarmMonitor
{
    private readonly object _gate = new();
    private readonly AlarmTracker _tracker;
    private readonly AlarmSummary _summary;
    private readonly AlarmStatistics _statistics = new();
    private readonly AlarmStates _states = new();
    private readonly ClearDelays _clearDelays = new();
    private readonly bool[] _isOff = new bool[AlarmTable.Count];
    private readonly int[] _seenRaises = new int[AlarmTable.Count];
    private readonly AlarmChangeQueue _changes = new();

    /// <summary>Makes a monitor without active alarms.</summary>
    /// <param name="tracker">Conditions.</param>
    /// <param name="summary">Is kept up to date.</param>
    public AlarmMonitor(AlarmTracker tracker, AlarmSummary summary)
    {
        _tracker = tracker;
        _summary = summary;
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
            _clearDelays.BaseMilliseconds = settings.GetNumber(SettingId.AlarmClearDelay) * 1000;
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
            for (int i = 0; i < _isOff.Length; i++)
            {
                StepRow(i, nowMilliseconds);
            }

            _states.Summarise(_summary);
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
            if (!_isOff[position] && !_states.IsActive(position))
            {
                Raise(position, value, nowMilliseconds);
                _states.Summarise(_summary);
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
            if (!_states.IsActive(position))
            {
                return AlarmAcknowledgeResult.NotActive;
            }

            AcknowledgeRow(position, nowMilliseconds);
            _states.Summarise(_summary);
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
            for (int i = 0; i < _isOff.Length; i++)
            {
                count += AcknowledgeRow(i, nowMilliseconds) ? 1 : 0;
            }

            _states.Summarise(_summary);
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
            _states.CopyTo(list);
        }
    }

    /// <summary>Times that an alarm came up since the gateway started.</summary>
    public int CountOf(int position) => _statistics.CountOf(position);

    /// <summary>Time for which an alarm was active since the gateway started, ms; the present time included.</summary>
    public long ActiveMillisecondsOf(int position, long nowMilliseconds)
    {
        lock (_gate)
        {
            long ended = _statistics.ActiveMillisecondsOf(position);
            return _states.IsActive(position) ? ended + _states.AgeOf(position, nowMilliseconds) : ended;
        }
    }

    private void StepRow(int position, long now)
    {
        int raises = _tracker.RaiseCountOf(position);
        bool isNew = raises != _seenRaises[position];
        _seenRaises[position] = raises;
        bool isActive = _states.IsActive(position);
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
            _states.NotePresent(position, _tracker.ValueOf(position));
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
        && !_states.IsAcknowledged(position);

    private void EndWhenDue(int position, long now)
    {
        long over = _states.NoteOver(position, now);
        bool isReleased = !AlarmTable.At(position).IsLatched || _states.IsAcknowledged(position);
        if (isReleased && over >= _clearDelays.Of(position))
        {
            Clear(position, now);
        }
    }

    private void Raise(int position, int value, long now)
    {
        AlarmDefinition row = AlarmTable.At(position);
        _clearDelays.NoteRaised(position, now);
        _states.Raise(position, row.Severity, value, now);
        _statistics.NoteRaised(position);
        Add(row, AlarmChangeKind.Raised, row.Severity, value, now);
    }

    // A worse alarm has to be seen again.
    private void Escalate(int position, long now)
    {
        AlarmDefinition row = AlarmTable.At(position);
        if (row.EscalationMilliseconds == 0
            || _states.SeverityOf(position) == AlarmSeverity.Alarm
            || _states.AgeOf(position, now) < row.EscalationMilliseconds)
        {
            return;
        }

        _states.Escalate(position);
        Add(row, AlarmChangeKind.Escalated, AlarmSeverity.Alarm, _states.ValueOf(position), now);
    }

    private bool AcknowledgeRow(int position, long now)
    {
        if (!_states.TryAcknowledge(position))
        {
            return false;
        }

        AddOf(position, AlarmChangeKind.Acknowledged, _states.ValueOf(position), now);
        return true;
    }

    private void Clear(int position, long now)
    {
        _statistics.NoteActive(position, _states.AgeOf(position, now));
        _states.Clear(position);
        _clearDelays.NoteEnded(position, now);
        AddOf(position, AlarmChangeKind.Cleared, _tracker.ValueOf(position), now);
    }

    private void AddOf(int position, AlarmChangeKind kind, int value, long now) =>
        Add(AlarmTable.At(position), kind, _states.SeverityOf(position), value, now);

    private void Add(AlarmDefinition row, AlarmChangeKind kind, AlarmSeverity severity, int value, long now) =>
        _changes.Add(new AlarmChange(row, kind, severity, value, now));
}
