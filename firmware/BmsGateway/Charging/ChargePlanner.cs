// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.Configuration;

namespace BmsGateway.Charging;

/// <summary>
/// Makes a <see cref="ChargePlan"/>. The configured charge voltage tells the chemistry; a BMS that is set for another
/// one, or that leaves no room below its cutoff, is refused. All thresholds are per cell: register 315 is a cell
/// voltage, and reading it as a pack voltage would send 3.65 V to the GX, which answers by discharging the pack.
/// </summary>
public static class ChargePlanner
{
    /// <summary>Distance kept to the BMS's over-voltage cutoff, mV per cell.</summary>
    public const int OverVoltageMarginMillivolts = 100;

    /// <summary>
    /// Room that the pack needs below its cutoff, mV: a GX may exceed CVL by 0.4 V while it feeds in
    /// (dbus-systemcalc-py), and 0.2 V for the difference between two calibrations.
    /// </summary>
    public const int PackMarginMillivolts = 600;

    // 0.9 of the trip current in mA: a limit at the threshold itself would trip the BMS.
    private const int MilliamperesPerTripAmpere = 900;

    // A band narrower than the 0.1 V of a frame would let CVL go to and fro for ever.
    private const int FrameStepTenthMillivolts = 1000;

    // A floor at the charge voltage would leave the control of the highest cell nothing to lower.
    private const int LeastRoomMillivolts = 50;
    private const int BackstopTenthMillivolts = 500;
    private const int StopTenthMillivolts = 200;
    private const int LowestChargingMilliamperes = 200;
    private const int LowestUnwantedMilliamperes = 2000;
    private const long MillisecondsPerDay = 86400000;

    /// <summary>Makes a plan.</summary>
    /// <param name="settings">Configuration.</param>
    /// <param name="bms">Settings of the BMS; complete.</param>
    /// <param name="plan">Takes the plan; undefined when it is refused.</param>
    /// <param name="refusal">Takes the reason when it is refused.</param>
    /// <returns>False when it is refused.</returns>
    public static bool TryMake(
        GatewaySettings settings, BatteryProtection bms, ChargePlan plan, PlanRefusal refusal)
    {
        int cells = settings.GetNumber(SettingId.SeriesCells);
        if (cells != 0 && cells != bms.SeriesCells)
        {
            return refusal.Set(LimitReason.OtherCellCount, bms.SeriesCells, cells);
        }

        plan.SeriesCells = bms.SeriesCells;
        plan.CapacityCentiampereHours = bms.CapacityCentiampereHours;
        if (!TryFindVoltages(settings, bms, plan, refusal))
        {
            return false;
        }

        refusal.Set(LimitReason.None, BatterySnapshot.Unknown, BatterySnapshot.Unknown);
        FillThresholds(bms, plan);
        FillCurrents(settings, bms, plan);
        FillFullCriterion(settings, plan);
        FillSpeeds(settings, plan);
        plan.TemperatureSource = (TemperatureSource)settings.GetNumber(SettingId.ChargeTemperatureSource);
        plan.UsesStateOfCharge = settings.GetFlag(SettingId.ChargeUsesStateOfCharge);
        plan.StaleDischargePercent = settings.GetNumber(SettingId.StaleDischargePercent);
        plan.KeepsDischargeOffGrid = settings.GetFlag(SettingId.KeepDischargeOffGrid);
        return true;
    }

