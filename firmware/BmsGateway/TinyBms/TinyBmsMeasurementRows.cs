// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using static BmsGateway.TinyBms.TinyBmsRegisterRows;
using R = BmsGateway.TinyBms.TinyBmsRegister;

namespace BmsGateway.TinyBms;

/// <summary>
/// Rows of the register table up to 299: measurements, statistics and events. Source: TinyBMS Communication Protocols
/// Rev D, register map.
/// </summary>
internal static class TinyBmsMeasurementRows
{
    private const string ResetCauses = "0=unknown;1=low power;2=window watchdog;3=independent watchdog;4=software"
        + ";5=power on;6=reset pin;7=option bytes";

    private const string WakeUpCauses = "0=charger;1=ignition;2=discharge current;3=UART";

    // 149 is not in the document; it has been seen.
    private const string States = "145=charging;146=fully charged;147=discharging;149=asleep;150=regeneration"
        + ";151=idle;155=fault";

    /// <summary>Row that begins at a measurement, 32–99, or null.</summary>
    internal static TinyBmsRegisterDefinition? FindLive(int address) => address switch
    {
        R.LifetimeCounter =>
            U32(address, "lifetime_s", "Time that the BMS has run in all; clock of the events.").In("s", One),
        R.TimeLeft => U32(address, "time_left_s", "Estimated time left; very large when idle.").In("s", One),
        R.PackVoltage => F32(address, "pack_voltage_v", "Sum of the cell voltages.").In("V", Thousandth),
        R.PackCurrent => F32(address, "pack_current_a", "Pack current; positive = charging.").In("A", Thousandth),
        R.LowestCell => U16(address, "cell_min_mv", "Lowest cell voltage.").In("mV", One),
        R.HighestCell => U16(address, "cell_max_mv", "Highest cell voltage.").In("mV", One),
        R.ExternalTemperature1 =>
            I16(address, "temp_ext1_c", "First external sensor; -32768 = not connected.").In("°C", Tenth),
        R.ExternalTemperature2 =>
            I16(address, "temp_ext2_c", "Second external sensor; -32768 = not connected.").In("°C", Tenth),
        R.DistanceLeft => U16(address, "distance_left_km", "Range left; needs the speed sensor.").In("km", One),
        R.StateOfHealth => U16(address, "soh_pct", "State of health; 0 = unknown.").In("%", 2000).Range(0, 50000)
            .SinceRevisionD(),
        R.StateOfCharge => U32(address, "soc_pct", "State of charge.").In("%", 1).Range(0, 100000000),
        R.InternalTemperature => I16(address, "temp_int_c", "Temperature of the board.").In("°C", Tenth),
        R.OnlineStatus => Code(address, "online_status", "What the BMS does.").Named(States),
        R.BalancingNeeded => Bits(address, "balance_need", "Cells that need balancing; bit r = register r."),
        R.BalancingActive => Bits(address, "balance_real", "Cells that are being balanced; bit r = register r."),
        R.DetectedCells => U16(address, "cells_detected", "Cells that the BMS has found.").In("cells", One)
            .Range(0, 16),
        R.Speed => F32(address, "speed_kmh", "Speed.").In("km/h", Thousandth),
        _ => null,
    };

    /// <summary>Row that begins at a statistic, 100–199, or null.</summary>
    internal static TinyBmsRegisterDefinition? FindStatistic(int address) => address switch
    {
        R.TotalDistance => U32(address, "total_distance_km", "Distance travelled in all.").In("km", Hundredth),
        R.LargestDischargeCurrent =>
            U16(address, "stat_max_discharge_a", "Largest discharge current seen; no limit.").In("A", Tenth),
        R.LargestChargeCurrent =>
            U16(address, "stat_max_charge_a", "Largest charge current seen; no limit.").In("A", Tenth),
        R.LargestCellSpread =>
            U16(address, "stat_max_cell_diff_mv", "Largest difference between cells seen.").In("mV", Tenth),
        R.UnderVoltageCount => U16(address, "stat_uv_count", "Under-voltage protections."),
        R.OverVoltageCount => U16(address, "stat_ov_count", "Over-voltage protections."),
        R.DischargeOverCurrentCount => U16(address, "stat_doc_count", "Discharge over-current protections."),
        R.ChargeOverCurrentCount => U16(address, "stat_coc_count", "Charge over-current protections."),
        R.OverHeatCount => U16(address, "stat_ot_count", "Over-heat protections."),
        R.ChargingCount => U16(address, "stat_charging_count", "Charges begun."),
        R.FullChargeCount => U16(address, "stat_full_charge_count", "Full charges."),
        R.TemperatureExtremes => Row(
            address,
            "stat_temp_min_max_c",
            TinyBmsRegisterType.SignedBytePair,
            1,
            "Lowest (low byte) and highest (high byte) temperature seen.").In("°C", One),
        R.ResetAndWakeUpCause =>
            Pair(address, "reset_wake_cause", "Cause of the last reset (low byte) and wake-up (high byte).")
                .Named(ResetCauses).HighNamed(WakeUpCauses),
        R.SystemControl => U16(address, "", "Undocumented, not to be touched; restart is command 0x02.").Untouchable(),
        R.StatisticsClearedAt =>
            U32(address, "stat_cleared_at_s", "Lifetime counter when the statistics were cleared.").In("s", One),
        _ => null,
    };

    /// <summary>Row of a cell input, 0–15. Cell n of N is in register 15 − N + n.</summary>
    internal static TinyBmsRegisterDefinition Cell(int address)
    {
        int input = address - R.FirstInput + 1;
        string text = "Voltage at cell input " + input.ToString() + "; 0 when unused.";
        return U16(address, "cell_voltage_" + input.ToString("D2"), text).In("mV", Tenth);
    }

    /// <summary>Row of an event record, even addresses from 200 to 296.</summary>
    internal static TinyBmsRegisterDefinition Event(int address)
    {
        int slot = (address - R.FirstEvent) / 2;
        string text = "Event record " + slot.ToString() + ": low 24 bits of the time, and id; id 0 = empty.";
        return Row(address, "event_" + slot.ToString("D2"), TinyBmsRegisterType.Event, 2, text).In("s", One);
    }
}
