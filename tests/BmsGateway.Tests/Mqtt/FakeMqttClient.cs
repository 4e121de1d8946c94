// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using System.Text;
using BmsGateway.Mqtt;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Mqtt;

/// <summary>A broker that keeps what is sent and fails when it is told to.</summary>
public sealed class FakeMqttClient : IMqttClient
{
    private readonly ArrayList _messages = new();

    /// <inheritdoc/>
    public bool IsConnected { get; set; }

    /// <inheritdoc/>
    public string LastError { get; set; } = "";

    /// <summary>False: the broker is away.</summary>
    public bool AcceptsConnections { get; set; } = true;

    /// <summary>False: messages cannot be sent, though the connection seems to stand.</summary>
    public bool AcceptsMessages { get; set; } = true;

    /// <summary>Times that a connection was tried.</summary>
    public int ConnectAttempts { get; private set; }

    /// <summary>Times that the connection was closed in order while it stood.</summary>
    public int Disconnects { get; private set; }

    /// <summary>Options of the newest attempt.</summary>
    public MqttConnectOptions? Options { get; private set; }

    /// <summary>Messages sent.</summary>
    public int Count => _messages.Count;

    /// <summary>Message by position, as "topic[ (retained)]: text".</summary>
    public string At(int index) => (string)_messages[index]!;

    /// <summary>The newest message on a topic; empty when there is none.</summary>
    public string LastOn(string topic)
    {
        for (int i = Count - 1; i >= 0; i--)
        {
            if (At(i).StartsWith(topic))
            {
                return At(i);
            }
        }

        return "";
    }

    /// <summary>Number of messages on a topic.</summary>
    public int CountOn(string topic)
    {
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            count += At(i).StartsWith(topic) ? 1 : 0;
        }

        return count;
    }

    /// <inheritdoc/>
    public bool TryConnect(MqttConnectOptions options)
    {
        ConnectAttempts++;
        Options = options;
        IsConnected = AcceptsConnections;
        return IsConnected;
    }

    /// <inheritdoc/>
    public bool TryPublish(string topic, byte[] payload, int length, bool retain)
    {
        if (!IsConnected || !AcceptsMessages)
        {
            return false;
        }

        _messages.Add(topic + (retain ? " (retained): " : ": ") + Encoding.UTF8.GetString(payload, 0, length));
        return true;
    }

    /// <summary>The newest filter that was asked for; empty for none.</summary>
    public string Filter { get; private set; } = "";

    /// <summary>Times that a subscription was asked for.</summary>
    public int SubscriptionCount { get; private set; }

    /// <summary>False: the broker refuses subscriptions.</summary>
    public bool AcceptsSubscriptions { get; set; } = true;

    /// <summary>Messages on their way to the client.</summary>
    public MqttInbox Inbox { get; } = new();

    /// <inheritdoc/>
    public int DroppedCount => Inbox.DroppedCount;

    /// <inheritdoc/>
    public bool TrySubscribe(string filter)
    {
        Filter = filter;
        SubscriptionCount++;
        return AcceptsSubscriptions;
    }

    /// <inheritdoc/>
    public MqttMessage? Receive() => Inbox.Take();

    /// <inheritdoc/>
    public void Disconnect()
    {
        Disconnects += IsConnected ? 1 : 0;
        IsConnected = false;
    }
}