    private static bool TryFindVoltages(
        GatewaySettings settings, BatteryProtection bms, ChargePlan plan, PlanRefusal refusal)
    {
        int configured = settings.GetNumber(SettingId.ChargeCellVoltage);
        int full = bms.FullyChargedCellMillivolts;
        ChargeProfile? profile = ChargeProfiles.Find(configured);
        if (profile == null)
        {
            return refusal.Set(LimitReason.NoProfile, configured * 10, BatterySnapshot.Unknown);
        }

        if (full < profile.LowestFullMillivolts || full > profile.HighestFullMillivolts)
        {
            return refusal.Set(LimitReason.OtherChemistry, full * 10, configured * 10);
        }

        plan.Profile = profile;
        int cell = BulkOf(configured, bms, plan);
        int lowest = Math.Max(profile.LowestBulkMillivolts, bms.FullyDischargedCellMillivolts + 1);
        if (cell < lowest)
        {
            return refusal.Set(LimitReason.NoSafeVoltage, cell * 10, lowest * 10);
        }

        int packCutoff = bms.OverVoltageCutoffCellMillivolts * bms.SeriesCells;
        if (packCutoff < (cell * bms.SeriesCells) + PackMarginMillivolts)
        {
            return refusal.Set(LimitReason.NoVoltageMargin, cell * bms.SeriesCells, packCutoff);
        }

        FillCellVoltages(settings, cell, plan);
        return true;
    }

    private static int BulkOf(int configured, BatteryProtection bms, ChargePlan plan)
    {
        int cell = configured;
        plan.BulkReason = LimitReason.Configured;
        plan.BulkInput = BatterySnapshot.Unknown;
        if (bms.FullyChargedCellMillivolts < cell)
        {
            cell = bms.FullyChargedCellMillivolts;
            plan.BulkReason = LimitReason.BmsFullyCharged;
            plan.BulkInput = cell * 10;
        }

        int belowCutoff = bms.OverVoltageCutoffCellMillivolts - OverVoltageMarginMillivolts;
        if (belowCutoff < cell)
        {
            cell = belowCutoff;
            plan.BulkReason = LimitReason.BmsOverVoltageMargin;
            plan.BulkInput = bms.OverVoltageCutoffCellMillivolts * 10;
        }

        return cell;
    }

    // Each voltage stays below the one above it, whatever the configuration says.
    private static void FillCellVoltages(GatewaySettings settings, int bulk, ChargePlan plan)
    {
        ChargeProfile profile = plan.Profile;
        int floating = Math.Min(bulk, Chosen(settings, SettingId.FloatCellVoltage, profile.FloatMillivolts));
        int rebulk = Chosen(settings, SettingId.RebulkCellVoltage, profile.RebulkMillivolts);
        int floor = Math.Min(floating, Chosen(settings, SettingId.FloorCellVoltage, profile.FloorMillivolts));
        floor = Math.Min(floor, bulk - LeastRoomMillivolts);
        floor = Math.Max(floor, profile.LowestSentMillivolts);
        int backstop = Math.Min(floor, profile.BackstopFloorMillivolts);
        plan.BulkCellTenthMillivolts = bulk * 10;
        plan.FloatCellTenthMillivolts = Math.Max(floating, floor) * 10;
        plan.RebulkCellTenthMillivolts = Math.Min(rebulk, floating - 50) * 10;
        plan.FloorCellTenthMillivolts = floor * 10;
        plan.BackstopFloorCellTenthMillivolts = backstop * 10;
        int offset = settings.GetNumber(SettingId.OverVoltageOffset) * 10;
        plan.OverVoltageOffsetTenthMillivolts = Math.Max(offset, (FrameStepTenthMillivolts / plan.SeriesCells) + 1);
        plan.OverVoltageGain = settings.GetNumber(SettingId.OverVoltageGain);
    }

    private static void FillThresholds(BatteryProtection bms, ChargePlan plan)
    {
        int cutoff = bms.OverVoltageCutoffCellMillivolts * 10;
        plan.BackstopCellTenthMillivolts = cutoff - BackstopTenthMillivolts;
        plan.StopChargeCellTenthMillivolts = cutoff - StopTenthMillivolts;
        int empty = Math.Max(bms.FullyDischargedCellMillivolts, bms.UnderVoltageCutoffCellMillivolts);
        plan.StopDischargeCellTenthMillivolts = empty > 0 ? (empty * 10) + StopTenthMillivolts : 0;
        plan.ChargeColdDecidegrees = Decidegrees(bms.LowTemperatureChargeCutoffDegrees);
        plan.HotDecidegrees = Decidegrees(bms.OverHeatCutoffDegrees);
    }

