// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>Rows of the settings table: thresholds of the alarms (Alarms/AlarmTable).</summary>
public static class AlarmSettings
{
    private const string Auto = "; 0 = the BMS's own threshold.";
    private const string Off = "; 0 = off.";

    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Number(SettingId.AlarmTemperatureHigh, "alarm.temperature_high_c", -40, 125, 50, "°C",
            "Warn when the battery is this hot."),
        SettingRows.Number(SettingId.AlarmTemperatureLow, "alarm.temperature_low_c", -40, 125, 0, "°C",
            "Warn when the battery is this cold."),
        SettingRows.Number(SettingId.AlarmCellHigh, "alarm.cell_high_mv", 0, 5000, 0, "mV",
            "Alarm when a cell is this high" + Auto),
        SettingRows.Number(SettingId.AlarmCellLow, "alarm.cell_low_mv", 0, 5000, 0, "mV",
            "Alarm when a cell is this low" + Auto),
        SettingRows.Number(SettingId.AlarmCellEmpty, "alarm.cell_empty_mv", 0, 5000, 0, "mV",
            "Warn when a cell is this low" + Auto),
        SettingRows.Number(SettingId.AlarmPackHigh, "alarm.pack_high_mv", 0, 80000, 0, "mV",
            "Warn when the pack voltage is this high" + Off),
        SettingRows.Number(SettingId.AlarmPackLow, "alarm.pack_low_mv", 0, 80000, 0, "mV",
            "Warn when the pack voltage is this low" + Off),
        SettingRows.Number(SettingId.AlarmDischargeCurrent, "alarm.discharge_current_a", 0, 750, 0, "A",
            "Warn when the discharge current is this high; 0 = 0.9 of the BMS's own threshold."),
        SettingRows.Number(SettingId.AlarmChargeCurrent, "alarm.charge_current_a", 0, 750, 0, "A",
            "Warn when the charge current is this high; 0 = 0.9 of the BMS's own threshold."),
        SettingRows.Number(SettingId.AlarmSocLow, "alarm.soc_low_pct", 0, 100, 10, "%",
            "Warn when the state of charge is this low" + Off),
        SettingRows.Number(SettingId.AlarmSocHigh, "alarm.soc_high_pct", 0, 100, 0, "%",
            "Tell when the state of charge is this high" + Off),
        SettingRows.Number(SettingId.AlarmImbalance, "alarm.imbalance_mv", 0, 1000, 100, "mV",
            "Warn when the cells are this far apart for a minute" + Off),
        SettingRows.Number(SettingId.AlarmImbalanceHigh, "alarm.imbalance_high_mv", 0, 1000, 200, "mV",
            "Alarm when the cells are this far apart for a minute" + Off),
        SettingRows.Number(SettingId.AlarmLinkQuality, "alarm.link_quality_pct", 0, 100, 80, "%",
            "Warn when no more of the requests to the BMS come through" + Off),
        SettingRows.Number(SettingId.AlarmImplausible, "alarm.implausible_per_minute", 0, 600, 3, "",
            "Warn when so many samples of the BMS in a minute contradict themselves" + Off),
        SettingRows.Number(SettingId.AlarmClearDelay, "alarm.clear_delay_s", 2, 600, 5, "s",
            "Time for which a condition has to be over before its alarm ends."),
        SettingRows.Flag(SettingId.AlarmBmsStates, "alarm.bms_states", false,
            "Note when the battery starts to charge, discharge or rest."),
        SettingRows.Flag(SettingId.AlarmBmsEvents, "alarm.bms_events", true,
            "Note the entries of the BMS's own log that are neither fault nor warning."),
        SettingRows.Text(SettingId.AlarmsOff, "alarm.off", 0, 200, "", SettingRule.None,
            "Keys of alarms that are not raised, separated by commas; the alarm pairs sent to the GX stay."),
    };
}
