// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>An MQTT connection. Used from the MQTT thread only; calls may block, but never longer than their stated bound.</summary>
public interface IMqttClient
{
    /// <summary>True while the broker is connected.</summary>
    bool IsConnected { get; }

    /// <summary>Why the last call failed, for the log and the page; never holds a password. Empty when nothing failed.</summary>
    string LastError { get; }

    /// <summary>Connects; a previous connection is closed first. Blocks at most 30 s.</summary>
    /// <returns>False when the broker could not be reached or refused; <see cref="LastError"/> says why.</returns>
    bool TryConnect(MqttConnectOptions options);

    /// <summary>Sends one message with quality of service 0. Blocks at most 5 s.</summary>
    /// <param name="topic">Topic to publish to.</param>
    /// <param name="payload">Buffer that holds the message; it may be used again after the call.</param>
    /// <param name="length">Bytes of the buffer in use.</param>
    /// <param name="retain">True when the broker shall keep the message for later subscribers.</param>
    bool TryPublish(string topic, byte[] payload, int length, bool retain);

    /// <summary>
    /// Asks the broker for messages, with quality of service 0; they come through <see cref="Receive"/>. Ends with the connection.
    /// Blocks at most 5 s.
    /// </summary>
    /// <param name="filter">Topic filter ("a/b/+").</param>
    bool TrySubscribe(string filter);

    /// <summary>Takes the oldest message that came in; null when none waits. Does not wait.</summary>
    MqttMessage? Receive();

    /// <summary>Messages that came in and were dropped because 16 were waiting.</summary>
    int DroppedCount { get; }

    /// <summary>Closes the connection in order (the last will is not sent); harmless when not connected.</summary>
    void Disconnect();
}
