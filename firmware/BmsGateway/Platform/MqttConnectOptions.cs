// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>Everything that a connection to a broker needs.</summary>
public sealed class MqttConnectOptions
{
    /// <summary>Host name or address of the broker.</summary>
    public string Host = "";

    /// <summary>TCP port, 1–65535.</summary>
    public int Port = 1883;

    /// <summary>Client identifier, unique at the broker.</summary>
    public string ClientId = "";

    /// <summary>User name; empty for none.</summary>
    public string User = "";

    /// <summary>Password; empty for none. Never logged.</summary>
    public string Password = "";

    /// <summary>Topic of the last will, sent by the broker when the gateway vanishes. Retained.</summary>
    public string WillTopic = "";

    /// <summary>Text of the last will.</summary>
    public string WillMessage = "";

    /// <summary>Keep-alive time in seconds, 5–600.</summary>
    public int KeepAliveSeconds = 30;
}
