// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>Rows of the settings table: charge limits.</summary>
public static class ChargingSettings
{
    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Number(SettingId.ChargeCellVoltage, "charging.cell_voltage_mv", 2000, 4200, 3450, "mV",
            "Charge voltage per cell; never above what the BMS allows."),
        SettingRows.Number(SettingId.MaximumChargeCurrent, "charging.max_charge_a", 0, 750, 50, "A",
            "Largest charge current; capped at 0.9 of the BMS's own threshold."),
        SettingRows.Number(SettingId.MaximumDischargeCurrent, "charging.max_discharge_a", 0, 750, 50, "A",
            "Largest discharge current; capped at 0.9 of the BMS's own threshold."),
    };
}
