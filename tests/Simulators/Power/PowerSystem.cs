// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Battery;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.Simulators.Power;

/// <summary>
/// Solar chargers, inverter/charger, loads and grid around a pack, all of them under the orders of a GX. It closes the
/// loop: limits on CAN become currents, currents become cell voltages. Currents follow orders at once; the delay of the
/// loop is the 3 s of the GX. Not thread-safe.
/// </summary>
public sealed class PowerSystem
{
    private const double InverterEfficiency = 0.94;

    private readonly PackModel _pack;
    private readonly VictronGxSimulator _gx;
    private readonly PowerSystemOptions _options;
    private double _solar;
    private double _charger;
    private double _load;
    private double _export;

    /// <summary>Builds a system around a pack.</summary>
    /// <param name="pack">The pack; its requested current is set from here on.</param>
    /// <param name="gx">The device that hears the battery.</param>
    /// <param name="options">Size.</param>
    public PowerSystem(PackModel pack, VictronGxSimulator gx, PowerSystemOptions options)
    {
        _pack = pack;
        _gx = gx;
        _options = options;
        GridPresent = options.HasGrid;
        Dvcc.FeedInAllowed = options.FeedIn;
    }

    /// <summary>The arithmetic of the GX.</summary>
    public DvccController Dvcc { get; } = new DvccController();

    /// <summary>What has passed.</summary>
    public PowerMeters Meters { get; } = new PowerMeters();

    /// <summary>Power that the sun offers now, in watts.</summary>
    public double SolarWatts { get; set; }

    /// <summary>Power that the loads want now, in watts.</summary>
    public double LoadWatts { get; set; }

    /// <summary>True while the grid is there.</summary>
    public bool GridPresent { get; set; }

    /// <summary>Current at which the battery is charged from the grid, in amperes; 0 = not at all.</summary>
    public double GridChargeAmperes { get; set; }

    /// <summary>Current of the solar chargers in amperes.</summary>
    public double SolarAmperes => _solar;

    /// <summary>Current that the inverter draws, for loads and for the grid, in amperes.</summary>
    public double InverterAmperes => _load + _export;

    /// <summary>Current into the battery in amperes, before switches of the BMS.</summary>
    public double BatteryAmperes => _solar + _charger - _load - _export;

    /// <summary>Finds the currents of the next step and hands their sum to the pack.</summary>
    /// <param name="seconds">Length of the step.</param>
    /// <param name="now">Monotonic time in milliseconds.</param>
    public void Step(double seconds, long now)
    {
        double volts = Math.Max(1, _pack.Volts());
        Dvcc.Step(_gx, _solar, InverterAmperes, volts, now);
        DvccOrders orders = Dvcc.Orders;
        double offered = Math.Min(SolarWatts / volts, _options.SolarChargerAmperes);
        _solar = orders.MayRun ? Math.Min(offered, orders.SolarAmperes) : 0;
        _export = 0;
        SetLoadAndCharger(orders, volts);
        double unlimited = _solar - _load;
        HoldVoltages(orders, volts);
        _pack.ChargeVoltage = 0;
        _pack.RequestedAmperes = BatteryAmperes;
        Count(seconds, volts, Math.Min(0, unlimited));
    }

    private void SetLoadAndCharger(DvccOrders orders, double volts)
    {
        double rated = _options.InverterWatts / InverterEfficiency / volts;
        double wanted = Math.Min(LoadWatts / InverterEfficiency / volts, rated);
        double allowed = _solar + orders.DischargeAmperes;

        // An island inverter cannot divide its load: it runs, or with DCL 0 it does not.
        double island = orders.DischargeAmperes > 0 ? rated : 0;
        _load = orders.MayRun ? Math.Min(wanted, GridPresent ? allowed : island) : 0;
        _charger = orders.MayRun && GridPresent
            ? Math.Min(Math.Min(GridChargeAmperes, _options.ChargerAmperes), orders.InverterChargeAmperes)
            : 0;
    }

    private void HoldVoltages(DvccOrders orders, double volts)
    {
        (double rest, double ohms) = _pack.Source();
        double off = _options.ChargerOffsetVolts;
        double atCharge = (orders.ChargeVolts + off - rest) / ohms;
        _charger -= Math.Clamp(BatteryAmperes - atCharge, 0, _charger);

        // An ESS that may feed in holds CVL by inverting what is too much, up to the power of the inverter.
        if (orders.MayRun && GridPresent && Dvcc.FeedInAllowed)
        {
            double rated = _options.InverterWatts / InverterEfficiency / volts;
            double most = Math.Min(rated - _load, _solar - _load + orders.DischargeAmperes);
            _export = Math.Clamp(BatteryAmperes - atCharge, 0, Math.Max(0, most));
        }

        double atSolar = (orders.SolarVolts + off - rest) / ohms;
        _solar -= Math.Clamp(BatteryAmperes - atSolar, 0, _solar);
    }

    private void Count(double seconds, double volts, double unlimitedDischarge)
    {
        double hours = seconds / 3600;
        double offered = Math.Min(SolarWatts / volts, _options.SolarChargerAmperes);
        double served = _load * volts * InverterEfficiency;
        Meters.SolarOfferedWattHours += offered * volts * hours;
        Meters.SolarTakenWattHours += _solar * volts * hours;
        Meters.UnservedWattHours += GridPresent ? 0 : Math.Max(0, LoadWatts - served) * hours;
        Meters.ChargedAmpereHours += Math.Max(0, BatteryAmperes) * hours;
        Meters.DischargedAmpereHours += Math.Max(0, -BatteryAmperes) * hours;

        double forced = Math.Max(0, unlimitedDischarge - BatteryAmperes);
        Meters.ForcedDischargeAmpereHours += forced * hours;
        Meters.HighestForcedAmperes = Math.Max(Meters.HighestForcedAmperes, forced);
    }
}
