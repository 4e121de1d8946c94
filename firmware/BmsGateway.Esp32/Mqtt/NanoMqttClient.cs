// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Mqtt;
using BmsGateway.Platform;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;
using IMqttClient = BmsGateway.Platform.IMqttClient;

namespace BmsGateway.Esp32.Mqtt;

/// <summary>
/// MQTT 3.1.1 without encryption through nanoFramework.M2Mqtt. Of the library's events it only takes incoming messages,
/// and only puts them aside: a lost connection shows in <see cref="IsConnected"/>, and connecting again inside a handler
/// can hang the library.
/// </summary>
public sealed class NanoMqttClient : IMqttClient
{
    private const int ConnectMilliseconds = 28000;

    private readonly MqttInbox _inbox = new();
    private MqttClient? _client;
    private MqttConnectAttempt? _attempt;

    /// <inheritdoc/>
    public bool IsConnected => _client != null && _client.IsConnected;

    /// <inheritdoc/>
    public string LastError { get; private set; } = "";

    /// <inheritdoc/>
    public bool TryConnect(MqttConnectOptions options)
    {
        Drop();
        if (_attempt != null && !_attempt.HasEnded)
        {
            // One thread that hangs in the network is enough.
            LastError = "the previous attempt to connect has not ended yet";
            return false;
        }

        _inbox.Clear();
        _attempt = new MqttConnectAttempt(options);
        bool isConnected = _attempt.Run(ConnectMilliseconds);
        _client = _attempt.Client;
        LastError = _attempt.Error;
        if (_client != null)
        {
            _client.MqttMsgPublishReceived += OnMessage;
        }

        return isConnected;
    }

    /// <inheritdoc/>
    public bool TryPublish(string topic, byte[] payload, int length, bool retain)
    {
        if (!IsConnected)
        {
            LastError = "not connected";
            return false;
        }

        try
        {
            // The library sends whole arrays, and later, from its own thread; so it gets a copy of exact length.
            byte[] message = new byte[length];
            Array.Copy(payload, 0, message, 0, length);
            _client!.Publish(topic, message, null, null, MqttQoSLevel.AtMostOnce, retain);
            LastError = "";
            return true;
        }
        catch (Exception)
        {
            LastError = "the message could not be queued: the connection is stuck or lost";
            return false;
        }
    }

    /// <inheritdoc/>
    public bool TrySubscribe(string filter)
    {
        if (!IsConnected)
        {
            LastError = "not connected";
            return false;
        }

        try
        {
            _client!.Subscribe(new[] { filter }, new[] { MqttQoSLevel.AtMostOnce });
            LastError = "";
            return true;
        }
        catch (Exception)
        {
            LastError = "the subscription could not be queued: the connection is stuck or lost";
            return false;
        }
    }

    /// <inheritdoc/>
    public MqttMessage? Receive() => _inbox.Take();

    /// <inheritdoc/>
    public int DroppedCount => _inbox.DroppedCount;

    /// <inheritdoc/>
    public void Disconnect()
    {
        if (IsConnected)
        {
            try
            {
                _client!.Disconnect();
            }
            catch (Exception)
            {
                // The connection broke in the meantime.
            }
        }

        Drop();
    }

    // On a thread of the library.
    private void OnMessage(object sender, MqttMsgPublishEventArgs message) =>
        _inbox.Post(message.Topic, message.Message, message.Message.Length, message.Retain);

    private void Drop()
    {
        MqttClient? client = _client;
        _client = null;
        if (client != null)
        {
            client.MqttMsgPublishReceived -= OnMessage;
        }

        MqttConnectAttempt.Release(client);
    }
}
