// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>
/// Something that happened to an alarm; payload of <c>alarm.raised</c>, <c>alarm.cleared</c> and
/// <c>alarm.acknowledged</c>. Never changed after it was made, so any thread may keep it.
/// </summary>
public sealed class AlarmChange
{
    /// <summary>Makes a change.</summary>
    public AlarmChange(
        AlarmDefinition alarm, AlarmChangeKind kind, AlarmSeverity severity, int value, long atMilliseconds)
    {
        Alarm = alarm;
        Kind = kind;
        Severity = severity;
        Value = value;
        AtMilliseconds = atMilliseconds;
    }

    /// <summary>Row of the alarm.</summary>
    public AlarmDefinition Alarm { get; }

    /// <summary>What happened.</summary>
    public AlarmChangeKind Kind { get; }

    /// <summary>How much it matters now; above that of the row after an escalation.</summary>
    public AlarmSeverity Severity { get; }

    /// <summary>Value of its source, in the unit of <see cref="AlarmSources"/>.</summary>
    public int Value { get; }

    /// <summary>Monotonic time, ms.</summary>
    public long AtMilliseconds { get; }
}
