// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;

namespace BmsGateway.Configuration.Tables;

/// <summary>Rows of the settings table: the log.</summary>
public static class LogSettings
{
    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Choice(SettingId.LogLevel, "log.level", LogLevels.Words(), "info", "Lowest level that is logged."),
        SettingRows.Flag(SettingId.LogFileEnabled, "log.file_enabled", false,
            "Write the log to two files that take turns; wears the flash."),
        SettingRows.Choice(SettingId.LogFileLevel, "log.file_level", LogLevels.Words(), "warning", "Lowest level in the log files."),
        SettingRows.Number(SettingId.LogFileSize, "log.file_kib", 4, 256, 16, "KiB", "Largest size of each of the two log files."),
        SettingRows.Flag(SettingId.LogFileJson, "log.file_json", false, "Write JSON objects instead of text to the log files."),
        SettingRows.Text(SettingId.SyslogHost, "log.syslog_host", 0, 64, "", SettingRule.HostName,
            "Host name or address of a syslog server (RFC 5424 over UDP); empty for none."),
        SettingRows.Number(SettingId.SyslogPort, "log.syslog_port", 1, 65535, 514, "", "UDP port of the syslog server."),
        SettingRows.Choice(SettingId.SyslogLevel, "log.syslog_level", LogLevels.Words(), "info", "Lowest level sent to syslog."),
    };
}
