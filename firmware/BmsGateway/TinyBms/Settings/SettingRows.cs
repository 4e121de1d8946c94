// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// All settings that can be written. Source: TinyBMS Communication Protocols Rev D, settings registers; ranges also
/// from the TinyBMS User Manual Rev D. An object and not a static class, so that no static initialiser depends on that
/// of another class.
/// </summary>
public sealed class SettingRows
{
    /// <summary>Address of the first settings register.</summary>
    public const int FirstAddress = 300;

    /// <summary>Settings registers, reserved ones included: 300–343.</summary>
    public const int WordCount = 44;

    private const int One = 1000000;

    private readonly SettingRow[] _rows =
    {
        Word(300, "fully_charged_voltage_mv", One, "mV", 1200, 4500),
        Word(301, "fully_discharged_voltage_mv", One, "mV", 1000, 3500),
        Word(303, "early_balancing_threshold_mv", One, "mV", 1000, 4500),
        Word(304, "charge_finished_current_ma", One, "mA", 100, 5000),
        Late(305, "peak_discharge_current_a", SettingForm.Word, One, "A", 1, 750),
        Word(306, "battery_capacity_ah", One / 100, "Ah", 10, 65500),
        Word(307, "cell_count", One, "cells", 4, 16),
        Word(308, "allowed_disbalance_mv", One, "mV", 15, 100),
        Late(310, "charger_startup_delay_s", SettingForm.Word, One, "s", 5, 60),
        Late(311, "charger_disable_delay_s", SettingForm.Word, One, "s", 0, 60),
        Row(312, "pulses_per_unit", SettingForm.LongWord, "pulses", 1, 100000),
        Word(314, "distance_unit", One, "", 1, 5),
        Word(315, "overvoltage_cutoff_mv", One, "mV", 1200, 4500),
        Word(316, "undervoltage_cutoff_mv", One, "mV", 800, 3500),
        Word(317, "discharge_overcurrent_a", One, "A", 1, 750),
        Word(318, "charge_overcurrent_a", One, "A", 1, 750),
        Row(319, "overheat_cutoff_c", SettingForm.SignedWord, "°C", 20, 90),
        Row(320, "low_temp_charge_cutoff_c", SettingForm.SignedWord, "°C", -40, 10),
        Late(321, "charge_restart_level_percent", SettingForm.Word, One, "%", 60, 95),
        Late(322, "battery_max_cycles", SettingForm.Word, One, "cycles", 10, 65000),
        Late(323, "state_of_health_set", SettingForm.Preset, 2000, "%", 0, 50000),
        new SettingRow(328, "state_of_charge_set", SettingForm.Preset, 2000, "%", 0, 50000, false),
        Late(329, "flags", SettingForm.Flags, One, "", 0, 7),
        Low(330, "charger_type", 0, 2),
        Late(330, "overcurrent_timeout_s", SettingForm.HighByte, One, "s", 0, 30),
        Low(331, "load_switch_type", 0, 8),
        Row(332, "automatic_recovery_s", SettingForm.LowByte, "s", 0, 30),
        Low(333, "charger_switch_type", 1, 9),
        Low(334, "ignition_source", 0, 6),
        Low(335, "charger_detection_source", 1, 7),
        Low(336, "speed_sensor_input", 0, 2),
        Low(337, "precharge_pin", 0, 16),
        Low(338, "precharge_duration", 0, 7),
        Low(339, "temperature_sensor_type", 0, 1),
        Low(340, "operation_mode", 0, 1),
        Low(341, "single_port_switch_type", 0, 8),
        Low(342, "broadcast_interval", 0, 7),
        Low(343, "communication_protocol", 0, 2),
    };

    /// <summary>Number of settings.</summary>
    public int Count => _rows.Length;

    /// <summary>Setting by place, 0 to <see cref="Count"/> − 1, in ascending order of address.</summary>
    public SettingRow At(int place) => _rows[place];

    /// <summary>Place of a setting by its key, or −1 when there is none.</summary>
    public int Find(string key)
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            if (_rows[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>First setting of an address that has one.</summary>
    /// <param name="address">Address of a register that is not reserved.</param>
    public SettingRow AtAddress(int address)
    {
        int place = 0;
        while (_rows[place].Address + _rows[place].Words <= address)
        {
            place++;
        }

        return _rows[place];
    }

    private static SettingRow Word(int address, string key, int scale, string unit, long minimum, long maximum) =>
        new(address, key, SettingForm.Word, scale, unit, minimum, maximum, false);

    private static SettingRow Low(int address, string key, long minimum, long maximum) =>
        Row(address, key, SettingForm.LowByte, "", minimum, maximum);

    private static SettingRow Row(
        int address, string key, SettingForm form, string unit, long minimum, long maximum) =>
        new(address, key, form, One, unit, minimum, maximum, false);

    private static SettingRow Late(
        int address, string key, SettingForm form, int scale, string unit, long minimum, long maximum) =>
        new(address, key, form, scale, unit, minimum, maximum, true);
}
