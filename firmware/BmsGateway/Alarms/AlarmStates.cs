// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>
/// What each alarm of the table is now: active or not, acknowledged, how bad, since when. It only keeps what the
/// monitor, its owner, decides. Allocates nothing after it was made.
/// </summary>
public sealed class AlarmStates
{
    private const long Never = -1;
    private const byte Active = 1;
    private const byte Acknowledged = 2;

    private readonly byte[] _flags = new byte[AlarmTable.Count];
    private readonly byte[] _severities = new byte[AlarmTable.Count];
    private readonly int[] _values = new int[AlarmTable.Count];
    private readonly long[] _raisedAt = new long[AlarmTable.Count];
    private readonly long[] _overSince = new long[AlarmTable.Count];

    /// <summary>True while an alarm is active.</summary>
    public bool IsActive(int position) => (_flags[position] & Active) != 0;

    /// <summary>True while an active alarm is acknowledged.</summary>
    public bool IsAcknowledged(int position) => (_flags[position] & Acknowledged) != 0;

    /// <summary>How much an alarm matters, or mattered when it ended.</summary>
    public AlarmSeverity SeverityOf(int position) => (AlarmSeverity)_severities[position];

    /// <summary>Newest value while its condition was there, in the unit of its source.</summary>
    public int ValueOf(int position) => _values[position];

    /// <summary>Time since an active alarm came up, ms.</summary>
    public long AgeOf(int position, long nowMilliseconds) => nowMilliseconds - _raisedAt[position];

    /// <summary>An alarm comes up, not acknowledged.</summary>
    public void Raise(int position, AlarmSeverity severity, int value, long nowMilliseconds)
    {
        _flags[position] = Active;
        _severities[position] = (byte)severity;
        _values[position] = value;
        _raisedAt[position] = nowMilliseconds;
        _overSince[position] = Never;
    }

    /// <summary>The condition of an active alarm is there.</summary>
    public void NotePresent(int position, int value)
    {
        _overSince[position] = Never;
        _values[position] = value;
    }

    /// <summary>The condition of an active alarm is over.</summary>
    /// <returns>Time for which it has been over, ms.</returns>
    public long NoteOver(int position, long nowMilliseconds)
    {
        if (_overSince[position] == Never)
        {
            _overSince[position] = nowMilliseconds;
        }

        return nowMilliseconds - _overSince[position];
    }

    /// <summary>An active alarm becomes the worst kind; it has to be seen again.</summary>
    public void Escalate(int position)
    {
        _severities[position] = (byte)AlarmSeverity.Alarm;
        _flags[position] = Active;
    }

    /// <summary>A person has seen an alarm.</summary>
    /// <returns>False when it is not active or was acknowledged before.</returns>
    public bool TryAcknowledge(int position)
    {
        if (_flags[position] != Active)
        {
            return false;
        }

        _flags[position] = Active | Acknowledged;
        return true;
    }

    /// <summary>An alarm ends.</summary>
    public void Clear(int position) => _flags[position] = 0;

    /// <summary>Copies the active alarms.</summary>
    public void CopyTo(AlarmList list)
    {
        list.Clear();
        for (int i = 0; i < _flags.Length; i++)
        {
            if ((_flags[i] & Active) != 0)
            {
                list.Insert(i, SeverityOf(i), IsAcknowledged(i), _overSince[i] != Never, _values[i], _raisedAt[i]);
            }
        }
    }

    /// <summary>Counts the active alarms and finds the worst.</summary>
    public void Summarise(AlarmSummary summary)
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

        summary.ActiveCount = active;
        summary.UnacknowledgedCount = unacknowledged;
        summary.WorstPosition = worst;
        summary.Severity = worst < 0 ? AlarmSeverity.None : SeverityOf(worst);
    }
}
