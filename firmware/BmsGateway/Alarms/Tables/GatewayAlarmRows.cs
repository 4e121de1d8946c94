// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Alarms.Tables;

/// <summary>
/// Rows of the alarm table: the gateway and its connections. The times of the BMS link are those of
/// <c>Charging/FallbackPolicy</c>: 3 s are a warning, 10 s an alarm.
/// </summary>
public static class GatewayAlarmRows
{
    private const int HalfMinute = 30000;
    private const int OneMinute = 60000;
    private const int TenMinutes = 600000;

    /// <summary>Makes the rows.</summary>
    public static AlarmDefinition[] Create() => new[]
    {
        new AlarmDefinition(AlarmId.BmsLinkLost, "bms_link_lost", AlarmSeverity.Warning, AlarmSource.SampleAge,
            "The BMS does not answer.",
            "Check cable and supply of the BMS. Charging stops after 3 s, discharging after 10 s, frames after 30 s.")
            .WorseAfter(7000).Shown(AlarmCondition.BmsInternal),
        new AlarmDefinition(AlarmId.BmsLinkPoor, "bms_link_poor", AlarmSeverity.Warning, AlarmSource.LinkQuality,
            "Many requests to the BMS fail.", "Check the cable; keep it short and away from power wires.")
            .At(SettingId.AlarmLinkQuality, AlarmThreshold.OffWhenZero, 5).After(OneMinute)
            .Shown(AlarmCondition.BmsInternal),
        new AlarmDefinition(AlarmId.ImplausibleData, "implausible_data", AlarmSeverity.Warning,
            AlarmSource.ImplausibleSamples, "Values of the BMS contradict each other and were thrown away.",
            "Check cell wires and sensors; the value counts the last minute.")
            .At(SettingId.AlarmImplausible, AlarmThreshold.OffWhenZero, 1).WorseAfter(TenMinutes),
        new AlarmDefinition(AlarmId.CanNoPartner, "can_no_partner", AlarmSeverity.Warning, AlarmSource.CanBus,
            "Nobody acknowledges the frames on CAN.", "Check cable, terminators, bit rate and the GX.")
            .After(10000).WorseAfter(OneMinute),
        new AlarmDefinition(AlarmId.CanBusOff, "can_bus_off", AlarmSeverity.Alarm, AlarmSource.CanBus,
            "The CAN controller left the bus because of errors.", "Check cable, terminators and bit rate.")
            .After(2000),
        new AlarmDefinition(AlarmId.CanDown, "can_down", AlarmSeverity.Alarm, AlarmSource.CanBus,
            "The CAN controller or adapter is not there.", "Check adapter, wiring and the CAN settings.")
            .After(10000),
        new AlarmDefinition(AlarmId.GxSilent, "gx_silent", AlarmSeverity.Warning, AlarmSource.GxAge,
            "No GX is heard on CAN.", "Check that the GX is on and that the bit rate of its CAN-bus profile is that of this gateway.")
            .After(20000),
        new AlarmDefinition(AlarmId.MqttLost, "mqtt_lost", AlarmSeverity.Warning, AlarmSource.Gateway,
            "The MQTT broker is not connected.", "Check broker, network and password; CAN is not affected.")
            .After(HalfMinute),
        new AlarmDefinition(AlarmId.WifiLost, "wifi_lost", AlarmSeverity.Warning, AlarmSource.Gateway,
            "The wireless network is not connected.", "Check the access point; CAN is not affected.")
            .After(OneMinute),
        new AlarmDefinition(AlarmId.FlashNearlyFull, "flash_nearly_full", AlarmSeverity.Warning, AlarmSource.Gateway,
            "The flash is nearly full.", "Export the history and shorten the time for which it is kept."),
        new AlarmDefinition(AlarmId.FlashFailing, "flash_failing", AlarmSeverity.Alarm, AlarmSource.Gateway,
            "The flash cannot be written or read.",
            "Export the settings and replace the board; control goes on meanwhile.").Latched(),
        new AlarmDefinition(AlarmId.ClockNotSet, "clock_not_set", AlarmSeverity.Information, AlarmSource.Gateway,
            "The clock is not set.", "Give the gateway a network with a time server; only labels are affected.")
            .After(TenMinutes),
        new AlarmDefinition(AlarmId.ConfigurationFallback, "configuration_fallback", AlarmSeverity.Warning,
            AlarmSource.Gateway, "The settings could not be read; a copy or defaults are in use.",
            "Look at the log, check the settings and save them again.").Latched(),
        new AlarmDefinition(AlarmId.ControllerBlocked, "controller_blocked", AlarmSeverity.Alarm, AlarmSource.Gateway,
            "The BMS answers, but no safe limits can be made: nothing is sent on CAN.",
            "Look at the log and correct the settings of BMS and gateway.").After(HalfMinute),
        new AlarmDefinition(AlarmId.SafeState, "safe_state", AlarmSeverity.Warning, AlarmSource.Gateway,
            "A person asked for the safe state: the battery is neither charged nor discharged.",
            "End the safe state where it was asked for."),
        new AlarmDefinition(AlarmId.ServiceFailed, "service_failed", AlarmSeverity.Warning, AlarmSource.Gateway,
            "A part of the gateway has failed.", "Look at the health page and the log."),
        new AlarmDefinition(AlarmId.JournalNotSaved, "journal_not_saved", AlarmSeverity.Warning, AlarmSource.Gateway,
            "The journal of alarms could not be saved.", "Check the flash; the journal is lost at the next restart."),
        new AlarmDefinition(AlarmId.GatewayStarted, "gateway_started", AlarmSeverity.Information,
            AlarmSource.GatewayNotice, "The gateway started; the value is the reason of the reset.", "Nothing to do."),
    };
}
