// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration;

/// <summary>The one list of settings. Code, command line, page, documentation and tests read it.</summary>
public static class SettingsTable
{
    private static readonly SettingDefinition[] Rows =
    {
        Text(SettingId.DeviceId, "device.id", 1, 32, "bms1", SettingRule.TopicPart,
            "Identifier of this gateway in MQTT topics and client ids."),
        Text(SettingId.DeviceName, "device.name", 1, 32, "Battery", SettingRule.None, "Name of the battery for people."),
        Number(SettingId.BatteryPollPeriod, "bms.poll_period_ms", 100, 1000, 250, "ms", "Time between two samples of the BMS."),
        Number(SettingId.ChargeCellVoltage, "charging.cell_voltage_mv", 2000, 4200, 3450, "mV",
            "Charge voltage per cell; never above what the BMS allows."),
        Number(SettingId.MaximumChargeCurrent, "charging.max_charge_a", 0, 750, 50, "A",
            "Largest charge current; capped at 0.9 of the BMS's own threshold."),
        Number(SettingId.MaximumDischargeCurrent, "charging.max_discharge_a", 0, 750, 50, "A",
            "Largest discharge current; capped at 0.9 of the BMS's own threshold."),
        Text(SettingId.VictronManufacturer, "victron.manufacturer", 1, 8, "TinyBMS", SettingRule.Manufacturer,
            "Manufacturer shown on the GX."),
        Number(SettingId.VictronStateOfHealth, "victron.soh_when_unknown_pct", 0, 100, 100, "%",
            "State of health sent to the GX when the BMS does not measure it; 0 leaves the field out."),
        Flag(SettingId.MqttEnabled, "mqtt.enabled", false, "Send telemetry to an MQTT broker."),
        Text(SettingId.MqttHost, "mqtt.host", 0, 64, "", SettingRule.None, "Host name or address of the MQTT broker."),
        Number(SettingId.MqttPort, "mqtt.port", 1, 65535, 1883, "", "TCP port of the MQTT broker."),
        Text(SettingId.MqttUser, "mqtt.user", 0, 64, "", SettingRule.None, "User name at the MQTT broker; empty for none."),
        Text(SettingId.MqttPassword, "mqtt.password", 0, 64, "", SettingRule.Secret, "Password at the MQTT broker; empty for none."),
        Number(SettingId.MqttCorePeriod, "mqtt.core_period_ms", 500, 60000, 2000, "ms", "Time between two core messages."),
        Number(SettingId.MqttCellsPeriod, "mqtt.cells_period_ms", 500, 600000, 10000, "ms", "Time between two cells messages."),
        Number(SettingId.WebPort, "web.port", 1, 65534, 8080, "", "TCP port of the page."),
        Number(SettingId.WebSocketPort, "web.socket_port", 0, 65535, 0, "", "TCP port of the live data; 0 = page port + 1."),
        Text(SettingId.WifiSsid, "wifi.ssid", 0, 32, "", SettingRule.None, "Name of the wireless network that the board joins."),
        Text(SettingId.WifiPassword, "wifi.password", 0, 63, "", SettingRule.Secret, "Password of that wireless network."),
        Number(SettingId.BatterySleepAfterIdle, "bms.sleep_after_idle_min", 0, 1440, 0, "min",
            "Idle minutes after which the BMS may sleep; limits stop meanwhile. Never while a GX is heard; 0 = never."),
        Flag(SettingId.BatteryRawView, "bms.raw_view", false,
            "Show the raw bytes on the line to the BMS, 50 frames a second at most."),
        Text(SettingId.VictronName, "victron.name", 0, 7, "", SettingRule.Manufacturer,
            "Text behind the manufacturer in the battery's name on the GX; empty shows the manufacturer alone."),
        Text(SettingId.VictronFamily, "victron.family", 0, 8, "", SettingRule.Manufacturer,
            "Battery family shown on the GX; empty sends none."),
    };

    /// <summary>Number of settings.</summary>
    public static int Count => Rows.Length;

    /// <summary>Row of a setting.</summary>
    public static SettingDefinition Get(SettingId id) => Rows[(int)id];

    /// <summary>Row by position, 0 to <see cref="Count"/> − 1.</summary>
    public static SettingDefinition At(int index) => Rows[index];

    /// <summary>Row of a key, or null when there is no such setting.</summary>
    public static SettingDefinition? Find(string key)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Key == key)
            {
                return Rows[i];
            }
        }

        return null;
    }

    private static SettingDefinition Number(
        SettingId id, string key, int minimum, int maximum, int defaultValue, string unit, string text) =>
        new(id, key, SettingType.Number, minimum, maximum, defaultValue.ToString(), unit, SettingRule.None, text);

    private static SettingDefinition Flag(SettingId id, string key, bool defaultValue, string text) =>
        new(id, key, SettingType.Flag, 0, 1, defaultValue ? "true" : "false", "", SettingRule.None, text);

    private static SettingDefinition Text(
        SettingId id, string key, int minimum, int maximum, string defaultValue, SettingRule rule, string text) =>
        new(id, key, SettingType.Text, minimum, maximum, defaultValue, "", rule, text);
}
