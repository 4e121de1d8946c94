// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using static BmsGateway.TinyBms.TinyBmsRegisterRows;
using R = BmsGateway.TinyBms.TinyBmsRegister;

namespace BmsGateway.TinyBms;

/// <summary>
/// Rows of the register table from 300 on: settings and version. Source: TinyBMS Communication Protocols Rev D,
/// register map; rules in the texts also from the TinyBMS User Manual Rev D.
/// </summary>
internal static class TinyBmsSettingRows
{
    private const string LoadSwitches = "0=internal FET;1=AIDO1;2=AIDO2;3=DIDO1;4=DIDO2;5=AIHO1 active low"
        + ";6=AIHO1 active high;7=AIHO2 active low;8=AIHO2 active high";

    private const string ChargerSwitches = "1=charge FET;2=AIDO1;3=AIDO2;4=DIDO1;5=DIDO2;6=AIHO1 active low"
        + ";7=AIHO1 active high;8=AIHO2 active low;9=AIHO2 active high";

    private const string IgnitionInputs = "0=disabled;1=AIDO1;2=AIDO2;3=DIDO1;4=DIDO2;5=AIHO1;6=AIHO2";

    private const string ChargerDetectors = "1=internal;2=AIDO1;3=AIDO2;4=DIDO1;5=DIDO2;6=AIHO1;7=AIHO2";

    // The document has no code 1 and calls the last one 0x10; 0x0A would follow. Not settled on a device.
    private const string PrechargeOutputs = "0=disabled;2=discharge FET;3=AIDO1;4=AIDO2;5=DIDO1;6=DIDO2"
        + ";7=AIHO1 active low;8=AIHO1 active high;9=AIHO2 active low;16=AIHO2 active high";

    private const string PrechargeDurations = "0=0.1 s;1=0.2 s;2=0.5 s;3=1 s;4=2 s;5=3 s;6=4 s;7=5 s";

    private const string BroadcastPeriods = "0=off;1=0.1 s;2=0.2 s;3=0.5 s;4=1 s;5=2 s;6=5 s;7=10 s";

    // Low bit of the high byte: power type; the two above it: current sensor.
    private const string Hardware = "0=low power, resistor;1=high power, resistor;2=low power, Hall sensor"
        + ";3=high power, Hall sensor;4=low power, external sensor;5=high power, external sensor";

    private const string FlagNames = "0=external current sensor inverted;1=no diagnosis of the switches"
        + ";2=charging starts again at the charge restart level";

    /// <summary>Row that begins at a setting up to 323, or null.</summary>
    internal static TinyBmsRegisterDefinition? FindValue(int address) => address switch
    {
        R.FullyChargedVoltage => Millivolts(address, "fully_charged_voltage_mv",
            "Cell is full. 10 mV or more above fully discharged and below the over-voltage cut-off.")
            .Range(1200, 4500, 3650),
        R.FullyDischargedVoltage => Millivolts(address, "fully_discharged_voltage_mv",
            "Cell is empty. 10 mV or more above the under-voltage cut-off and below fully charged.")
            .Range(1000, 3500, 3250),
        R.EarlyBalancingThreshold => Millivolts(address, "early_balancing_threshold_mv",
            "Cells above may be balanced.").Range(1000, 4500, 3400),
        R.ChargeFinishedCurrent => U16(address, "charge_finished_current_ma", "Charging is finished below.")
            .In("mA", One).Range(100, 5000, 1000),
        R.PeakDischargeCurrent => Amperes(address, "peak_discharge_current_a",
            "The load is cut at once above; more than the discharge over-current cut-off.")
            .Range(1, 750, 70).SinceRevisionD(),
        R.BatteryCapacity => U16(address, "battery_capacity_ah", "Nominal capacity.")
            .In("Ah", Hundredth).Range(10, 65500, 31400),
        R.SeriesCells => U16(address, "cell_count", "Cells in series.").In("cells", One).Range(4, 16, 16),
        R.AllowedDisbalance => Millivolts(address, "allowed_disbalance_mv", "Balancing stops below.")
            .Range(15, 100, 15),
        R.ChargerStartupDelay => U16(address, "charger_startup_delay_s",
            "Longest wait for current after a charger was detected.")
            .In("s", One).Range(5, 60, 20).SinceRevisionD(),
        R.ChargerDisableDelay => U16(address, "charger_disable_delay_s",
            "From the removal of the charger to the opening of its path.")
            .In("s", One).Range(0, 60, 5).SinceRevisionD(),
        R.PulsesPerUnit => U32(address, "pulses_per_unit", "Calibration of the speed sensor.")
            .In("pulse/unit", One).Range(1, 100000),
        R.DistanceUnit => Code(address, "distance_unit", "Unit that the pulses are counted for.")
            .Named("1=metre;2=kilometre;3=foot;4=mile;5=yard").Range(1, 5),
        R.OverVoltageCutoff => Millivolts(address, "overvoltage_cutoff_mv", "Charging is cut above, per cell.")
            .Range(1200, 4500, 3800),
        R.UnderVoltageCutoff => Millivolts(address, "undervoltage_cutoff_mv", "All is cut below, per cell.")
            .Range(800, 3500, 2800),
        R.DischargeOverCurrent => Amperes(address, "discharge_overcurrent_a", "Discharge current that trips.")
            .Range(1, 750, 65),
        R.ChargeOverCurrent => Amperes(address, "charge_overcurrent_a", "Charge current that trips.").Range(1, 750, 90),
        R.OverHeatCutoff => I16(address, "overheat_cutoff_c", "All is cut above.").In("°C", One).Range(20, 90, 60),
        R.LowTemperatureChargeCutoff => I16(address, "low_temp_charge_cutoff_c", "No charging below.")
            .In("°C", One).Range(-40, 10, 0),
        R.ChargeRestartLevel => U16(address, "charge_restart_level_percent",
            "Charging starts again below this state of charge, if the flag for it is set.")
            .In("%", One).Range(60, 95, 80).SinceRevisionD(),
        R.MaximumCycles => U16(address, "battery_max_cycles", "Cycles that the state of health is reckoned with.")
            .In("cycles", One).Range(10, 65000, 5000).SinceRevisionD(),
        R.StateOfHealthPreset => U16(address, "state_of_health_set",
            "Writing sets the state of health; reads 65535 once taken over.")
            .In("%", 2000).Range(0, 50000).SinceRevisionD(),
        _ => null,
    };

