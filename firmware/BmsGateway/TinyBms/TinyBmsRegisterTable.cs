// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// What is in the registers. Source: TinyBMS Communication Protocols Rev D, register map; ranges of the settings also
/// from the TinyBMS User Manual Rev D. Holds the registers that the driver uses.
/// </summary>
public static class TinyBmsRegisterTable
{
    private const int One = 1000000;
    private const int Inputs = 16;

    // Short names, so that a row of the table is a row.
    private const TinyBmsRegisterType U16 = TinyBmsRegisterType.UInt16;
    private const TinyBmsRegisterType I16 = TinyBmsRegisterType.Int16;
    private const TinyBmsRegisterType U32 = TinyBmsRegisterType.UInt32;
    private const TinyBmsRegisterType F32 = TinyBmsRegisterType.Float32;
    private const TinyBmsRegisterType Code = TinyBmsRegisterType.Enumeration;
    private const TinyBmsRegisterType Bits = TinyBmsRegisterType.BitField;
    private const TinyBmsRegisterType Pair = TinyBmsRegisterType.BytePair;

    private static readonly TinyBmsRegisterDefinition[] Rows = WithInputs(new[]
    {
        Live(TinyBmsRegister.LifetimeCounter, "lifetime_s", U32, One, "s", "Time that the BMS has run in all."),
        Live(TinyBmsRegister.TimeLeft, "time_left_s", U32, One, "s", "Estimated time left; very large when idle."),
        Live(TinyBmsRegister.PackVoltage, "pack_voltage_v", F32, One, "V", "Sum of the cell voltages."),
        Live(TinyBmsRegister.PackCurrent, "pack_current_a", F32, One, "A", "Pack current; positive = charging."),
        Live(TinyBmsRegister.LowestCell, "cell_min_mv", U16, One, "mV", "Lowest cell voltage."),
        Live(TinyBmsRegister.HighestCell, "cell_max_mv", U16, One, "mV", "Highest cell voltage."),
        Live(TinyBmsRegister.ExternalTemperature1, "temp_ext1_c", I16, One / 10, "°C",
            "First external sensor; -32768 = not connected."),
        Live(TinyBmsRegister.ExternalTemperature2, "temp_ext2_c", I16, One / 10, "°C",
            "Second external sensor; -32768 = not connected."),
        Live(TinyBmsRegister.StateOfHealth, "soh_pct", U16, 2000, "%", "State of health; 0 on older firmware."),
        Live(TinyBmsRegister.StateOfCharge, "soc_pct", U32, 1, "%", "State of charge."),
        Live(TinyBmsRegister.InternalTemperature, "temp_int_c", I16, One / 10, "°C", "Temperature of the board."),
        Live(TinyBmsRegister.OnlineStatus, "online_status", Code, One, "", "What the BMS does."),
        Live(TinyBmsRegister.BalancingNeeded, "balance_need", Bits, One, "", "Inputs that need balancing."),
        Live(TinyBmsRegister.BalancingActive, "balance_real", Bits, One, "", "Inputs that are being balanced."),
        Live(TinyBmsRegister.DetectedCells, "cells_detected", U16, One, "cells", "Cells that the BMS has found."),

        Statistic(TinyBmsRegister.LargestDischargeCurrent, "stat_max_discharge_a", U16, One / 10, "A",
            "Largest discharge current seen."),
        Statistic(TinyBmsRegister.LargestChargeCurrent, "stat_max_charge_a", U16, One / 10, "A",
            "Largest charge current seen."),
        Statistic(TinyBmsRegister.LargestCellSpread, "stat_max_cell_diff_mv", U16, One / 10, "mV",
            "Largest difference between cells seen."),
        Counter(TinyBmsRegister.UnderVoltageCount, "stat_uv_count", "Under-voltage protections."),
        Counter(TinyBmsRegister.OverVoltageCount, "stat_ov_count", "Over-voltage protections."),
        Counter(TinyBmsRegister.DischargeOverCurrentCount, "stat_doc_count", "Discharge over-current protections."),
        Counter(TinyBmsRegister.ChargeOverCurrentCount, "stat_coc_count", "Charge over-current protections."),
        Counter(TinyBmsRegister.OverHeatCount, "stat_ot_count", "Over-heat protections."),
        Counter(TinyBmsRegister.ChargingCount, "stat_charging_count", "Charges begun."),
        Counter(TinyBmsRegister.FullChargeCount, "stat_full_charge_count", "Full charges."),
        Statistic(TinyBmsRegister.TemperatureExtremes, "stat_temp_min_max_c", Pair, One, "°C",
            "Lowest (low byte) and highest (high byte) temperature seen, signed."),
        Statistic(TinyBmsRegister.ResetAndWakeUpCause, "reset_wake_cause", Pair, One, "",
            "Cause of the last reset (low byte) and of the last wake-up (high byte)."),
        Statistic(TinyBmsRegister.StatisticsClearedAt, "stat_cleared_at_s", U32, One, "s",
            "Lifetime counter when the statistics were cleared."),

        Setting(TinyBmsRegister.FullyChargedVoltage, "fully_charged_voltage_mv", One, "mV", 1200, 4500,
            "Cell is full."),
        Setting(TinyBmsRegister.FullyDischargedVoltage, "fully_discharged_voltage_mv", One, "mV", 1000, 3500,
            "Cell is empty."),
        Setting(TinyBmsRegister.BatteryCapacity, "battery_capacity_ah", One / 100, "Ah", 10, 65500,
            "Nominal capacity."),
        Setting(TinyBmsRegister.SeriesCells, "cell_count", One, "cells", 4, 16, "Cells in series."),
        Setting(TinyBmsRegister.OverVoltageCutoff, "overvoltage_cutoff_mv", One, "mV", 1200, 4500,
            "Charging is cut above, per cell."),
        Setting(TinyBmsRegister.UnderVoltageCutoff, "undervoltage_cutoff_mv", One, "mV", 800, 3500,
            "All is cut below, per cell."),
        Setting(TinyBmsRegister.DischargeOverCurrent, "discharge_overcurrent_a", One, "A", 1, 750,
            "Discharge current that trips."),
        Setting(TinyBmsRegister.ChargeOverCurrent, "charge_overcurrent_a", One, "A", 1, 750,
            "Charge current that trips."),
        SignedSetting(TinyBmsRegister.OverHeatCutoff, "overheat_cutoff_c", "°C", 20, 90, "All is cut above."),
        SignedSetting(TinyBmsRegister.LowTemperatureChargeCutoff, "low_temp_charge_cutoff_c", "°C", -40, 10,
            "No charging below."),

        Row(TinyBmsRegister.HardwareVersion, "hw_version", Pair, One, "", TinyBmsRegisterGroup.Version,
            "Hardware version (low byte) and changes (high byte)."),
        Row(TinyBmsRegister.InternalFirmware, "fw_internal", U16, One, "", TinyBmsRegisterGroup.Version,
            "Internal firmware version."),
    });

