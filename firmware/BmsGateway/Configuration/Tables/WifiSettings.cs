// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>Rows of the settings table: the wireless network.</summary>
public static class WifiSettings
{
    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Text(SettingId.WifiSsid, "wifi.ssid", 0, 32, "", SettingRule.None, "Name of the wireless network that the board joins.")
            .AfterRestart(),
        SettingRows.Text(SettingId.WifiPassword, "wifi.password", 0, 63, "", SettingRule.Secret, "Password of that wireless network.")
            .AfterRestart(),
    };
}
