// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>Rows of the settings table: charge limits.</summary>
public static class ChargingSettings
{
    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Number(SettingId.ChargeCellVoltage, "charging.cell_voltage_mv", 2000, 4200, 3450, "mV",
            "Charge voltage per cell; never above what the BMS allows. Tells the profile: 2200 to 2850 LTO, 3350 to 3600 LFP, "
            + "3800 to 4200 Li-ion; nothing is sent when the BMS is set for other cells."),
        new(SettingId.SeriesCells, "charging.series_cells", SettingType.Number, 0, 16, "0", "", SettingRule.CellCount,
            "Cells in series; nothing is sent when the BMS is set for another number (register 307). 0 = whatever it says."),
        SettingRows.Number(SettingId.MaximumChargeCurrent, "charging.max_charge_a", 0, 750, 50, "A",
            "Largest charge current; capped at 0.9 of the BMS's own threshold."),
        SettingRows.Number(SettingId.MaximumDischargeCurrent, "charging.max_discharge_a", 0, 750, 50, "A",
            "Largest discharge current; capped at 0.9 of the BMS's own threshold."),
        SettingRows.Number(SettingId.FloatCellVoltage, "charging.float_cell_mv", 0, 4200, 0, "mV",
            "Float voltage per cell; 0 = from the profile."),
        SettingRows.Number(SettingId.RebulkCellVoltage, "charging.rebulk_cell_mv", 0, 4200, 0, "mV",
            "Full battery: charging begins again when the highest cell is at or below; 0 = from the profile."),
        SettingRows.Number(SettingId.RebulkStateOfCharge, "charging.rebulk_soc_pct", 0, 99, 85, "%",
            "Full battery: charging begins again below this state of charge; 0 = never."),
        SettingRows.Number(SettingId.RebulkDays, "charging.rebulk_days", 0, 365, 14, "d",
            "Full battery: charging begins again so many days after the last full charge; 0 = never."),
        SettingRows.Number(SettingId.FullSpread, "charging.full_spread_mv", 1, 100, 10, "mV",
            "Full: the cells are at most this far apart."),
        SettingRows.Number(SettingId.FullSpreadHysteresis, "charging.full_spread_hysteresis_mv", 0, 50, 3, "mV",
            "Full: added to the spread before its time begins anew."),
        SettingRows.Number(SettingId.AbsorbSeconds, "charging.absorb_s", 60, 7200, 900, "s",
            "Full: time for which the battery has to look full."),
        SettingRows.Number(SettingId.LongestAbsorbSeconds, "charging.absorb_max_s", 600, 43200, 7200, "s",
            "Longest time at the charge voltage, for packs that do not come into balance."),
        SettingRows.Number(SettingId.TailCurrentPercent, "charging.tail_current_pct", 0, 20, 5, "%",
            "Full: charge current in % of the capacity; 0 = not looked at."),
        SettingRows.Number(SettingId.OverVoltageOffset, "charging.ovp_offset_mv", 0, 50, 5, "mV",
            "A cell so far above its target lowers the charge voltage."),
        SettingRows.Number(SettingId.OverVoltageGain, "charging.ovp_gain", 20, 500, 500, "mV/(V s)",
            "How fast it lowers the charge voltage."),
        SettingRows.Number(SettingId.FloorCellVoltage, "charging.floor_cell_mv", 0, 4200, 0, "mV",
            "Lowest charge voltage per cell that is commanded; 0 = from the profile."),
        SettingRows.Number(SettingId.VoltageFall, "charging.voltage_fall_mv_s", 10, 500, 50, "mV/s",
            "Fastest fall of the charge voltage of the pack."),
        SettingRows.Number(SettingId.VoltageRise, "charging.voltage_rise_mv_s", 1, 50, 5, "mV/s",
            "Fastest rise of the charge voltage of the pack."),
        SettingRows.Number(SettingId.VoltageHoldSeconds, "charging.voltage_hold_s", 0, 600, 60, "s",
            "Time before a lowered charge voltage rises."),
        SettingRows.Number(SettingId.FloatRamp, "charging.float_ramp_mv_s", 1, 10, 1, "mV/s",
            "Descent from the charge voltage to the float voltage."),
        SettingRows.Number(SettingId.ReopenPermille, "charging.reopen_permille", 0, 100, 15, "0.1 %",
            "Part of the largest current from which a current limit of 0 opens again."),
        SettingRows.Number(SettingId.CurrentHoldSeconds, "charging.current_hold_s", 0, 600, 30, "s",
            "Time before a lowered current limit rises."),
        SettingRows.Number(SettingId.CurrentRamp, "charging.current_ramp_a_s", 1, 100, 5, "A/s",
            "Fastest rise of a current limit."),
        SettingRows.Number(SettingId.StartRampSeconds, "charging.start_ramp_s", 0, 300, 20, "s",
            "After the start: float voltage, and currents that rise from 10 %; 0 = full limits at once."),
        SettingRows.Choice(SettingId.ChargeTemperatureSource, "charging.temperature_source",
            new[] { "sensors_or_board", "sensors_only", "none" }, "sensors_or_board",
            "Temperature of the battery: its sensors, or the board of the BMS when none was ever seen; sensors only; or none "
            + "fitted, and then no temperature rule protects the cells."),
        SettingRows.Flag(SettingId.ChargeUsesStateOfCharge, "charging.soc_limits", false,
            "Lower the currents near full and near empty by the state of charge as well."),
        SettingRows.Number(SettingId.StaleDischargePercent, "charging.stale_discharge_pct", 0, 100, 50, "%",
            "Part of the discharge current that stays while BMS data is 3 to 10 s old."),
        SettingRows.Flag(SettingId.KeepDischargeOffGrid, "charging.keep_discharge_off_grid", false,
            "Off grid: discharge on for 30 min without BMS data when all cells were in the middle. "
            + "Nobody watches the cells then."),
        SettingRows.Number(SettingId.RemoteTimeoutSeconds, "charging.remote_timeout_s", 1, 3600, 30, "s",
            "Time after which a limit from MQTT or the API ends when it is not repeated.").AfterRestart(),
    };
}
