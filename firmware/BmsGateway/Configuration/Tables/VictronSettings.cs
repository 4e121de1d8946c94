// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>Rows of the settings table: what the GX is told beside the limits.</summary>
public static class VictronSettings
{
    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Text(SettingId.VictronManufacturer, "victron.manufacturer", 1, 8, "TinyBMS", SettingRule.Manufacturer,
            "Manufacturer shown on the GX."),
        SettingRows.Text(SettingId.VictronName, "victron.name", 0, 7, "", SettingRule.Manufacturer,
            "Text behind the manufacturer in the battery's name on the GX; empty shows the manufacturer alone."),
        SettingRows.Text(SettingId.VictronFamily, "victron.family", 0, 8, "", SettingRule.Manufacturer,
            "Battery family shown on the GX; empty sends none."),
        SettingRows.Number(SettingId.VictronStateOfHealth, "victron.soh_when_unknown_pct", 0, 100, 0, "%",
            "State of health sent to the GX when the BMS does not measure it; 0 leaves the field out. 100 for a GX that then shows "
            + "no state of charge."),
    };
}
