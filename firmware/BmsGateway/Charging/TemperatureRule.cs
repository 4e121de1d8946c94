// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// What temperature does to the currents: the worse of coldest and hottest cell counts. An unknown temperature stops
/// charging, because charging a frozen cell destroys it, and halves discharging.
/// </summary>
public static class TemperatureRule
{
    private const int HalfCurrent = LimitCurve.Full / 2;

    /// <summary>True when the temperature allows no current in either direction.</summary>
    public static bool StopsEverything(ChargePlan plan, BatteryTemperature temperature) =>
        plan.TemperatureSource != TemperatureSource.None
        && temperature.IsKnown
        && IsOutside(plan.Profile.ChargeByTemperature, temperature)
        && IsOutside(plan.Profile.DischargeByTemperature, temperature);

    /// <summary>Lowers the charge current.</summary>
    public static void LowerCharge(ChargePlan plan, BatteryTemperature temperature, LimitCause limit)
    {
        if (plan.TemperatureSource == TemperatureSource.None)
        {
            return;
        }

        if (!temperature.IsKnown)
        {
            limit.Lower(0, LimitReason.NoTemperature, BatterySnapshot.Unknown, BatterySnapshot.Unknown);
            return;
        }

        int cold = plan.ChargeColdDecidegrees;
        if (cold != BatterySnapshot.Unknown && temperature.LowestDecidegreesNow < cold)
        {
            limit.Lower(0, LimitReason.Cold, temperature.LowestDecidegreesNow, cold);
        }

        int hot = plan.HotDecidegrees;
        if (hot != BatterySnapshot.Unknown && temperature.HighestDecidegreesNow > hot)
        {
            limit.Lower(0, LimitReason.Hot, temperature.HighestDecidegreesNow, hot);
        }

        Lower(plan.Profile.ChargeByTemperature, plan.ChargeMilliamperes, temperature, limit);
        LowerByRate(plan, temperature.LowestDecidegreesNow, limit);
    }

    /// <summary>Lowers the discharge current.</summary>
    public static void LowerDischarge(ChargePlan plan, BatteryTemperature temperature, LimitCause limit)
    {
        if (plan.TemperatureSource == TemperatureSource.None)
        {
            return;
        }

        if (!temperature.IsKnown)
        {
            int half = ChargeCurrentRule.Part(plan.DischargeMilliamperes, HalfCurrent);
            limit.Lower(half, LimitReason.NoTemperature, BatterySnapshot.Unknown, BatterySnapshot.Unknown);
            return;
        }

        Lower(plan.Profile.DischargeByTemperature, plan.DischargeMilliamperes, temperature, limit);
    }

    private static void Lower(LimitCurve curve, int most, BatteryTemperature temperature, LimitCause limit)
    {
        int lowest = temperature.LowestDecidegreesNow;
        int highest = temperature.HighestDecidegreesNow;
        LowerAt(curve, most, lowest, limit);
        LowerAt(curve, most, highest, limit);
    }

    // What a cold cell takes depends on its size, not on what somebody allows a warm one.
    private static void LowerByRate(ChargePlan plan, int decidegrees, LimitCause limit)
    {
        LimitCurve? rate = plan.Profile.ChargeRateByCold;
        if (rate == null || plan.CapacityCentiampereHours <= 0)
        {
            return;
        }

        int end = rate.InputAt(rate.Count - 1);
        if (decidegrees < end)
        {
            int allowed = ChargeCurrentRule.Part(plan.CapacityCentiampereHours * 10, rate.At(decidegrees));
            limit.Lower(allowed, LimitReason.Cold, decidegrees, end);
        }
    }

    private static void LowerAt(LimitCurve curve, int most, int decidegrees, LimitCause limit)
    {
        int full = curve.NearestFull(decidegrees);
        limit.Lower(
            ChargeCurrentRule.Part(most, curve.At(decidegrees)),
            decidegrees < full ? LimitReason.Cold : LimitReason.Hot,
            decidegrees,
            full);
    }

    private static bool IsOutside(LimitCurve curve, BatteryTemperature temperature) =>
        curve.At(temperature.LowestDecidegreesNow) == 0 || curve.At(temperature.HighestDecidegreesNow) == 0;
}
