// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>Rows of the settings table: history files and days.</summary>
public static class HistorySettings
{
    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Number(SettingId.HistoryFilePeriod, "history.file_period_s", 10, 3600, 300, "s",
            "Time that one line of a history file stands for.").AfterRestart(),
        SettingRows.Number(SettingId.HistoryRingPeriod, "history.ring_period_s", 1, 3600, 10, "s",
            "Time between two of the 512 samples that are kept in memory.").AfterRestart(),
        SettingRows.Number(SettingId.HistoryFileCount, "history.files", 1, 90, 7, "",
            "Daily history files that are kept; the oldest is removed first.").AfterRestart(),
        SettingRows.Number(SettingId.HistoryRoom, "history.room_kib", 16, 4096, 96, "KiB",
            "Room for all history files together; the oldest is removed first.").AfterRestart(),
        SettingRows.Number(SettingId.HistoryDriveSize, "history.drive_kib", 64, 16384, 256, "KiB",
            "Size of the flash drive that the estimate of its wear assumes.").AfterRestart(),
    };
}
