// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>Keys of the enumerations of alarms in JSON, each in the order of its enumeration.</summary>
public static class AlarmKeys
{
    private static readonly string[] Severities = { "none", "information", "warning", "alarm" };

    private static readonly string[] Kinds = { "unknown", "raised", "cleared", "acknowledged", "escalated", "noted" };

    /// <summary>Key of a severity ("warning").</summary>
    public static string KeyOf(AlarmSeverity severity) => Pick(Severities, (int)severity);

    /// <summary>Key of a change ("raised").</summary>
    public static string KeyOf(AlarmChangeKind kind) => Pick(Kinds, (int)kind);

    // What was read from flash may be a number of a later version.
    private static string Pick(string[] keys, int index) => index >= 0 && index < keys.Length ? keys[index] : keys[0];
}