    /// <summary>Number of rows.</summary>
    public static int Count => Rows.Length;

    /// <summary>Row by position, 0 to <see cref="Count"/> − 1, in ascending order of address.</summary>
    public static TinyBmsRegisterDefinition At(int index) => Rows[index];

    /// <summary>Row of an address, or null when there is none.</summary>
    public static TinyBmsRegisterDefinition? Find(int address)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Address == address)
            {
                return Rows[i];
            }
        }

        return null;
    }

    private static TinyBmsRegisterDefinition[] WithInputs(TinyBmsRegisterDefinition[] rows)
    {
        var all = new TinyBmsRegisterDefinition[Inputs + rows.Length];
        for (int i = 0; i < Inputs; i++)
        {
            string key = "cell_voltage_" + (i + 1).ToString("D2");
            string text = "Voltage at cell input " + (i + 1).ToString() + "; 0 when unused.";
            all[i] = Live(TinyBmsRegister.FirstInput + i, key, U16, One / 10, "mV", text);
        }

        System.Array.Copy(rows, 0, all, Inputs, rows.Length);
        return all;
    }

    private static TinyBmsRegisterDefinition Live(
        int address, string key, TinyBmsRegisterType type, int scale, string unit, string text) =>
        Row(address, key, type, scale, unit, TinyBmsRegisterGroup.Live, text);

    private static TinyBmsRegisterDefinition Statistic(
        int address, string key, TinyBmsRegisterType type, int scale, string unit, string text) =>
        Row(address, key, type, scale, unit, TinyBmsRegisterGroup.Statistics, text);

    private static TinyBmsRegisterDefinition Counter(int address, string key, string text) =>
        Statistic(address, key, U16, One, "", text);

    private static TinyBmsRegisterDefinition Setting(
        int address, string key, int scale, string unit, int minimum, int maximum, string text) =>
        new(address, key, U16, scale, unit, minimum, maximum, TinyBmsRegisterGroup.Settings, text);

    private static TinyBmsRegisterDefinition SignedSetting(
        int address, string key, string unit, int minimum, int maximum, string text) =>
        new(address, key, I16, One, unit, minimum, maximum, TinyBmsRegisterGroup.Settings, text);

    private static TinyBmsRegisterDefinition Row(
        int address,
        string key,
        TinyBmsRegisterType type,
        int scale,
        string unit,
        TinyBmsRegisterGroup group,
        string text) =>
        new(address, key, type, scale, unit, BatterySnapshot.Unknown, BatterySnapshot.Unknown, group, text);
}
