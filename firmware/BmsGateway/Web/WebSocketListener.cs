// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Net;
using System.Net.Sockets;
using BmsGateway.Diagnostics;

namespace BmsGateway.Web;

/// <summary>The open port of the WebSocket endpoint. It is opened again every 5 s for as long as it cannot be.</summary>
public sealed class WebSocketListener
{
    private const string Source = "websocket";
    private const int RetryMilliseconds = 5000;

    private readonly int _port;
    private readonly ILog _log;
    private Socket? _socket;
    private long _dueAt;
    private string _loggedError = "";

    /// <summary>Makes a closed port.</summary>
    /// <param name="port">TCP port, 1–65535.</param>
    /// <param name="log">Takes a line for each change.</param>
    public WebSocketListener(int port, ILog log)
    {
        _port = port;
        _log = log;
    }

    /// <summary>True while the port is open.</summary>
    public bool IsOpen => _socket != null;

    /// <summary>Opens the port if that is due.</summary>
    /// <param name="now">Monotonic time, ms.</param>
    public void TryOpen(long now)
    {
        if (_socket != null || now < _dueAt)
        {
            return;
        }

        _dueAt = now + RetryMilliseconds;
        Socket? socket = null;
        try
        {
            socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Any, _port));
            socket.Listen(WebSocketClientList.MaximumPending);
            _socket = socket;
            _loggedError = "";
            _log.Write(LogLevel.Information, Source, "Live data on TCP port " + _port.ToString() + ".");
        }
        catch (Exception exception)
        {
            if (socket != null)
            {
                socket.Close();
            }

            Report("Cannot listen on TCP port " + _port.ToString() + " (" + exception.Message
                + "); free the port or set web.socket_port to another one. The page polls meanwhile. Trying again every 5 s.");
        }
    }

    /// <summary>Waits for a connection.</summary>
    /// <param name="maximumWaitMilliseconds">0 does not wait.</param>
    /// <returns>The connection, or null when none came or the port failed (it is closed then).</returns>
    public WebSocketConnection? Accept(int maximumWaitMilliseconds)
    {
        try
        {
            return _socket != null && _socket.Poll(maximumWaitMilliseconds * 1000, SelectMode.SelectRead)
                ? new WebSocketConnection(_socket.Accept())
                : null;
        }
        catch (Exception exception)
        {
            Report("TCP port " + _port.ToString() + " failed (" + exception.Message + "); opening it again.");
            Close();
            return null;
        }
    }

    /// <summary>Closes the port; harmless when it is closed.</summary>
    public void Close()
    {
        if (_socket != null)
        {
            _socket.Close();
            _socket = null;
        }
    }

    // A port that stays busy for a day leaves one line.
    private void Report(string message)
    {
        if (message != _loggedError)
        {
            _loggedError = message;
            _log.Write(LogLevel.Warning, Source, message);
        }
    }
}
