// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>Rows of the settings table: how Home Assistant finds the gateway.</summary>
public static class HomeAssistantSettings
{
    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Flag(SettingId.HomeAssistantEnabled, "homeassistant.enabled", false,
            "Announce the battery to Home Assistant over MQTT; switching it off removes the battery there."),
        SettingRows.Text(
            SettingId.HomeAssistantPrefix, "homeassistant.prefix", 1, 64, "homeassistant", SettingRule.TopicPath,
            "Discovery prefix that is set in Home Assistant."),
    };
}
