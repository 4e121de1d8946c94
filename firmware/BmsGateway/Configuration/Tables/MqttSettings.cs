// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>Rows of the settings table: the MQTT broker and its messages.</summary>
public static class MqttSettings
{
    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Flag(SettingId.MqttEnabled, "mqtt.enabled", false, "Send telemetry to an MQTT broker."),
        SettingRows.Text(SettingId.MqttHost, "mqtt.host", 0, 64, "", SettingRule.HostName, "Host name or address of the MQTT broker."),
        SettingRows.Number(SettingId.MqttPort, "mqtt.port", 1, 65535, 1883, "", "TCP port of the MQTT broker."),
        SettingRows.Text(SettingId.MqttUser, "mqtt.user", 0, 64, "", SettingRule.None, "User name at the MQTT broker; empty for none."),
        SettingRows.Text(SettingId.MqttPassword, "mqtt.password", 0, 64, "", SettingRule.Secret, "Password at the MQTT broker; empty for none."),
        SettingRows.Number(SettingId.MqttCorePeriod, "mqtt.core_period_ms", 500, 60000, 2000, "ms", "Time between two core messages."),
        SettingRows.Number(SettingId.MqttCellsPeriod, "mqtt.cells_period_ms", 500, 600000, 10000, "ms", "Time between two cells messages."),
        SettingRows.Flag(SettingId.MqttCommandsEnabled, "mqtt.commands_enabled", false,
            "Let anybody at the broker lower limits, ask for a charge or the safe state, and acknowledge alarms."),
    };
}
