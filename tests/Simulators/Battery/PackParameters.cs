// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.Battery;

/// <summary>Size and spread of a simulated pack. The defaults are 16 LFP cells of 314 Ah.</summary>
public sealed class PackParameters
{
    /// <summary>Number of cells in series, 4 to 16.</summary>
    public int CellCount { get; set; } = 16;

    /// <summary>Chemistry.</summary>
    public CellCurve Curve { get; set; } = CellCurve.Lfp;

    /// <summary>Capacity in ampere-hours.</summary>
    public double CapacityAmpereHours { get; set; } = 314;

    /// <summary>State of charge at the start in %.</summary>
    public double SocPercent { get; set; } = 55;

    /// <summary>Largest difference of a cell's state of charge from the pack's, in percent points.</summary>
    public double SocSpreadPercent { get; set; } = 0.3;

    /// <summary>Largest difference of a cell's capacity from the pack's, in %.</summary>
    public double CapacitySpreadPercent { get; set; } = 1;

    /// <summary>Largest constant difference of a cell from the curve in millivolts.</summary>
    public double OffsetSpreadMillivolts { get; set; } = 3;

    /// <summary>Temperature of cells and surroundings at the start in degrees Celsius.</summary>
    public double TemperatureCelsius { get; set; } = 22;

    /// <summary>Seed of the spread.</summary>
    public int Seed { get; set; } = 1;
}
