// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// Limits from configuration, bounded by the thresholds of the BMS. All per-cell values are per cell: register 315 is a cell voltage,
/// and reading it as a pack voltage would send 3.65 V to the GX, which answers by discharging the pack.
/// </summary>
public static class SafeLimitRule
{
    /// <summary>Distance kept to the BMS's over-voltage cutoff, mV per cell: a GX may exceed CVL by 0.4 V on a 48 V pack.</summary>
    public const int OverVoltageMarginMillivolts = 100;

    /// <summary>Lowest charge voltage per cell that can make sense for any chemistry (LTO is charged above 2 V), mV.</summary>
    public const int LowestCellMillivolts = 2000;

    // 0.9 of the trip current in mA: a limit at the threshold itself would trip the BMS.
    private const int MilliamperesPerTripAmpere = 900;

    /// <summary>Computes voltage and currents into <paramref name="limits"/>.</summary>
    /// <param name="protection">Thresholds of the BMS; must be complete.</param>
    /// <param name="cellMillivolts">Configured charge voltage per cell, mV.</param>
    /// <param name="chargeAmperes">Configured charge current, A.</param>
    /// <param name="dischargeAmperes">Configured discharge current, A.</param>
    /// <param name="limits">Takes the result.</param>
    /// <returns>False when the thresholds contradict each other; the limits are unchanged then.</returns>
    public static bool TryCompute(
        BatteryProtection protection, int cellMillivolts, int chargeAmperes, int dischargeAmperes, ChargeLimits limits)
    {
        int cell = cellMillivolts;
        LimitReason reason = LimitReason.Configured;
        if (protection.FullyChargedCellMillivolts < cell)
        {
            cell = protection.FullyChargedCellMillivolts;
            reason = LimitReason.BmsFullyCharged;
        }

        int belowCutoff = protection.OverVoltageCutoffCellMillivolts - OverVoltageMarginMillivolts;
        if (belowCutoff < cell)
        {
            cell = belowCutoff;
            reason = LimitReason.BmsOverVoltageMargin;
        }

        if (!protection.IsComplete || cell < LowestCellMillivolts || cell <= protection.FullyDischargedCellMillivolts)
        {
            return false;
        }

        limits.ChargeVoltageMillivolts = cell * protection.SeriesCells;
        limits.ChargeVoltageReason = reason;
        limits.ChargeCurrentMilliamperes = CapCurrent(chargeAmperes, protection.ChargeOverCurrentAmperes);
        limits.ChargeCurrentReason = CurrentReason(chargeAmperes, protection.ChargeOverCurrentAmperes);
        limits.DischargeCurrentMilliamperes = CapCurrent(dischargeAmperes, protection.DischargeOverCurrentAmperes);
        limits.DischargeCurrentReason = CurrentReason(dischargeAmperes, protection.DischargeOverCurrentAmperes);
        return true;
    }

    private static int CapCurrent(int configuredAmperes, int tripAmperes)
    {
        int configured = configuredAmperes * 1000;
        int cap = tripAmperes * MilliamperesPerTripAmpere;
        return configured < cap ? configured : cap;
    }

    private static LimitReason CurrentReason(int configuredAmperes, int tripAmperes) =>
        configuredAmperes * 1000 <= tripAmperes * MilliamperesPerTripAmpere
            ? LimitReason.Configured
            : LimitReason.BmsOverCurrentMargin;
}
