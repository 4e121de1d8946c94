// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>Rows of the settings table: the page.</summary>
public static class WebSettings
{
    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Number(SettingId.WebPort, "web.port", 1, 65534, 8080, "", "TCP port of the page.").AfterRestart(),
        SettingRows.Number(SettingId.WebSocketPort, "web.socket_port", 0, 65535, 0, "", "TCP port of the live data; 0 = page port + 1.")
            .AfterRestart(),
        SettingRows.Text(
            SettingId.WebPassword, "web.password", 0, 64, "", SettingRule.Password,
            "Password of the owner; empty = the one that was set on the page.").AfterRestart(),
    };
}
