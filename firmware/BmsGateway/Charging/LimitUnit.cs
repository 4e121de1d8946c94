// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>Unit of a number that belongs to a limit reason.</summary>
public enum LimitUnit
{
    /// <summary>The rule has no such number.</summary>
    None = 0,

    /// <summary>Cell voltage, 0.1 mV; shown in V.</summary>
    CellTenthMillivolts = 1,

    /// <summary>Pack voltage, mV; shown in V.</summary>
    PackMillivolts = 2,

    /// <summary>Current, mA; shown in A.</summary>
    Milliamperes = 3,

    /// <summary>Temperature, 0.1 °C; shown in °C.</summary>
    Decidegrees = 4,

    /// <summary>State of charge, 0.001 %; shown in %.</summary>
    Millipercent = 5,

    /// <summary>Time, ms; shown in s.</summary>
    Milliseconds = 6,

    /// <summary>A code of the BMS.</summary>
    Code = 7,

    /// <summary>Number of cells in series.</summary>
    Cells = 8,
}
