// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.Power;

/// <summary>Size of a power system. The defaults are a house with 16 LFP cells of 314 Ah.</summary>
public sealed class PowerSystemOptions
{
    /// <summary>Most current of the inverter/charger when charging, in amperes.</summary>
    public double ChargerAmperes { get; set; } = 70;

    /// <summary>Most power of the inverter in watts.</summary>
    public double InverterWatts { get; set; } = 5000;

    /// <summary>Most current of all solar chargers together in amperes.</summary>
    public double SolarChargerAmperes { get; set; } = 200;

    /// <summary>True when a grid is there; false is an island.</summary>
    public bool HasGrid { get; set; } = true;

    /// <summary>True when surplus solar power may go to the grid.</summary>
    public bool FeedIn { get; set; }

    /// <summary>How much more than ordered all chargers hold at the battery, in volts; below 0 for less.</summary>
    public double ChargerOffsetVolts { get; set; }
}
