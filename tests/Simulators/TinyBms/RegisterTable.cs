// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// The register map of the device, written from "TinyBMS Communication Protocols" Rev D, chapter 3, with the ranges of
/// the "TinyBMS User Manual" Rev D. Kept apart from the gateway's own table on purpose: the two check each other.
/// </summary>
public static class RegisterTable
{
    /// <summary>Number of addressable words; higher addresses are refused.</summary>
    public const int WordCount = 600;

    /// <summary>First address that can be written.</summary>
    public const int FirstSetting = 300;

    /// <summary>Last address that can be written.</summary>
    public const int LastSetting = 399;

    /// <summary>Number of slots for events, at 200 to 297.</summary>
    public const int EventSlots = 49;

    private static readonly List<RegisterSpec> Rows = Build();
    private static readonly RegisterSpec?[] ByAddress = Index();

    /// <summary>All rows, by address. Reserved addresses have none.</summary>
    public static IReadOnlyList<RegisterSpec> All => Rows;

    /// <summary>The row that a word belongs to.</summary>
    /// <param name="address">Any address; for a value of two words either of them.</param>
    /// <returns>The row, or null for a reserved or impossible address.</returns>
    public static RegisterSpec? Find(int address)
    {
        return address >= 0 && address < WordCount ? ByAddress[address] : null;
    }

    private static RegisterSpec?[] Index()
    {
        var index = new RegisterSpec?[WordCount];
        foreach (RegisterSpec row in Rows)
        {
            for (int i = 0; i < row.Words; i++)
            {
                index[row.Address + i] = row;
            }
        }

        return index;
    }

    private static List<RegisterSpec> Build()
    {
        var rows = new List<RegisterSpec>();
        AddLive(rows);
        AddStatistics(rows);
        for (int i = 0; i < EventSlots; i++)
        {
            rows.Add(new RegisterSpec(200 + (2 * i), $"event_{i:00}", RegisterKind.Event, 2));
        }

        AddLimits(rows);
        AddOptions(rows);
        rows.Add(new RegisterSpec(500, "hw_version", RegisterKind.BytePair));
        rows.Add(new RegisterSpec(501, "fw_public", RegisterKind.BytePair));
        rows.Add(new RegisterSpec(502, "fw_internal", RegisterKind.U16));
        rows.Add(new RegisterSpec(503, "boot_profile", RegisterKind.BytePair));
        rows.Add(new RegisterSpec(504, "serial_number", RegisterKind.Serial, 6));
        return rows;
    }

    private static void AddLive(List<RegisterSpec> rows)
    {
        for (int i = 0; i < 16; i++)
        {
            rows.Add(new RegisterSpec(i, $"cell_voltage_{i + 1:00}", RegisterKind.U16));
        }

        rows.Add(new RegisterSpec(32, "lifetime_s", RegisterKind.U32, 2));
        rows.Add(new RegisterSpec(34, "time_left_s", RegisterKind.U32, 2));
        rows.Add(new RegisterSpec(36, "pack_voltage_v", RegisterKind.F32, 2));
        rows.Add(new RegisterSpec(38, "pack_current_a", RegisterKind.F32, 2));
        rows.Add(new RegisterSpec(40, "cell_min_mv", RegisterKind.U16));
        rows.Add(new RegisterSpec(41, "cell_max_mv", RegisterKind.U16));
        rows.Add(new RegisterSpec(42, "temp_ext1_c", RegisterKind.I16));
        rows.Add(new RegisterSpec(43, "temp_ext2_c", RegisterKind.I16));
        rows.Add(new RegisterSpec(44, "distance_left_km", RegisterKind.U16));
        rows.Add(new RegisterSpec(45, "soh_pct", RegisterKind.U16) { IsRevisionD = true });
        rows.Add(new RegisterSpec(46, "soc_pct", RegisterKind.U32, 2));
        rows.Add(new RegisterSpec(48, "temp_int_c", RegisterKind.I16));
        rows.Add(new RegisterSpec(50, "online_status", RegisterKind.U16));
        rows.Add(new RegisterSpec(51, "balance_need", RegisterKind.U16));
        rows.Add(new RegisterSpec(52, "balance_real", RegisterKind.U16));
        rows.Add(new RegisterSpec(53, "cells_detected", RegisterKind.U16));
        rows.Add(new RegisterSpec(54, "speed_kmh", RegisterKind.F32, 2));
    }

    private static void AddStatistics(List<RegisterSpec> rows)
    {
        rows.Add(new RegisterSpec(100, "total_distance_km", RegisterKind.U32, 2));
        rows.Add(new RegisterSpec(102, "stat_max_discharge_a", RegisterKind.U16));
        rows.Add(new RegisterSpec(103, "stat_max_charge_a", RegisterKind.U16));
        rows.Add(new RegisterSpec(104, "stat_max_cell_diff_mv", RegisterKind.U16));
        rows.Add(new RegisterSpec(105, "stat_uv_count", RegisterKind.U16));
        rows.Add(new RegisterSpec(106, "stat_ov_count", RegisterKind.U16));
        rows.Add(new RegisterSpec(107, "stat_doc_count", RegisterKind.U16));
        rows.Add(new RegisterSpec(108, "stat_coc_count", RegisterKind.U16));
        rows.Add(new RegisterSpec(109, "stat_ot_count", RegisterKind.U16));
        rows.Add(new RegisterSpec(111, "stat_charging_count", RegisterKind.U16));
        rows.Add(new RegisterSpec(112, "stat_full_charge_count", RegisterKind.U16));
        rows.Add(new RegisterSpec(113, "stat_temp_min_max_c", RegisterKind.BytePair));
        rows.Add(new RegisterSpec(114, "reset_wake_cause", RegisterKind.BytePair));
        rows.Add(new RegisterSpec(116, "stat_cleared_at_s", RegisterKind.U32, 2));
    }

