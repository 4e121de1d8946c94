// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>A message that came from the broker.</summary>
public sealed class MqttMessage
{
    /// <summary>Topic it was published to.</summary>
    public string Topic = "";

    /// <summary>The payload, at most <see cref="Mqtt.MqttInbox.MaximumPayload"/> bytes of it.</summary>
    public byte[] Payload = new byte[0];

    /// <summary>True when the payload was longer and has been cut.</summary>
    public bool IsTooLong;

    /// <summary>True when the broker had kept it from earlier.</summary>
    public bool IsRetained;
}
