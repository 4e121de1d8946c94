// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>
/// How many alarms are active, and the worst of them. Written by the alarm service, read by anyone number by number.
/// </summary>
public sealed class AlarmSummary
{
    /// <summary>Marks that no alarm is active.</summary>
    public const int None = -1;

    /// <summary>Active alarms.</summary>
    public int ActiveCount;

    /// <summary>Active alarms that nobody has acknowledged.</summary>
    public int UnacknowledgedCount;

    /// <summary>Position of the worst active alarm, among equals the newest; <see cref="None"/> without one.</summary>
    public int WorstPosition = None;

    /// <summary>How much the worst one matters.</summary>
    public AlarmSeverity Severity;
}
