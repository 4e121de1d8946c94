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
        SettingRows.Choice(SettingId.AccessPointMode, "wifi.ap_mode", new[] { "off", "fallback", "always" }, "fallback",
            "When the board opens an access point of its own: never, while wifi.ssid is empty, or always. "
            + "Not when the network of wifi.ssid cannot be reached.").AfterRestart(),
        SettingRows.Text(SettingId.AccessPointSsid, "wifi.ap_ssid", 1, 32, "bms-gateway", SettingRule.Ascii,
            "Name of that access point.").AfterRestart(),
        SettingRows.Text(SettingId.AccessPointPassword, "wifi.ap_password", 0, 63, "", SettingRule.Passphrase,
            "Password of that access point; empty = no access point.").AfterRestart(),
    };
}
