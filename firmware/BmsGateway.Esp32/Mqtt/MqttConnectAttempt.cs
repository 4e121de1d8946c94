// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Platform;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace BmsGateway.Esp32.Mqtt;

/// <summary>
/// One attempt to connect, on a thread of its own: looking up the name, the TCP connection and the answer of the broker
/// each have long or no time-outs in the library, and the caller must not wait longer than it promised. An attempt that
/// is given up closes what it may still reach.
/// </summary>
public sealed class MqttConnectAttempt
{
    // Messages that wait for the sending thread; beyond that publishing fails instead of filling the memory.
    private const int InflightQueueSize = 8;

    private readonly MqttConnectOptions _options;
    private readonly ManualResetEvent _ended = new(false);
    private readonly object _lock = new();
    private bool _isGivenUp;
    private bool _hasEnded;

    /// <summary>Makes an attempt.</summary>
    public MqttConnectAttempt(MqttConnectOptions options)
    {
        _options = options;
    }

    /// <summary>The connected client after success; null otherwise.</summary>
    public MqttClient? Client { get; private set; }

    /// <summary>Why it failed, without any password; empty after success.</summary>
    public string Error { get; private set; } = "";

    /// <summary>True when the thread is through.</summary>
    public bool HasEnded
    {
        get
        {
            lock (_lock)
            {
                return _hasEnded;
            }
        }
    }

    /// <summary>Starts and waits for the end.</summary>
    /// <param name="milliseconds">Longest wait.</param>
    /// <returns>True when connected.</returns>
    public bool Run(int milliseconds)
    {
        new Thread(Connect).Start();
        _ended.WaitOne(milliseconds, false);
        lock (_lock)
        {
            if (!_hasEnded)
            {
                _isGivenUp = true;
                Error = "no answer from " + Address + " within " + (milliseconds / 1000).ToString() + " s";
            }

            return Client != null;
        }
    }

    /// <summary>Closes a client, whatever state it is in.</summary>
    public static void Release(MqttClient? client)
    {
        if (client == null)
        {
            return;
        }

        try
        {
            client.Close();
        }
        catch (Exception)
        {
            // It is not used again.
        }
    }

    private string Address => _options.Host + ":" + _options.Port.ToString();

    private void Connect()
    {
        MqttClient? client = null;
        string error;
        try
        {
            // The constructor looks up the name and keeps the address, so every attempt makes a new client.
            client = new MqttClient(_options.Host, _options.Port, false, null, null, MqttSslProtocols.None);
            client.Settings.InflightQueueSize = InflightQueueSize;
            MqttReasonCode code = SendConnect(client);
            error = code == MqttReasonCode.Success ? "" : MqttRefusal.TextOf((int)code);
        }
        catch (Exception)
        {
            error = (client == null ? "cannot find " : "cannot reach ") + Address;
        }

        Finish(client, error);
    }

    private MqttReasonCode SendConnect(MqttClient client)
    {
        bool hasWill = _options.WillTopic.Length > 0;
        return client.Connect(
            _options.ClientId,
            _options.User.Length == 0 ? null : _options.User,
            _options.Password.Length == 0 ? null : _options.Password,
            hasWill,
            MqttQoSLevel.AtMostOnce,
            hasWill,
            hasWill ? _options.WillTopic : null,
            hasWill ? _options.WillMessage : null,
            true,
            (ushort)_options.KeepAliveSeconds);
    }

    private void Finish(MqttClient? client, string error)
    {
        bool isUsed;
        lock (_lock)
        {
            isUsed = error.Length == 0 && !_isGivenUp;
            Client = isUsed ? client : null;
            Error = _isGivenUp ? Error : error;
            _hasEnded = true;
        }

        if (!isUsed)
        {
            Release(client);
        }

        _ended.Set();
    }
}
