// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.Telemetry;

namespace BmsGateway.Web;

/// <summary>
/// The WebSocket endpoint of the page, on a port of its own: one thread, at most four clients, a bounded queue for
/// each. It sends the live document once a second and at once to a client that joins. What it answers to whom:
/// docs/web-api.md.
/// </summary>
public sealed class WebSocketHub : ISupervisedService
{
    /// <summary>Time between two documents, ms.</summary>
    public const int PeriodMilliseconds = 1000;

    private const string Source = "websocket";
    private const int TickMilliseconds = 50;
    private const int StopWaitMilliseconds = 2000;
    private const int ReceiveLength = 512;

    private readonly GatewayState _state;
    private readonly ILog _log;
    private readonly SnapshotReader _sample;
    private readonly WebSocketHandshake _handshake;
    private readonly WebSocketListener _listener;
    private readonly WebSocketAnswer _answers = new();
    private readonly WebSocketClientList _clients = new();
    private readonly byte[] _received = new byte[ReceiveLength];
    private readonly byte[] _frame = new byte[WebSocketFrameWriter.HeaderRoom + LiveDocument.MaximumLength];
    private readonly JsonWriter _json;
    private readonly ServiceThread _thread;
    private long _documentDueAt;
    private int _frameStart;
    private int _frameLength;
    private int _refusedCount;
    private string _loggedError = "";

    /// <summary>Makes the endpoint; it does nothing before <see cref="Start"/>.</summary>
    /// <param name="settings">Reads web.port, web.socket_port, device.id and device.name.</param>
    /// <param name="bus">Source of samples.</param>
    /// <param name="state">What the document shows beside the sample.</param>
    /// <param name="log">Takes a line for each change.</param>
    public WebSocketHub(GatewaySettings settings, EventBus bus, GatewayState state, ILog log)
    {
        _state = state;
        _log = log;
        _sample = new SnapshotReader(bus, Source);
        _handshake = new WebSocketHandshake(new HostRule(settings));
        _listener = new WebSocketListener(PortOf(settings), log);
        _json = new JsonWriter(_frame, WebSocketFrameWriter.HeaderRoom);
        Health = new ServiceHealth(Source, Gateway.Version);
        _thread = new ServiceThread(Health, state.Clock, Run);
    }

    /// <inheritdoc/>
    public ServiceHealth Health { get; }

    /// <summary>True while the port is open.</summary>
    public bool IsListening => _listener.IsOpen;

    /// <summary>Clients that get documents.</summary>
    public int ClientCount => _clients.Count(true);

    /// <summary>Connections that are not clients.</summary>
    public int PendingCount => _clients.Count(false);

    /// <summary>Clients let in since the start.</summary>
    public int AdmittedCount { get; private set; }

    /// <summary>Connections refused or displaced since the start.</summary>
    public int RefusedCount => _refusedCount + _clients.DisplacedCount;

    /// <summary>Documents that clients, now gone, did not get because a newer one came first.</summary>
    public int DroppedCount => _clients.DroppedCount;

    /// <summary>TCP port of the endpoint: web.socket_port, or web.port + 1 when that is 0.</summary>
    public static int PortOf(GatewaySettings settings)
    {
        int port = settings.GetNumber(SettingId.WebSocketPort);
        return port == 0 ? settings.GetNumber(SettingId.WebPort) + 1 : port;
    }

    /// <inheritdoc/>
    public void Start()
    {
        _listener.TryOpen(_state.Clock.MonotonicMilliseconds);
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _thread.Stop(StopWaitMilliseconds);
    }

    /// <summary>
    /// Does what is due: opens the port, takes connections, reads, sends. The thread calls it; tests may call it
    /// themselves.
    /// </summary>
    /// <param name="maximumWaitMilliseconds">How long to wait for a new connection; 0 does not wait.</param>
    public void Step(int maximumWaitMilliseconds)
    {
        AcceptWaiting(maximumWaitMilliseconds);
        long now = _state.Clock.MonotonicMilliseconds;
        NoteHealth(now);
        if (now >= _documentDueAt)
        {
            // Absolute, so that late calls do not add up; but time that was missed is not made up for.
            _documentDueAt += PeriodMilliseconds;
            if (_documentDueAt <= now)
            {
                _documentDueAt = now + PeriodMilliseconds;
            }

            EnqueueForAll();
        }

        for (int i = 0; i < _clients.Length; i++)
        {
            WebSocketClient? client = _clients.At(i);
            if (client != null)
            {
                Serve(client, now);
                _clients.ForgetGone(i);
            }
        }
    }

