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

    /// <summary>Time between two lines of a history file, s.</summary>
    HistoryFilePeriod = 200,

    /// <summary>Time between two samples of the history in memory, s.</summary>
    HistoryRingPeriod = 201,

    /// <summary>History files kept.</summary>
    HistoryFileCount = 202,

    /// <summary>Room for history files, KiB.</summary>
    HistoryRoom = 203,

    /// <summary>Local time ahead of UTC, min.</summary>
    TimeUtcOffset = 204,

    /// <summary>Size of the drive, for the estimate of its wear, KiB.</summary>
    HistoryDriveSize = 205,
    /// <summary>Alarm threshold: battery hot, °C.</summary>
    AlarmTemperatureHigh = 120,

    /// <summary>Alarm threshold: battery cold, °C.</summary>
    AlarmTemperatureLow = 121,

    /// <summary>Alarm threshold: highest cell, mV; 0 = of the BMS.</summary>
    AlarmCellHigh = 122,

    /// <summary>Alarm threshold: lowest cell, mV; 0 = of the BMS.</summary>
    AlarmCellLow = 123,

    /// <summary>Alarm threshold: empty cell, mV; 0 = of the BMS.</summary>
    AlarmCellEmpty = 124,

    /// <summary>Alarm threshold: pack voltage high, mV; 0 = off.</summary>
    AlarmPackHigh = 125,

    /// <summary>Alarm threshold: pack voltage low, mV; 0 = off.</summary>
    AlarmPackLow = 126,

    /// <summary>Alarm threshold: discharge current, A; 0 = 0.9 of that of the BMS.</summary>
    AlarmDischargeCurrent = 127,

    /// <summary>Alarm threshold: charge current, A; 0 = 0.9 of that of the BMS.</summary>
    AlarmChargeCurrent = 128,

    /// <summary>Alarm threshold: low state of charge, %; 0 = off.</summary>
    AlarmSocLow = 129,

    /// <summary>Alarm threshold: high state of charge, %; 0 = off.</summary>
    AlarmSocHigh = 130,

    /// <summary>Alarm threshold: cell spread that warns, mV; 0 = off.</summary>
    AlarmImbalance = 131,

    /// <summary>Alarm threshold: cell spread that alarms, mV; 0 = off.</summary>
    AlarmImbalanceHigh = 132,

    /// <summary>Alarm threshold: requests that come through, %; 0 = off.</summary>
    AlarmLinkQuality = 133,

    /// <summary>Alarm threshold: implausible samples in a minute; 0 = off.</summary>
    AlarmImplausible = 134,

    /// <summary>Time for which a condition has to be over, s.</summary>
    AlarmClearDelay = 135,

    /// <summary>Whether changes of the BMS's state are noted.</summary>
    AlarmBmsStates = 136,

    /// <summary>Whether information of the BMS's log is noted.</summary>
    AlarmBmsEvents = 137,

    /// <summary>Keys of alarms that are switched off.</summary>
    AlarmsOff = 138,

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

    /// <summary>Announcement to Home Assistant on or off.</summary>
    HomeAssistantEnabled = 270,

    /// <summary>First part of the topics of the announcement.</summary>
    HomeAssistantPrefix = 271,

    /// <summary>Password of the owner of the page.</summary>
    WebPassword = 240,

    /// <summary>Float voltage per cell; 0 = from the profile.</summary>
    FloatCellVoltage = 30,

    /// <summary>Full battery: charging begins again when the highest cell is at or below; 0 = from the profile.</summary>
    RebulkCellVoltage = 31,

    /// <summary>Full battery: charging begins again below this state of charge; 0 = never.</summary>
    RebulkStateOfCharge = 32,

    /// <summary>Full battery: charging begins again so many days after the last full charge; 0 = never.</summary>
    RebulkDays = 33,

    /// <summary>Full: the cells are at most this far apart.</summary>
    FullSpread = 34,

    /// <summary>Full: added to the spread before its time begins anew.</summary>
    FullSpreadHysteresis = 35,

    /// <summary>Full: time for which the battery has to look full.</summary>
    AbsorbSeconds = 36,

    /// <summary>Longest time at the charge voltage, for packs that do not come into balance.</summary>
    LongestAbsorbSeconds = 37,

    /// <summary>Full: charge current in % of the capacity; 0 = not looked at.</summary>
    TailCurrentPercent = 38,

    /// <summary>A cell so far above its target lowers the charge voltage.</summary>
    OverVoltageOffset = 39,

    /// <summary>How fast it lowers the charge voltage.</summary>
    OverVoltageGain = 40,

    /// <summary>Lowest charge voltage per cell that is commanded; 0 = from the profile.</summary>
    FloorCellVoltage = 41,

    /// <summary>Fastest fall of the charge voltage of the pack.</summary>
    VoltageFall = 42,

    /// <summary>Fastest rise of the charge voltage of the pack.</summary>
    VoltageRise = 43,

    /// <summary>Time before a lowered charge voltage rises.</summary>
    VoltageHoldSeconds = 44,

    /// <summary>Descent from the charge voltage to the float voltage.</summary>
    FloatRamp = 45,

    /// <summary>Part of the largest current from which a current limit of 0 opens again.</summary>
    ReopenPermille = 46,

    /// <summary>Time before a lowered current limit rises.</summary>
    CurrentHoldSeconds = 47,

    /// <summary>Fastest rise of a current limit.</summary>
    CurrentRamp = 48,

    /// <summary>After the start: float voltage, and currents that rise from 10 %; 0 = full limits at once.</summary>
    StartRampSeconds = 49,

    /// <summary>0 = sensors, or the board of the BMS when none was ever seen; 1 = sensors only; 2 = none fitted, no temperature rule.</summary>
    ChargeTemperatureSource = 50,

    /// <summary>Lower the currents near full and near empty by the state of charge as well.</summary>
    ChargeUsesStateOfCharge = 51,

    /// <summary>Part of the discharge current that stays while BMS data is 3 to 10 s old.</summary>
    StaleDischargePercent = 52,

    /// <summary>Off grid: discharge on for 30 min without BMS data when all cells were in the middle. Nobody watches the cells then.</summary>
    KeepDischargeOffGrid = 53,

    /// <summary>Time after which a limit from MQTT or the API ends when it is not repeated.</summary>
    RemoteTimeoutSeconds = 54,

    /// <summary>Bit rate of the CAN bus; see Can/CanBitRate.</summary>
    CanBitRate = 250,

    /// <summary>When the board opens an access point; see Network/AccessPointMode.</summary>
    AccessPointMode = 251,

    /// <summary>Name of the access point.</summary>
    AccessPointSsid = 252,

    /// <summary>Password of the access point; empty = no access point.</summary>
    AccessPointPassword = 253,

    /// <summary>Cells in series that the BMS has to be set for; 0 = whatever it says.</summary>
    SeriesCells = 254,
}
