// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Runtime.InteropServices;
using BmsGateway.Mqtt;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Mqtt;

/// <summary>MQTT 3.1.1 through the Eclipse Mosquitto client library, which the operating system provides.</summary>
public sealed class MosquittoClient : IMqttClient
{
    private const int ConnectMilliseconds = 15000;
    private const int EndMilliseconds = 1000;

    private readonly string _libraryName;
    private readonly int _connectMilliseconds;
    private readonly MqttInbox _inbox = new();
    private MosquittoSession? _session;
    private string _error = "";

    /// <summary>Uses the library of the system.</summary>
    public MosquittoClient()
        : this(MosquittoLibrary.FileName, ConnectMilliseconds)
    {
    }

    /// <summary>For tests.</summary>
    /// <param name="libraryName">Library whose presence is checked before anything is called.</param>
    /// <param name="connectMilliseconds">How long the broker may take to answer.</param>
    public MosquittoClient(string libraryName, int connectMilliseconds)
    {
        _libraryName = libraryName;
        _connectMilliseconds = connectMilliseconds;
    }

    /// <inheritdoc/>
    public bool IsConnected => _session != null && _session.IsConnected;

    /// <inheritdoc/>
    public string LastError => _error.Length != 0 || _session == null ? _error : _session.Error;

    /// <inheritdoc/>
    public bool TryConnect(MqttConnectOptions options)
    {
        Disconnect();
        if (!NativeLibrary.TryLoad(_libraryName, out _))
        {
            return Fail(_libraryName + " is not installed (apt install libmosquitto1)");
        }

        // A name server that does not answer holds the previous attempt; a second one would wait as well.
        if (_session != null && _session.IsAlive)
        {
            return Fail("the previous attempt to connect is still looking for the host");
        }

        _inbox.Clear();
        var session = new MosquittoSession(options, _inbox);
        _session = session;
        if (session.WaitForAnswer(_connectMilliseconds))
        {
            _error = "";
            return true;
        }

        string reason = session.Error;
        session.End(EndMilliseconds);
        return Fail(reason);
    }

    /// <inheritdoc/>
    public bool TryPublish(string topic, byte[] payload, int length, bool retain)
    {
        MosquittoSession? session = _session;
        string error = session == null ? "not connected" : session.Publish(topic, payload, length, retain);
        return error.Length == 0 || Fail(error);
    }

    /// <inheritdoc/>
    public bool TrySubscribe(string filter)
    {
        MosquittoSession? session = _session;
        string error = session == null ? "not connected" : session.Subscribe(filter);
        return error.Length == 0 || Fail(error);
    }

    /// <inheritdoc/>
    public MqttMessage? Receive() => _inbox.Take();

    /// <inheritdoc/>
    public int DroppedCount => _inbox.DroppedCount;

    /// <inheritdoc/>
    public void Disconnect() => _session?.End(EndMilliseconds);

    private bool Fail(string reason)
    {
        _error = reason;
        return false;
    }
}