    /// <summary>Says good-bye to all clients and closes the port. The thread calls it at its end.</summary>
    public void Leave()
    {
        long now = _state.Clock.MonotonicMilliseconds;
        for (int i = 0; i < _clients.Length; i++)
        {
            WebSocketClient? client = _clients.At(i);
            if (client != null)
            {
                client.Close(WebSocketCloseCode.GoingAway, now);
                client.Send(_frame, _frameStart, _frameLength, now);
                client.Drop();
                _clients.ForgetGone(i);
            }
        }

        _listener.Close();
    }

    private void Run()
    {
        while (!_thread.IsStopping)
        {
            try
            {
                Step(TickMilliseconds);
            }
            catch (Exception exception)
            {
                Report("Unexpected failure: " + exception.Message);
                _thread.WaitForStop(PeriodMilliseconds);
            }
        }

        Leave();
    }

    private void NoteHealth(long now)
    {
        Health.Beat(now);
        if (_listener.IsOpen)
        {
            Health.NoteRecovered();
        }
        else
        {
            Health.NoteDegraded("The port of the live data is not open.");
        }
    }

    // Waiting for a connection is this thread's sleep. At most a few are taken in one go, so that clients get their
    // turn.
    private void AcceptWaiting(int maximumWaitMilliseconds)
    {
        if (!_listener.IsOpen)
        {
            _thread.WaitForStop(maximumWaitMilliseconds);
            _listener.TryOpen(_state.Clock.MonotonicMilliseconds);
            return;
        }

        int wait = maximumWaitMilliseconds;
        for (int i = 0; i < WebSocketClientList.MaximumPending; i++)
        {
            WebSocketConnection? connection = _listener.Accept(wait);
            if (connection == null)
            {
                return;
            }

            wait = 0;
            _clients.Add(new WebSocketClient(connection, _state.Clock.MonotonicMilliseconds));
        }
    }

    private void EnqueueForAll()
    {
        if (ClientCount == 0 || !Compose())
        {
            return;
        }

        for (int i = 0; i < _clients.Length; i++)
        {
            WebSocketClient? client = _clients.At(i);
            if (client != null)
            {
                client.Enqueue();
            }
        }
    }

    private bool Compose()
    {
        _sample.Refresh();
        LiveDocument.Write(_json, _sample, _state);
        if (_json.IsOverflow)
        {
            _frameLength = 0;
            Report("The live document is longer than " + LiveDocument.MaximumLength.ToString() + " bytes; not sent.");
            return false;
        }

        _frameStart = WebSocketFrameWriter.WriteHeader(
            _frame, WebSocketFrameWriter.HeaderRoom, _json.Length, WebSocketOpcode.Text);
        _frameLength = WebSocketFrameWriter.HeaderRoom + _json.Length - _frameStart;
        return true;
    }

    private void Serve(WebSocketClient client, long now)
    {
        client.Receive(_received, now);
        if (client.State == WebSocketClientState.Asking)
        {
            Answer(client, now);
        }

        client.Send(_frame, _frameStart, _frameLength, now);
    }

    private void Answer(WebSocketClient client, long now)
    {
        int status = client.EarlyRefusal;
        string problem = "The request head must come within 5 s and have at most 2048 bytes.";
        if (status == 0)
        {
            status = _handshake.Evaluate(client.Request!, client.RequestLength);
            problem = _handshake.Problem;
        }

        if (status == WebSocketHandshake.Accepted && ClientCount >= WebSocketClientList.MaximumClients)
        {
            status = 503;
            problem = "All places are taken; close another page first.";
        }

        if (status != WebSocketHandshake.Accepted)
        {
            _refusedCount++;
            client.Refuse(_answers.Refuse(status, problem), now);
            return;
        }

        AdmittedCount++;
        client.Admit(_answers.Accept(_handshake.Key));
        if (Compose())
        {
            client.Enqueue();
        }
    }

    private void Report(string message)
    {
        if (message != _loggedError)
        {
            _loggedError = message;
            _log.Write(LogLevel.Warning, Source, message);
        }
    }
}
