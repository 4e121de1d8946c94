// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.Victron;

/// <summary>
/// The arithmetic that a GX does with the limits of the battery every 3 s ("DVCC"), from the public source of
/// dbus-systemcalc-py (delegates/dvcc.py) and the statements of Victron about it.
/// </summary>
public sealed class DvccController
{
    /// <summary>Time between two rounds in milliseconds.</summary>
    public const int PeriodMilliseconds = 3000;

    /// <summary>How far solar chargers go above CVL while feeding in, in volts at 48 V.</summary>
    public const double FeedInOffsetVolts = 0.4;

    /// <summary>How far they go above CVL near it, so that the sun comes before the grid, in volts at 48 V.</summary>
    public const double PreferenceOffsetVolts = 0.1;

    // Chargers forget the orders of a GX that is gone. The time is not published.
    private const int OrderTimeoutMilliseconds = 60_000;

    private long _nextRound;
    private long _ordersAt;

    /// <summary>True when surplus solar power may go to the grid: CCL does not hold the solar chargers then.</summary>
    public bool FeedInAllowed { get; set; }

    /// <summary>The user's charge current limit in amperes, or null.</summary>
    public double? UserChargeAmperes { get; set; }

    /// <summary>The user's limit of the managed battery's charge voltage in volts, or null.</summary>
    public double? UserChargeVolts { get; set; }

    /// <summary>The orders now in force.</summary>
    public DvccOrders Orders { get; } = new DvccOrders();

    /// <summary>Rounds done.</summary>
    public long Rounds { get; private set; }

    /// <summary>Does a round when one is due. A lost battery stops everything without waiting for the round.</summary>
    /// <param name="gx">The device that has received the limits.</param>
    /// <param name="solarAmperes">Current of the solar chargers, measured.</param>
    /// <param name="inverterAmperes">Current that the inverter draws from the DC side, 0 or more.</param>
    /// <param name="batteryVolts">Voltage of the battery.</param>
    /// <param name="now">Monotonic time in milliseconds.</param>
    public void Step(
        VictronGxSimulator gx, double solarAmperes, double inverterAmperes, double batteryVolts, long now)
    {
        if (!gx.IsOn)
        {
            _nextRound = now;
            Orders.MayRun &= now - _ordersAt < OrderTimeoutMilliseconds;
            return;
        }

        if (!gx.BatteryPresent)
        {
            Orders.MayRun = false;
            _nextRound = now;
            return;
        }

        if (now >= _nextRound)
        {
            _nextRound = now + PeriodMilliseconds;
            _ordersAt = now;
            Rounds++;
            Compute(gx.Battery, solarAmperes, inverterAmperes, batteryVolts);
        }
    }

    private void Compute(GxBattery battery, double solarAmperes, double inverterAmperes, double batteryVolts)
    {
        double volts = (battery.ChargeVoltageLimitDecivolts ?? 0) / 10.0;
        double charge = Math.Max(0, (battery.ChargeCurrentLimitDeciamperes ?? 0) / 10.0);
        volts = Math.Min(volts, UserChargeVolts ?? volts);
        charge = Math.Min(charge, UserChargeAmperes ?? charge);
        bool isNear = batteryVolts > volts - PreferenceOffsetVolts;
        double offset = FeedInAllowed ? FeedInOffsetVolts : isNear ? PreferenceOffsetVolts : 0;

        double left = Math.Round(charge - solarAmperes, MidpointRounding.AwayFromZero);
        Orders.MayRun = volts > 0;
        Orders.ChargeVolts = volts;
        Orders.SolarVolts = volts + offset;
        Orders.InverterChargeAmperes = (int)Math.Max(0, left);
        Orders.SolarAmperes = FeedInAllowed ? double.PositiveInfinity : charge + Math.Max(0, inverterAmperes);
        Orders.DischargeAmperes = Math.Max(0, (battery.DischargeCurrentLimitDeciamperes ?? 0) / 10.0);
    }
}
