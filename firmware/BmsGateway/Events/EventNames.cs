// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Events;

/// <summary>Names of the events, in the order of <see cref="EventId"/>; the part before the dot is the prefix to subscribe to.</summary>
public static class EventNames
{
    /// <summary>Number of events.</summary>
    public const int Count = 21;

    private static readonly string[] Names =
    {
        "battery.updated", "battery.link_changed", "battery.event",
        "charging.limits_changed",
        "alarm.raised", "alarm.cleared", "alarm.acknowledged",
        "can.tx", "can.rx", "can.bus_changed",
        "uart.frame",
        "config.changed",
        "network.changed",
        "mqtt.changed",
        "history.written", "history.failed",
        "service.health_changed",
        "auth.login", "auth.logout", "auth.failed",
        "system.restarting",
    };

    /// <summary>Name of an event ("battery.updated").</summary>
    public static string NameOf(EventId id) => Names[(int)id];
}
