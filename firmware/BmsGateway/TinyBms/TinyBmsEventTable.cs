// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// The events of the TinyBMS. Identifications, levels and meanings: TinyBMS Communication Protocols Rev D, list of
/// events; what ends a fault: the "recovered" events of the same list, and User Manual Rev D.
/// </summary>
public static class TinyBmsEventTable
{
    /// <summary>Event "system started", which ends everything that was active before.</summary>
    public const int SystemStarted = 0x61;

    /// <summary>Largest identification of a fault; the smallest is 1.</summary>
    public const int LastFault = 0x30;

    /// <summary>Largest identification of a warning; above it is information.</summary>
    public const int LastWarning = 0x60;

    private static readonly TinyBmsEventDefinition[] Rows = Create();

    private static readonly TinyBmsEventDefinition UnknownFault = new(
        0, "unknown_fault", BatteryEventLevel.Fault, 0, (int)AlarmCondition.BmsInternal,
        "A fault that this gateway does not know.");

    private static readonly TinyBmsEventDefinition UnknownWarning = new(
        0, "unknown_warning", BatteryEventLevel.Warning, 0, TinyBmsEventDefinition.NoCondition,
        "A warning that this gateway does not know.");

    private static readonly TinyBmsEventDefinition UnknownInformation = new(
        0, "unknown_information", BatteryEventLevel.Information, 0, TinyBmsEventDefinition.NoCondition,
        "An event that this gateway does not know.");

    /// <summary>Number of rows.</summary>
    public static int Count => Rows.Length;

    /// <summary>Row by position, in ascending order of the identifications.</summary>
    public static TinyBmsEventDefinition At(int index) => Rows[index];

    /// <summary>Row of an identification; a row "unknown" of the right level when the list has none.</summary>
    /// <param name="id">1–255.</param>
    public static TinyBmsEventDefinition Find(int id)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Id == id)
            {
                return Rows[i];
            }
        }

        return id <= LastFault ? UnknownFault : id <= LastWarning ? UnknownWarning : UnknownInformation;
    }

    /// <summary>Makes the rows anew, for a table that is made while statics are initialised.</summary>
    public static TinyBmsEventDefinition[] Create() => new[]
    {
        Fault(0x02, "under_voltage_cutoff", 0x7B, AlarmCondition.LowVoltage,
            "A cell fell below the under-voltage cutoff; load and charger are switched off."),
        Fault(0x03, "over_voltage_cutoff", 0x79, AlarmCondition.HighVoltage,
            "A cell rose above the over-voltage cutoff; the charger is switched off."),
        Fault(0x04, "over_temperature_cutoff", 0x73, AlarmCondition.HighTemperature,
            "The battery or the board is too hot; both switches are off."),
        Fault(0x05, "discharge_over_current_cutoff", 0x77, AlarmCondition.HighDischargeCurrent,
            "The discharge current was too high; the load is switched off."),
        Fault(0x06, "charge_over_current_cutoff", 0x76, AlarmCondition.HighChargeCurrent,
            "The charge current was too high; the charger is switched off."),
        Fault(0x07, "regen_over_current_cutoff", 0x78, AlarmCondition.HighChargeCurrent,
            "The regeneration current was too high."),
        Fault(0x0A, "low_temperature_cutoff", 0x75, AlarmCondition.LowTemperature,
            "The battery is colder than -40 °C; both switches are off."),
        Fault(0x0B, "charger_switch_error", 0, AlarmCondition.BmsInternal,
            "Charge current flows although the charger switch is off; the switch may be damaged."),
        Fault(0x0C, "load_switch_error", 0, AlarmCondition.BmsInternal,
            "Current flows although the load switch is off; the switch may be damaged."),
        Fault(0x0D, "single_port_switch_error", 0, AlarmCondition.BmsInternal,
            "Current flows although the single port switch is off; the switch may be damaged."),
        Fault(0x0E, "ext_current_sensor_lost", 0x7C, AlarmCondition.BmsInternal,
            "The external current sensor is disconnected; restart the BMS or connect the sensor again."),
        Fault(0x0F, "ext_current_sensor_found", 0x7C, AlarmCondition.BmsInternal,
            "An external current sensor was plugged in; restart the BMS to use it."),
        Warning(0x31, "fully_discharged_cutoff", 0x7A, (int)AlarmCondition.LowVoltage,
            "A cell fell below the fully discharged voltage; the load is switched off."),
        Warning(0x37, "low_temperature_charge_cutoff", 0x74, (int)AlarmCondition.LowTemperatureCharge,
            "The battery is too cold to be charged; the charger is switched off."),
        Warning(0x38, "charge_done_voltage_high", 0x62, TinyBmsEventDefinition.NoCondition,
            "Charging ended because the charger voltage is too high."),
        Warning(0x39, "charge_done_voltage_low", 0x62, TinyBmsEventDefinition.NoCondition,
            "Charging ended because the charger voltage is too low."),
        Information(SystemStarted, "system_started", "The BMS started."),
        Information(0x62, "charging_started", "Charging started."),
        Information(0x63, "charging_done", "Charging is done."),
        Information(0x64, "charger_connected", "A charger was connected."),
        Information(0x65, "charger_disconnected", "The charger was disconnected."),
        Information(0x66, "dual_port_mode", "Dual port operation was activated."),
        Information(0x67, "single_port_mode", "Single port operation was activated."),
        Information(0x73, "recovered_over_temperature", "Recovered from over-temperature."),
        Information(0x74, "recovered_low_temperature_warning", "Recovered from too low a temperature for charging."),
        Information(0x75, "recovered_low_temperature_fault", "Recovered from low temperature."),
        Information(0x76, "recovered_charge_over_current", "Recovered from charge over-current."),
        Information(0x77, "recovered_discharge_over_current", "Recovered from discharge over-current."),
        Information(0x78, "recovered_regen_over_current", "Recovered from regeneration over-current."),
        Information(0x79, "recovered_over_voltage", "Recovered from over-voltage."),
        Information(0x7A, "recovered_fully_discharged", "Recovered from the fully discharged voltage."),
        Information(0x7B, "recovered_under_voltage", "Recovered from under-voltage."),
        Information(0x7C, "ext_current_sensor_connected", "The external current sensor is in use."),
        Information(0x7D, "ext_current_sensor_disconnected", "The internal current sensor is in use again."),
    };

    /// <summary>True when one event ends another that came before it.</summary>
    /// <param name="later">Identification of the later event.</param>
    /// <param name="earlier">Row of the earlier one.</param>
    public static bool Ends(int later, TinyBmsEventDefinition earlier) =>
        later == SystemStarted || (earlier.RecoveryId != 0 && later == earlier.RecoveryId);

    private static TinyBmsEventDefinition Fault(
        int id, string key, int recoveryId, AlarmCondition condition, string text) =>
        new(id, key, BatteryEventLevel.Fault, recoveryId, (int)condition, text);

    private static TinyBmsEventDefinition Warning(int id, string key, int recoveryId, int condition, string text) =>
        new(id, key, BatteryEventLevel.Warning, recoveryId, condition, text);

    private static TinyBmsEventDefinition Information(int id, string key, string text) =>
        new(id, key, BatteryEventLevel.Information, 0, TinyBmsEventDefinition.NoCondition, text);
}