    private static void FillCurrents(GatewaySettings settings, BatteryProtection bms, ChargePlan plan)
    {
        int configured = settings.GetNumber(SettingId.MaximumChargeCurrent) * 1000;
        int cap = bms.ChargeOverCurrentAmperes * MilliamperesPerTripAmpere;
        plan.ChargeMilliamperes = Math.Min(configured, cap);
        plan.ChargeReason = configured <= cap ? LimitReason.Configured : LimitReason.BmsOverCurrentMargin;
        plan.ChargeInput = configured <= cap ? BatterySnapshot.Unknown : bms.ChargeOverCurrentAmperes * 1000;
        configured = settings.GetNumber(SettingId.MaximumDischargeCurrent) * 1000;
        cap = bms.DischargeOverCurrentAmperes * MilliamperesPerTripAmpere;
        plan.DischargeMilliamperes = Math.Min(configured, cap);
        plan.DischargeReason = configured <= cap ? LimitReason.Configured : LimitReason.BmsOverCurrentMargin;
        plan.DischargeInput = configured <= cap ? BatterySnapshot.Unknown : bms.DischargeOverCurrentAmperes * 1000;
    }

    private static void FillFullCriterion(GatewaySettings settings, ChargePlan plan)
    {
        int capacity = Math.Max(plan.CapacityCentiampereHours, 0);
        plan.ChargingMilliamperes = Math.Max(capacity / 50, LowestChargingMilliamperes);
        plan.UnwantedChargeMilliamperes = Math.Max(capacity / 10, LowestUnwantedMilliamperes);
        plan.TailMilliamperes = capacity / 10 * settings.GetNumber(SettingId.TailCurrentPercent);
        plan.FullSpreadTenthMillivolts = settings.GetNumber(SettingId.FullSpread) * 10;
        plan.FullSpreadEndTenthMillivolts =
            plan.FullSpreadTenthMillivolts + (settings.GetNumber(SettingId.FullSpreadHysteresis) * 10);
        plan.AbsorbMilliseconds = settings.GetNumber(SettingId.AbsorbSeconds) * 1000;
        plan.LongestAbsorbMilliseconds = settings.GetNumber(SettingId.LongestAbsorbSeconds) * 1000;
        plan.RebulkMillipercent = settings.GetNumber(SettingId.RebulkStateOfCharge) * 1000;
        plan.RebulkMilliseconds = settings.GetNumber(SettingId.RebulkDays) * MillisecondsPerDay;
    }

    private static void FillSpeeds(GatewaySettings settings, ChargePlan plan)
    {
        plan.FallMillivoltsPerSecond = settings.GetNumber(SettingId.VoltageFall);
        plan.RiseMillivoltsPerSecond = settings.GetNumber(SettingId.VoltageRise);
        plan.RiseHoldMilliseconds = settings.GetNumber(SettingId.VoltageHoldSeconds) * 1000;
        plan.FloatRampMillivoltsPerSecond = settings.GetNumber(SettingId.FloatRamp);
        plan.ReopenPermille = settings.GetNumber(SettingId.ReopenPermille);
        plan.RecoveryHoldMilliseconds = settings.GetNumber(SettingId.CurrentHoldSeconds) * 1000;
        plan.RecoveryAmperesPerSecond = settings.GetNumber(SettingId.CurrentRamp);
        plan.StartRampMilliseconds = settings.GetNumber(SettingId.StartRampSeconds) * 1000;
    }

    private static int Chosen(GatewaySettings settings, SettingId id, int ofProfile)
    {
        int value = settings.GetNumber(id);
        return value == 0 ? ofProfile : value;
    }

    private static int Decidegrees(int degrees) =>
        degrees == BatterySnapshot.Unknown ? BatterySnapshot.Unknown : degrees * 10;
}
