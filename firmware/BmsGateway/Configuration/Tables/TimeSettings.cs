// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>
/// Rows of the settings table: time. The clock itself is set by the firmware image from public time servers, or by the
/// PC; nothing of it can be set here.
/// </summary>
public static class TimeSettings
{
    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Number(SettingId.TimeUtcOffset, "time.utc_offset_min", -720, 840, 0, "min",
            "Minutes by which the local day, at whose midnight \"today\" begins, is ahead of UTC.").AfterRestart(),
    };
}
