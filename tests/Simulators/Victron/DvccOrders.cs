// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.Victron;

/// <summary>What a GX tells inverter/charger and solar chargers to do.</summary>
public sealed class DvccOrders
{
    /// <summary>False when the chargers and the inverter must stop: no BMS, or no GX for too long.</summary>
    public bool MayRun { get; internal set; }

    /// <summary>Charge voltage of the inverter/charger in volts: the CVL, or the user's lower limit.</summary>
    public double ChargeVolts { get; internal set; }

    /// <summary>Charge voltage of the solar chargers in volts; above <see cref="ChargeVolts"/> on feed-in.</summary>
    public double SolarVolts { get; internal set; }

    /// <summary>Charge current of the inverter/charger in whole amperes, never negative.</summary>
    public int InverterChargeAmperes { get; internal set; }

    /// <summary>Current of the solar chargers in amperes; infinite while feeding in.</summary>
    public double SolarAmperes { get; internal set; }

    /// <summary>Discharge current in amperes. 0 switches an inverter without grid off.</summary>
    public double DischargeAmperes { get; internal set; }
}
