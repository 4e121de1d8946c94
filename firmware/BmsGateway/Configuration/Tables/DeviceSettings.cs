// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>Rows of the settings table: what the gateway is called.</summary>
public static class DeviceSettings
{
    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Text(SettingId.DeviceId, "device.id", 1, 32, "bms1", SettingRule.TopicPart,
            "Identifier of this gateway in MQTT topics and client ids."),
        SettingRows.Text(SettingId.DeviceName, "device.name", 1, 32, "Battery", SettingRule.None, "Name of the battery for people."),
    };
}