    private static void AddLimits(List<RegisterSpec> rows)
    {
        Setting(rows, 300, "fully_charged_voltage_mv", RegisterKind.U16, 1200, 4500, 3650);
        Setting(rows, 301, "fully_discharged_voltage_mv", RegisterKind.U16, 1000, 3500, 3250);
        Setting(rows, 303, "early_balancing_threshold_mv", RegisterKind.U16, 1000, 4500, 3400);
        Setting(rows, 304, "charge_finished_current_ma", RegisterKind.U16, 100, 5000, 1000);
        Setting(rows, 305, "peak_discharge_current_a", RegisterKind.U16, 1, 750, 70).IsRevisionD = true;
        Setting(rows, 306, "battery_capacity_ah", RegisterKind.U16, 10, 65500, 31400);
        Setting(rows, 307, "cell_count", RegisterKind.U16, 4, 16, 16);
        Setting(rows, 308, "allowed_disbalance_mv", RegisterKind.U16, 15, 100, 15);
        Setting(rows, 310, "charger_startup_delay_s", RegisterKind.U16, 5, 60, 20).IsRevisionD = true;
        Setting(rows, 311, "charger_disable_delay_s", RegisterKind.U16, 0, 60, 5).IsRevisionD = true;
        Setting(rows, 312, "pulses_per_unit", RegisterKind.U32, 1, 100000, 1, 2);
        Setting(rows, 314, "distance_unit", RegisterKind.U16, 1, 5, 2);
        Setting(rows, 315, "overvoltage_cutoff_mv", RegisterKind.U16, 1200, 4500, 3800);
        Setting(rows, 316, "undervoltage_cutoff_mv", RegisterKind.U16, 800, 3500, 2800);
        Setting(rows, 317, "discharge_overcurrent_a", RegisterKind.U16, 1, 750, 65);
        Setting(rows, 318, "charge_overcurrent_a", RegisterKind.U16, 1, 750, 90);
        Setting(rows, 319, "overheat_cutoff_c", RegisterKind.I16, 20, 90, 60);
        Setting(rows, 320, "low_temp_charge_cutoff_c", RegisterKind.I16, -40, 10, 0);
        Setting(rows, 321, "charge_restart_level_percent", RegisterKind.U16, 60, 95, 80).IsRevisionD = true;
        Setting(rows, 322, "battery_max_cycles", RegisterKind.U16, 10, 65000, 5000).IsRevisionD = true;
        Setting(rows, 323, "state_of_health_set", RegisterKind.Preset, 0, 50000, 50000).IsRevisionD = true;
        Setting(rows, 328, "state_of_charge_set", RegisterKind.Preset, 0, 50000, 20000);
    }

    private static void AddOptions(List<RegisterSpec> rows)
    {
        Setting(rows, 329, "flags", RegisterKind.U16, 0, 7, 0).IsRevisionD = true;
        Setting(rows, 330, "charger_type", RegisterKind.LowByte, 0, 2, 1);
        Setting(rows, 331, "load_switch_type", RegisterKind.LowByte, 0, 8, 0);
        Setting(rows, 332, "automatic_recovery_s", RegisterKind.LowByte, 0, 30, 5);
        Setting(rows, 333, "charger_switch_type", RegisterKind.LowByte, 1, 9, 1);
        Setting(rows, 334, "ignition_source", RegisterKind.LowByte, 0, 6, 0);
        Setting(rows, 335, "charger_detection_source", RegisterKind.LowByte, 1, 7, 1);
        Setting(rows, 336, "speed_sensor_input", RegisterKind.LowByte, 0, 2, 0);
        Setting(rows, 337, "precharge_pin", RegisterKind.LowByte, 0, 16, 0);
        Setting(rows, 338, "precharge_duration", RegisterKind.LowByte, 0, 7, 7);
        Setting(rows, 339, "temperature_sensor_type", RegisterKind.LowByte, 0, 1, 0);
        Setting(rows, 340, "operation_mode", RegisterKind.LowByte, 0, 1, 0);
        Setting(rows, 341, "single_port_switch_type", RegisterKind.LowByte, 0, 8, 0);
        Setting(rows, 342, "broadcast_interval", RegisterKind.LowByte, 0, 7, 0);
        Setting(rows, 343, "communication_protocol", RegisterKind.LowByte, 0, 2, 1);
    }

    private static RegisterSpec Setting(
        List<RegisterSpec> rows,
        int address,
        string key,
        RegisterKind kind,
        long low,
        long high,
        long preset,
        int words = 1)
    {
        var row = new RegisterSpec(address, key, kind, words) { Minimum = low, Maximum = high, Default = preset };
        rows.Add(row);
        return row;
    }
}
