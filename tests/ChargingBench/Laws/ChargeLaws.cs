// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.ChargingBench.Gateways;
using BmsGateway.ChargingBench.Plants;

namespace BmsGateway.ChargingBench.Laws;

/// <summary>Everything that can be put in the place of the gateway, with its name in tables.</summary>
public static class ChargeLaws
{
    /// <summary>Name of this gateway.</summary>
    public const string Ours = "this gateway";

    /// <summary>All of them; this gateway first.</summary>
    public static readonly (string Name, Func<Plant, IPlantGateway> Create)[] All =
    {
        (Ours, plant => new RealGateway(plant, RealGateway.PlantSettings(plant))),
        ("dbus-serialbattery, penalty", plant => new LawGateway(plant, () => new DbusSerialBatteryLaw(false))),
        ("dbus-serialbattery, integral", plant => new LawGateway(plant, () => new DbusSerialBatteryLaw(true))),
        ("YamBMS", plant => new LawGateway(plant, () => new YamBmsLaw())),
        ("diyBMS", plant => new LawGateway(plant, () => new DiyBmsLaw())),
    };
}
