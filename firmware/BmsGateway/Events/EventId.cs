// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Events;

/// <summary>Everything that can be published on the event bus. The names are in <see cref="EventNames"/>.</summary>
public enum EventId
{
    /// <summary>A new plausible sample; payload <see cref="Battery.BatterySnapshot"/>.</summary>
    BatteryUpdated = 0,

    /// <summary>The line to the BMS changed its state; payload <see cref="Battery.BatteryLinkStatus"/>.</summary>
    BatteryLinkChanged = 1,

    /// <summary>A new entry of the BMS's own event log; payload <see cref="Battery.BatteryEvent"/>.</summary>
    BatteryEvent = 2,

    /// <summary>New charge limits; payload <see cref="Charging.ChargeLimits"/>.</summary>
    ChargingLimitsChanged = 3,

    /// <summary>An alarm came up.</summary>
    AlarmRaised = 4,

    /// <summary>An alarm went away.</summary>
    AlarmCleared = 5,

    /// <summary>A person has seen an alarm.</summary>
    AlarmAcknowledged = 6,

    /// <summary>A CAN frame was sent; payload <see cref="Platform.CanFrame"/>, valid during the call only.</summary>
    CanTransmitted = 7,

    /// <summary>A CAN frame was received; payload <see cref="Platform.CanFrame"/>, valid during the call only.</summary>
    CanReceived = 8,

    /// <summary>A CAN bus changed its state; payload <see cref="Platform.ICanBus"/>.</summary>
    CanBusChanged = 9,

    /// <summary>Raw bytes on the line to the BMS; payload <see cref="TinyBms.TinyBmsRawFrame"/>.</summary>
    UartFrame = 10,

    /// <summary>Settings have new values; payload <see cref="Configuration.SettingChanges"/>.</summary>
    ConfigurationChanged = 11,

    /// <summary>The network came, went or changed its address.</summary>
    NetworkChanged = 12,

    /// <summary>The MQTT connection came or went; payload <see cref="Mqtt.MqttStatus"/>.</summary>
    MqttChanged = 13,

    /// <summary>A history file was written.</summary>
    HistoryWritten = 14,

    /// <summary>A history file could not be written.</summary>
    HistoryFailed = 15,

    /// <summary>A service changed its health.</summary>
    ServiceHealthChanged = 16,

    /// <summary>A person logged in.</summary>
    LoggedIn = 17,

    /// <summary>A person logged out.</summary>
    LoggedOut = 18,

    /// <summary>A login failed.</summary>
    LoginFailed = 19,

    /// <summary>The gateway is about to restart.</summary>
    SystemRestarting = 20,
}
