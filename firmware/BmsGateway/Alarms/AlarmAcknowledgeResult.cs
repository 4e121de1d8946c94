// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>Outcome of acknowledging one alarm.</summary>
public enum AlarmAcknowledgeResult
{
    /// <summary>It is acknowledged now, or was before.</summary>
    Done = 0,

    /// <summary>It is not active.</summary>
    NotActive = 1,

    /// <summary>There is no such alarm.</summary>
    Unknown = 2,
}
