// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration;

/// <summary>Every setting of the gateway. Key, range, default and text are in <see cref="SettingsTable"/>, in this order.</summary>
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

    /// <summary>MQTT on or off.</summary>
    MqttEnabled = 7,

    /// <summary>Broker host.</summary>
    MqttHost = 8,

    /// <summary>Broker port.</summary>
    MqttPort = 9,

    /// <summary>Broker user.</summary>
    MqttUser = 10,

    /// <summary>Broker password.</summary>
    MqttPassword = 11,

    /// <summary>Time between two "core" messages, ms.</summary>
    MqttCorePeriod = 12,

    /// <summary>Time between two "cells" messages, ms.</summary>
    MqttCellsPeriod = 13,

    /// <summary>Port of the page.</summary>
    WebPort = 14,

    /// <summary>Port of the WebSocket endpoint.</summary>
    WebSocketPort = 15,

    /// <summary>Name of the wireless network.</summary>
    WifiSsid = 16,

    /// <summary>Password of the wireless network.</summary>
    WifiPassword = 17,
}
