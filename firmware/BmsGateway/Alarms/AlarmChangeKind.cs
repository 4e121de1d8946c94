// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>
/// What happened to an alarm. The numbers stand in the journal in flash and never change their meaning.
/// </summary>
public enum AlarmChangeKind
{
    /// <summary>It came up.</summary>
    Raised = 1,

    /// <summary>It went away.</summary>
    Cleared = 2,

    /// <summary>A person has seen it.</summary>
    Acknowledged = 3,

    /// <summary>It has lasted so long that a warning became an alarm.</summary>
    Escalated = 4,

    /// <summary>Something happened once that is never active.</summary>
    Noted = 5,
}
