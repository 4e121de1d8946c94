// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>How much an alarm matters. Larger is worse.</summary>
public enum AlarmSeverity
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Good to know.</summary>
    Information = 1,

    /// <summary>Something to look at.</summary>
    Warning = 2,

    /// <summary>The battery or the supply of the house is at risk.</summary>
    Alarm = 3,
}