    /// <summary>Row that begins at a setting from 324 to 399, or null.</summary>
    internal static TinyBmsRegisterDefinition? FindChoice(int address) => address switch
    {
        R.StateOfChargePreset => U16(address, "state_of_charge_set",
            "Writing sets the state of charge; reads 65535 once taken over.").In("%", 2000).Range(0, 50000),
        R.Flags => Bits(address, "flags", "Flags; the other bits are reserved.")
            .Named(FlagNames).Range(0, 7, 0).SinceRevisionD(),
        R.ChargerType => Pair(address, "charger_type",
            "Low byte: charger. High byte: delay of the discharge over-current cut-off, 0–30 s.")
            .Named("0=variable (reserved);1=CC/CV;2=CAN (reserved)").In("s", One).Range(0, 30, 1).SinceRevisionD(),
        R.LoadSwitchType => Choice(address, "load_switch_type", "Switch of the load.", LoadSwitches).Range(0, 8, 0),
        R.AutomaticRecovery => Row(address, "automatic_recovery_s", TinyBmsRegisterType.LowByte, 1,
            "Time to the recovery from a fault; 0 = never (documents disagree whether 0 is allowed).")
            .In("s", One).Range(0, 30, 5),
        R.ChargerSwitchType => Choice(address, "charger_switch_type", "Switch of the charger.", ChargerSwitches)
            .Range(1, 9, 1),
        R.IgnitionInput => Choice(address, "ignition_source", "Input of the ignition.", IgnitionInputs).Range(0, 6, 0),
        R.ChargerDetection => Choice(address, "charger_detection_source", "What detects the charger.", ChargerDetectors)
            .Range(1, 7, 1),
        R.SpeedSensorInput => Choice(address, "speed_sensor_input", "Input of the speed sensor.",
            "0=disabled;1=DIDO1;2=DIDO2").Range(0, 2),
        R.PrechargeOutput => Choice(address, "precharge_pin", "Output that precharges.", PrechargeOutputs)
            .Range(0, 16, 0),
        R.PrechargeDuration => Choice(address, "precharge_duration", "Duration of precharging.", PrechargeDurations)
            .Range(0, 7, 7),
        R.TemperatureSensorType => Choice(address, "temperature_sensor_type", "External temperature sensors.",
            "0=two NTC 10 kΩ;1=multipoint active sensor").Range(0, 1, 0),
        R.OperationMode => Choice(address, "operation_mode", "Ports; a change restarts the BMS.",
            "0=dual port;1=single port").Range(0, 1, 0),
        R.SinglePortSwitchType => Choice(address, "single_port_switch_type", "Switch of single-port operation.",
            LoadSwitches).Range(0, 8, 0),
        R.BroadcastPeriod => Choice(address, "broadcast_interval",
            "Period of the unasked output; best off.", BroadcastPeriods).Range(0, 7, 0),
        R.BroadcastFormat => Choice(address, "communication_protocol",
            "Format of the unasked output; the commands stay the same.", "0=CA V3;1=ASCII;2=SOC BAR").Range(0, 2, 1),
        _ => null,
    };

    /// <summary>Row that begins at a version register, 500–599, or null.</summary>
    internal static TinyBmsRegisterDefinition? FindVersion(int address) => address switch
    {
        R.HardwareVersion => Pair(address, "hw_version", "Hardware version (low byte) and changes (high byte)."),
        R.PublicFirmware => Pair(address, "fw_public", "Public firmware release (low byte) and hardware (high byte).")
            .HighNamed(Hardware),
        R.InternalFirmware => U16(address, "fw_internal", "Internal firmware version: 242 for release 2.3.242."),
        R.BootLoader => Pair(address, "boot_profile", "Boot loader (low byte) and register map (high byte)."),
        R.SerialNumber => Row(address, "serial_number", TinyBmsRegisterType.Binary, 6,
            "Serial number, 24 hexadecimal digits; the order of the bytes is not documented."),
        _ => null,
    };

    private static TinyBmsRegisterDefinition Millivolts(int address, string key, string text) =>
        U16(address, key, text).In("mV", One);

    private static TinyBmsRegisterDefinition Amperes(int address, string key, string text) =>
        U16(address, key, text).In("A", One);

    private static TinyBmsRegisterDefinition Choice(int address, string key, string text, string names) =>
        Row(address, key, TinyBmsRegisterType.LowByteEnumeration, 1, text).Named(names);
}
