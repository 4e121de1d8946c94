// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Simulators.Power;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.ChargingBench.Plants;

/// <summary>What a <see cref="Plant"/> is made of. Currents suit a pack of 314 Ah.</summary>
public sealed class PlantOptions
{
    /// <summary>The pack and the settings of its BMS.</summary>
    public TinyBmsProfile Profile { get; set; } = TinyBmsProfile.Lfp16;

    /// <summary>Charge voltage that the gateway is configured for, in millivolts per cell.</summary>
    public int ChargeCellMillivolts { get; set; } = 3450;

    /// <summary>State of charge of the cells at the start in %.</summary>
    public double SocPercent { get; set; } = 50;

    /// <summary>Time of day at the start in hours.</summary>
    public double StartHour { get; set; } = 6;

    /// <summary>Seed of the spread of the cells.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Inverter/charger, solar chargers and grid.</summary>
    public PowerSystemOptions Power { get; set; } = new PowerSystemOptions();

    /// <summary>Power of the sun over the day in watts.</summary>
    public DayProfile Sun { get; set; } = DayProfile.Constant(0);

    /// <summary>Power of the loads over the day in watts.</summary>
    public DayProfile Load { get; set; } = DayProfile.Constant(0);

    /// <summary>Temperature of the surroundings over the day in degrees Celsius.</summary>
    public DayProfile Ambient { get; set; } = DayProfile.Constant(22);

    /// <summary>Current at which the battery is charged from the grid in amperes.</summary>
    public double GridChargeAmperes { get; set; }
}
