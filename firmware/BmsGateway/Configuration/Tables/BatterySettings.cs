// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>Rows of the settings table: the line to the BMS.</summary>
public static class BatterySettings
{
    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Number(SettingId.BatteryPollPeriod, "bms.poll_period_ms", 100, 1000, 250, "ms", "Time between two samples of the BMS."),
        SettingRows.Number(SettingId.BatterySleepAfterIdle, "bms.sleep_after_idle_min", 0, 1440, 0, "min",
            "Idle minutes after which the BMS may sleep; limits stop meanwhile. Never while a GX is heard; 0 = never."),
        SettingRows.Flag(SettingId.BatteryRawView, "bms.raw_view", false,
            "Show the raw bytes on the line to the BMS, 50 frames a second at most."),
    };
}
