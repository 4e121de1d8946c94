// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Commands;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Mqtt;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.TinyBms;

namespace BmsGateway.Composition;

/// <summary>What MQTT sends and takes.</summary>
internal static class GatewayMqtt
{
    /// <summary>Makes the publisher; null on a platform without MQTT.</summary>
    public static MqttPublisher? Make(
        IPlatform platform,
        GatewaySettings settings,
        EventBus bus,
        GatewayState state,
        LogQueue log,
        TinyBmsDriver battery,
        AlarmMonitor alarms,
        RemoteCommands commands)
    {
        if (platform.Mqtt == null)
        {
            return null;
        }

        var mqtt = new MqttPublisher(platform.Mqtt, settings, bus, state, log);
        mqtt.BmsMessages.Settings = battery.Registers.Settings;
        mqtt.SendAlarmsOf(alarms);
        mqtt.Commands = new MqttCommands(platform.Mqtt, settings, commands, platform.Json, log);
        return mqtt;
    }
}
