// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Net;
using System.Threading;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;
using nanoFramework.WebServer;

namespace BmsGateway.Esp32.Http;

/// <summary>
/// HTTP through nanoFramework.WebServer, which makes a thread for every request and reads the request line and the
/// headers (up to 4 KiB) before it asks here. More requests at once than <see cref="MaximumRequests"/> are answered
/// with 503.
/// </summary>
public sealed class NanoHttpServer : IHttpServer
{
    /// <summary>Most requests that are handled at once.</summary>
    public const int MaximumRequests = 4;

    private const string PlainText = "text/plain; charset=utf-8";

    // The listener binds its port on its own thread and tells a failure only by ending.
    private const int BindMilliseconds = 500;

    private const int LogIntervalMilliseconds = 60000;

    private readonly IClock _clock;
    private readonly ILog _log;
    private readonly ManualResetEvent _hasStopped = new(false);
    private readonly byte[] _nothing = new byte[0];
    private WebServer? _server;
    private IHttpHandler? _handler;
    private int _requestCount;
    private long _nextLogAt;

    /// <summary>Makes a stopped server.</summary>
    public NanoHttpServer(IClock clock, ILog log)
    {
        _clock = clock;
        _log = log;
    }

    /// <inheritdoc/>
    public bool TryStart(int port, IHttpHandler handler, out string error)
    {
        Stop();
        error = "TCP port " + port.ToString() + " cannot be opened: it is in use or the network is not ready";
        try
        {
            _handler = handler;
            _hasStopped.Reset();
            _server = new WebServer(port, HttpProtocol.Http, IPAddress.Any);
            _server.CommandReceived += OnRequest;
            _server.WebServerStatusChanged += OnStatusChanged;
            if (_server.Start() && !_hasStopped.WaitOne(BindMilliseconds, false))
            {
                error = "";
                return true;
            }
        }
        catch (Exception)
        {
            // The platform reports a refused port as plain Exception.
        }

        Stop();
        return false;
    }

    /// <inheritdoc/>
    public void Stop()
    {
        WebServer? server = _server;
        _server = null;
        if (server == null)
        {
            return;
        }

        try
        {
            server.Stop();
            server.Dispose();
        }
        catch (Exception)
        {
            // It is not used again.
        }
    }

    private void OnStatusChanged(object sender, WebServerStatusEventArgs e)
    {
        if (e.Status == WebServerStatus.Stopped)
        {
            _hasStopped.Set();
        }
    }

    // Must not throw: the library would leave the connection open.
    private void OnRequest(object sender, WebServerEventArgs e)
    {
        int count = Interlocked.Increment(ref _requestCount);
        try
        {
            Answer(new NanoHttpExchange(e.Context), count > MaximumRequests);
        }
        catch (Exception exception)
        {
            LogSometimes("A request could not be read: " + exception.Message);
        }
        finally
        {
            Interlocked.Decrement(ref _requestCount);
        }
    }

    private void Answer(NanoHttpExchange exchange, bool isBusy)
    {
        try
        {
            if (!isBusy)
            {
                _handler!.Handle(exchange);
            }
        }
        catch (Exception exception)
        {
            LogSometimes(exchange.Method + " " + exchange.Path + " failed: " + exception.Message);
        }

        // Does nothing when the handler has answered.
        exchange.Respond(isBusy ? 503 : 500, PlainText, _nothing, 0);
        exchange.Close();
    }

    private void LogSometimes(string message)
    {
        long now = _clock.MonotonicMilliseconds;
        if (now >= _nextLogAt)
        {
            _nextLogAt = now + LogIntervalMilliseconds;
            _log.Write(LogLevel.Warning, "http", message);
        }
    }
}
