// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>Settings of the log.</summary>
public static class LogSettings
{
    private const string Levels = " 0 = debug, 1 = info, 2 = warning, 3 = error, 4 = critical.";

    /// <summary>Makes the rows.</summary>
    public static SettingDefinition[] Create() => new[]
    {
        SettingRows.Number(SettingId.LogLevel, "log.level", 0, 4, 1, "", "Lowest level that is logged:" + Levels),
        SettingRows.Flag(SettingId.LogFileEnabled, "log.file_enabled", false,
            "Write the log to two files that take turns; wears the flash."),
        SettingRows.Number(SettingId.LogFileLevel, "log.file_level", 0, 4, 2, "", "Lowest level in the files:" + Levels),
        SettingRows.Number(SettingId.LogFileSize, "log.file_kib", 4, 256, 16, "KiB", "Largest size of each of the two log files."),
        SettingRows.Flag(SettingId.LogFileJson, "log.file_json", false, "Write JSON objects instead of text to the log files."),
        SettingRows.Text(SettingId.SyslogHost, "log.syslog_host", 0, 64, "", SettingRule.None,
            "Host name or address of a syslog server (RFC 5424 over UDP); empty for none."),
        SettingRows.Number(SettingId.SyslogPort, "log.syslog_port", 1, 65535, 514, "", "UDP port of the syslog server."),
        SettingRows.Number(SettingId.SyslogLevel, "log.syslog_level", 0, 4, 1, "", "Lowest level sent to syslog:" + Levels),
    };
}
