// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>How bad a condition is.</summary>
public enum AlarmLevel
{
    /// <summary>The gateway cannot tell.</summary>
    NotSupported = 0,

    /// <summary>All is well.</summary>
    Ok = 1,

    /// <summary>Something to look at.</summary>
    Warning = 2,

    /// <summary>The BMS has acted, or is about to.</summary>
    Alarm = 3,
}
