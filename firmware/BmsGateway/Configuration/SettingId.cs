// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration;

/// <summary>
/// Every setting of the gateway. Key, range, default and text are in <see cref="SettingsTable"/>. A number
/// never changes its meaning; new settings take the next free number of their block.
/// </summary>
public enum SettingId
{
    /// <summary>Identifier in MQTT topics and client ids.</summary>
    DeviceId = 0,

    /// <summary>Name for people.</summary>
    DeviceName = 1,

    /// <summary>Time between two samples, ms.</summary>
    BatteryPollPeriod = 2,

    /// <summary>Charge voltage per cell, mV.</summary>
    ChargeCellVoltage = 3,

    /// <summary>Largest charge current, A.</summary>
    MaximumChargeCurrent = 4,

    /// <summary>Largest discharge current, A.</summary>
    MaximumDischargeCurrent = 5,

    /// <summary>Manufacturer text of frame 0x35E.</summary>
    VictronManufacturer = 6,

    /// <summary>State of health sent when the BMS does not measure it, %.</summary>
    VictronStateOfHealth = 7,

    /// <summary>MQTT on or off.</summary>
    MqttEnabled = 8,

    /// <summary>Broker host.</summary>
    MqttHost = 9,

    /// <summary>Broker port.</summary>
    MqttPort = 10,

    /// <summary>Broker user.</summary>
    MqttUser = 11,

    /// <summary>Broker password.</summary>
    MqttPassword = 12,

    /// <summary>Time between two "core" messages, ms.</summary>
    MqttCorePeriod = 13,

    /// <summary>Time between two "cells" messages, ms.</summary>
    MqttCellsPeriod = 14,

    /// <summary>Port of the page.</summary>
    WebPort = 15,

    /// <summary>Port of the WebSocket endpoint.</summary>
    WebSocketPort = 16,

    /// <summary>Name of the wireless network.</summary>
    WifiSsid = 17,

    /// <summary>Password of the wireless network.</summary>
    WifiPassword = 18,

    /// <summary>Idle time after which the BMS may sleep, min.</summary>
    BatterySleepAfterIdle = 19,

    /// <summary>Raw bytes of the BMS line as events.</summary>
    BatteryRawView = 20,

    /// <summary>Text behind the manufacturer in the battery's name, frames 0x370 and 0x371.</summary>
    VictronName = 21,

    /// <summary>Family text of frame 0x382.</summary>
    VictronFamily = 22,

    /// <summary>Lowest level that is logged.</summary>
    LogLevel = 220,

    /// <summary>Log files on or off.</summary>
    LogFileEnabled = 221,

    /// <summary>Lowest level in the log files.</summary>
    LogFileLevel = 222,

    /// <summary>Largest size of a log file, KiB.</summary>
    LogFileSize = 223,

    /// <summary>JSON instead of text in the log files.</summary>
    LogFileJson = 224,

    /// <summary>Host of the syslog server.</summary>
    SyslogHost = 225,

    /// <summary>UDP port of the syslog server.</summary>
    SyslogPort = 226,

    /// <summary>Lowest level sent to syslog.</summary>
    SyslogLevel = 227,

    /// <summary>Commands over MQTT on or off.</summary>
    MqttCommandsEnabled = 228,
}
