// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Mqtt;

/// <summary>State and counters of the MQTT connection. Written by the MQTT thread, read by anyone number by number.</summary>
public sealed class MqttStatus
{
    /// <summary>True when MQTT is switched on.</summary>
    public bool IsEnabled;

    /// <summary>True while the broker is connected.</summary>
    public bool IsConnected;

    /// <summary>Messages handed to the broker.</summary>
    public int PublishedCount;

    /// <summary>Messages that could not be sent.</summary>
    public int FailedCount;

    /// <summary>Connections made since the start.</summary>
    public int ConnectCount;

    /// <summary>Why the last attempt failed; empty when it did not.</summary>
    public string LastError = "";
}
