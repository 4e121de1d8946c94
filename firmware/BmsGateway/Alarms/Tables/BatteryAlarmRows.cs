// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Alarms.Tables;

/// <summary>
/// Rows of the alarm table: what samples of the battery tell. Thresholds that are not those of the BMS are the defaults
/// of <c>Configuration/Tables/AlarmSettings</c>. A threshold at which the BMS itself acts has no delay.
/// </summary>
public static class BatteryAlarmRows
{
    // Hysteresis in the units of the values: 0.1 mV, mV, mA, 0.1 °C and 0.001 %.
    private const int CellHysteresis = 200;
    private const int PackHysteresis = 300;
    private const int CurrentHysteresis = 2000;
    private const int TemperatureHysteresis = 20;
    private const int ChargeHysteresis = 2000;

    private const int ShortDelay = 10000;

    // A load step pulls cells apart for seconds.
    private const int ImbalanceDelay = 60000;

    private const int TenMinutes = 600000;

    /// <summary>Makes the rows.</summary>
    public static AlarmDefinition[] Create() => new[]
    {
        new AlarmDefinition(AlarmId.TemperatureHigh, "temperature_high", AlarmSeverity.Warning,
            AlarmSource.HighestTemperature, "The battery is hot.", "Lower the current or cool the room.")
            .At(SettingId.AlarmTemperatureHigh, AlarmThreshold.Configured, TemperatureHysteresis)
            .After(ShortDelay).Shown(AlarmCondition.HighTemperature),
        new AlarmDefinition(AlarmId.TemperatureLow, "temperature_low", AlarmSeverity.Warning,
            AlarmSource.LowestTemperature, "The battery is cold.", "Warm the room; cold cells must not be charged.")
            .At(SettingId.AlarmTemperatureLow, AlarmThreshold.Configured, TemperatureHysteresis)
            .After(ShortDelay).Shown(AlarmCondition.LowTemperature),
        new AlarmDefinition(AlarmId.CellVoltageHigh, "cell_voltage_high", AlarmSeverity.Alarm,
            AlarmSource.HighestCell, "A cell is above the over-voltage limit.",
            "Stop charging and check that cell and the charge voltage.")
            .At(SettingId.AlarmCellHigh, AlarmThreshold.OverVoltageCutoff, CellHysteresis)
            .Latched().Shown(AlarmCondition.HighVoltage),
        new AlarmDefinition(AlarmId.CellVoltageLow, "cell_voltage_low", AlarmSeverity.Alarm,
            AlarmSource.LowestCell, "A cell is below the under-voltage limit.",
            "Stop discharging and charge the battery soon; deep discharge destroys cells.")
            .At(SettingId.AlarmCellLow, AlarmThreshold.UnderVoltageCutoff, CellHysteresis)
            .Latched().Shown(AlarmCondition.LowVoltage),
        new AlarmDefinition(AlarmId.CellEmpty, "cell_empty", AlarmSeverity.Warning,
            AlarmSource.LowestCell, "A cell is empty.", "Charge the battery.")
            .At(SettingId.AlarmCellEmpty, AlarmThreshold.FullyDischarged, CellHysteresis)
            .Shown(AlarmCondition.LowVoltage),
        new AlarmDefinition(AlarmId.PackVoltageHigh, "pack_voltage_high", AlarmSeverity.Warning,
            AlarmSource.PackVoltageHigh, "The pack voltage is high.", "Check the charge voltage of the chargers.")
            .At(SettingId.AlarmPackHigh, AlarmThreshold.OffWhenZero, PackHysteresis)
            .After(ShortDelay).Shown(AlarmCondition.HighVoltage),
        new AlarmDefinition(AlarmId.PackVoltageLow, "pack_voltage_low", AlarmSeverity.Warning,
            AlarmSource.PackVoltageLow, "The pack voltage is low.", "Charge the battery.")
            .At(SettingId.AlarmPackLow, AlarmThreshold.OffWhenZero, PackHysteresis)
            .After(ShortDelay).Shown(AlarmCondition.LowVoltage),
        new AlarmDefinition(AlarmId.DischargeCurrentHigh, "discharge_current_high", AlarmSeverity.Warning,
            AlarmSource.DischargeCurrent, "The discharge current is high.",
            "Lower the load; the BMS switches off above its own limit.")
            .At(SettingId.AlarmDischargeCurrent, AlarmThreshold.DischargeMargin, CurrentHysteresis)
            .After(ShortDelay).Shown(AlarmCondition.HighDischargeCurrent),
        new AlarmDefinition(AlarmId.ChargeCurrentHigh, "charge_current_high", AlarmSeverity.Warning,
            AlarmSource.ChargeCurrent, "The charge current is high.",
            "Check that all chargers obey the GX; the BMS switches off above its own limit.")
            .At(SettingId.AlarmChargeCurrent, AlarmThreshold.ChargeMargin, CurrentHysteresis)
            .After(ShortDelay).Shown(AlarmCondition.HighChargeCurrent),
        new AlarmDefinition(AlarmId.DischargeCurrentTrip, "discharge_current_trip", AlarmSeverity.Alarm,
            AlarmSource.DischargeCurrent, "The discharge current is at the trip limit of the BMS.",
            "Lower the load at once; the BMS is about to switch off.")
            .At(AlarmThreshold.DischargeTrip, CurrentHysteresis).Shown(AlarmCondition.HighDischargeCurrent),
        new AlarmDefinition(AlarmId.ChargeCurrentTrip, "charge_current_trip", AlarmSeverity.Alarm,
            AlarmSource.ChargeCurrent, "The charge current is at the trip limit of the BMS.",
            "Lower the charge current at once; the BMS is about to switch off.")
            .At(AlarmThreshold.ChargeTrip, CurrentHysteresis).Shown(AlarmCondition.HighChargeCurrent),
        new AlarmDefinition(AlarmId.StateOfChargeLow, "soc_low", AlarmSeverity.Warning,
            AlarmSource.StateOfChargeLow, "The state of charge is low.", "Charge the battery.")
            .At(SettingId.AlarmSocLow, AlarmThreshold.OffWhenZero, ChargeHysteresis).After(ShortDelay),
        new AlarmDefinition(AlarmId.StateOfChargeHigh, "soc_high", AlarmSeverity.Information,
            AlarmSource.StateOfChargeHigh, "The state of charge is high.", "Nothing to do.")
            .At(SettingId.AlarmSocHigh, AlarmThreshold.OffWhenZero, ChargeHysteresis).After(ShortDelay),
        new AlarmDefinition(AlarmId.CellImbalance, "cell_imbalance", AlarmSeverity.Warning,
            AlarmSource.CellSpread, "The cells are apart.",
            "Let the battery stay full for some hours so that it can balance.")
            .At(SettingId.AlarmImbalance, AlarmThreshold.OffWhenZero, CellHysteresis)
            .After(ImbalanceDelay).Shown(AlarmCondition.CellImbalance),
        new AlarmDefinition(AlarmId.CellImbalanceHigh, "cell_imbalance_high", AlarmSeverity.Alarm,
            AlarmSource.CellSpread, "The cells are far apart.", "A cell or its connection may be damaged; measure it.")
            .At(SettingId.AlarmImbalanceHigh, AlarmThreshold.OffWhenZero, CellHysteresis)
            .After(ImbalanceDelay).Shown(AlarmCondition.CellImbalance),
        new AlarmDefinition(AlarmId.TemperatureCutoffHigh, "temperature_cutoff_high", AlarmSeverity.Alarm,
            AlarmSource.HighestTemperature, "The battery is too hot; the BMS switches off.",
            "Stop charging and discharging and let it cool.")
            .At(AlarmThreshold.OverHeatCutoff, TemperatureHysteresis).Latched()
            .Shown(AlarmCondition.HighTemperature).Shown(AlarmCondition.HighTemperatureCharge),
        new AlarmDefinition(AlarmId.TemperatureCutoffLow, "temperature_cutoff_low", AlarmSeverity.Alarm,
            AlarmSource.LowestTemperature, "The battery is too cold; the BMS switches off.", "Warm the room.")
            .At(AlarmThreshold.LowTemperatureCutoff, TemperatureHysteresis).Shown(AlarmCondition.LowTemperature),
        new AlarmDefinition(AlarmId.TemperatureLowCharge, "temperature_low_charge", AlarmSeverity.Warning,
            AlarmSource.LowestTemperature, "The battery is too cold to be charged.",
            "Warm the room; charging starts again by itself.")
            .At(AlarmThreshold.LowTemperatureCharge, TemperatureHysteresis)
            .Shown(AlarmCondition.LowTemperatureCharge),
        new AlarmDefinition(AlarmId.ChargeNotStopped, "charge_not_stopped", AlarmSeverity.Alarm,
            AlarmSource.UnwantedCharge, "Charging goes on although none is allowed.",
            "Switch the chargers off by hand and check that they obey the GX.").After(ShortDelay).Latched(),
        new AlarmDefinition(AlarmId.BmsFault, "bms_fault", AlarmSeverity.Alarm,
            AlarmSource.BmsState, "The BMS reports a fault that it does not name.", "Read the event log of the BMS.")
            .After(5000).Latched().Shown(AlarmCondition.BmsInternal),
        new AlarmDefinition(AlarmId.BmsUnknownFault, "bms_unknown_fault", AlarmSeverity.Alarm,
            AlarmSource.BmsCode, "The BMS reports a fault that this gateway does not know.",
            "Look up the code (the value) in the manual of the BMS.").Latched().Shown(AlarmCondition.BmsInternal),
        new AlarmDefinition(AlarmId.BmsUnknownWarning, "bms_unknown_warning", AlarmSeverity.Warning,
            AlarmSource.BmsCode, "The BMS reports a warning that this gateway does not know.",
            "Look up the code (the value) in the manual of the BMS.").WorseAfter(TenMinutes),
        Notice(AlarmId.StateCharging, "state_charging", "The battery charges."),
        Notice(AlarmId.StateFullyCharged, "state_fully_charged", "The battery is fully charged."),
        Notice(AlarmId.StateDischarging, "state_discharging", "The battery discharges."),
        Notice(AlarmId.StateRegenerating, "state_regenerating", "The load charges the battery."),
        Notice(AlarmId.StateIdle, "state_idle", "The battery rests."),
        Notice(AlarmId.BmsEvent, "bms_event", "The BMS wrote into its own log; the value is the code of the event."),
    };

    private static AlarmDefinition Notice(AlarmId id, string key, string text) =>
        new(id, key, AlarmSeverity.Information, AlarmSource.BmsNotice, text, "Nothing to do.");
}
