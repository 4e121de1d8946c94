// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Text;
using System.Threading;
using BmsGateway.Alarms;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.Mqtt.HomeAssistant;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.Mqtt;

/// <summary>
/// Sends telemetry to the broker. It has a thread of its own and takes its samples from a mailbox, so a broker that is
/// slow, dead or unreachable costs the control thread nothing. Topics and fields: docs/mqtt.md.
/// </summary>
public sealed class MqttPublisher : ISupervisedService
{
    /// <summary>Age of the newest sample above which no more core and cells messages are sent, ms.</summary>
    public const int StaleAfterMilliseconds = 30000;

    /// <summary>Most messages from the broker that are taken in one turn (0.1 s); the rest waits in the inbox.</summary>
    public const int ReceivedPerTurn = 4;

    private const string Source = "mqtt";
    private const int TickMilliseconds = 100;
    private const int StopWaitMilliseconds = 1500;

    // An attempt to connect may take 30 s.
    private const int HeartbeatMilliseconds = 30000;

    // The client may still believe in a connection on which nothing gets through.
    private const int MostFailuresInARow = 3;

    private readonly IMqttClient _client;
    private readonly GatewaySettings _settings;
    private readonly EventBus _bus;
    private readonly GatewayState _state;
    private readonly ILog _log;
    private readonly SnapshotReader _sample;
    private readonly MqttStatus _status;
    private readonly JsonWriter _json = new(MqttBmsMessages.MaximumLength);
    private readonly byte[] _online = Encoding.UTF8.GetBytes(MqttTopics.Online);
    private readonly byte[] _offline = Encoding.UTF8.GetBytes(MqttTopics.Offline);
    private readonly ServiceThread _thread;
    private readonly HomeAssistantDiscovery _discovery;
    private MqttAlarms? _alarms;
    private MqttBackOff _backOff = new();
    private MqttBroker _broker;
    private MqttTopics _topics;
    private MqttSchedule _core;
    private MqttSchedule _cells;
    private int _areSettingsNew;
    private bool _isStarted;
    private long _connectDueAt;
    private int _failuresInARow;
    private string _loggedError = "";

    /// <summary>Makes the publisher; it does nothing before <see cref="Start"/>.</summary>
    /// <param name="client">Connection of the platform.</param>
    /// <param name="settings">Reads mqtt.* and device.id.</param>
    /// <param name="bus">Source of samples; takes <c>mqtt.changed</c>.</param>
    /// <param name="state">
    /// What is published beside the samples; its <see cref="MqttStatus"/> is kept up to date here.
    /// </param>
    /// <param name="log">Takes a line for each change, never for each message.</param>
    public MqttPublisher(IMqttClient client, GatewaySettings settings, EventBus bus, GatewayState state, ILog log)
    {
        _client = client;
        _settings = settings;
        _broker = new MqttBroker(settings);
        _bus = bus;
        _state = state;
        _log = log;
        _status = state.Mqtt;
        _topics = new MqttTopics(settings);
        _sample = new SnapshotReader(bus, Source);
        BmsMessages = new MqttBmsMessages(bus, _topics);
        _discovery = new HomeAssistantDiscovery(client, settings, bus, log);
        _core = new MqttSchedule(settings.GetNumber(SettingId.MqttCorePeriod));
        _cells = new MqttSchedule(settings.GetNumber(SettingId.MqttCellsPeriod));
        _status.IsEnabled = settings.GetFlag(SettingId.MqttEnabled);
        Health = new ServiceHealth(Source, Gateway.Version, HeartbeatMilliseconds);
        _thread = new ServiceThread(Health, state.Clock, Run);
        bus.Subscribe(EventId.ConfigurationChanged, Source, OnSettingsChanged);
    }

    /// <summary>Messages about the BMS itself.</summary>
    public MqttBmsMessages BmsMessages { get; }

    /// <summary>Sends alarms as well; called before <see cref="Start"/>.</summary>
    public void SendAlarmsOf(AlarmMonitor monitor) =>
        _alarms = new MqttAlarms(_bus, monitor, _state.Alarms, _state.Clock);

    /// <inheritdoc/>
    public ServiceHealth Health { get; }

    /// <summary>Commands from the broker; null for none.</summary>
    public MqttCommands? Commands { get; set; }

    /// <inheritdoc/>
    public void Start()
    {
        _isStarted = true;
        if (!_status.IsEnabled)
        {
            return;
        }

        if (!_broker.IsConfigured)
        {
            Report("mqtt.enabled is true, but mqtt.host is empty; set it to the name or address of the broker.");
            return;
        }

        _thread.Start();
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _isStarted = false;
        _thread.Stop(StopWaitMilliseconds);
    }

    /// <summary>
    /// Does what is due now: connects, or sends. The thread calls it ten times a second; tests call it themselves.
    /// </summary>
    public void Step()
    {
        if (Interlocked.Exchange(ref _areSettingsNew, 0) != 0)
        {
            TakeSettings();
        }

        _sample.Refresh();
        if (!_status.IsEnabled)
        {
            Health.NoteStopped();
            return;
        }

        long now = _state.Clock.MonotonicMilliseconds;
        Health.Beat(now);
        if (_status.IsConnected && !_client.IsConnected)
        {
            Lose(now, "The connection was lost. " + _client.LastError);
        }

        if (!_status.IsConnected)
        {
            if (now < _connectDueAt || !TryConnect())
            {
                return;
            }
        }

        if (Commands != null)
        {
            Commands.Step();
        }

        _discovery.Step();
        Receive();
        PublishAlarms();
        if (_status.IsConnected)
        {
            PublishDue();
        }

        if (_status.IsConnected)
        {
            PublishDiscovery();
        }
    }

    /// <summary>Says good-bye: publishes "offline" and closes the connection. The thread calls it at its end.</summary>
    public void Leave()
    {
        if (_status.IsConnected)
        {
            _client.TryPublish(_topics.Status, _offline, _offline.Length, true);
            _client.Disconnect();
            SetConnected(false);
            _log.Write(LogLevel.Information, Source, "Disconnected.");
        }
    }

    // Called by whoever has changed the settings. The thread takes them itself; only the first one is started here.
    private void OnSettingsChanged(EventId id, object payload)
    {
        var changes = (SettingChanges)payload;
        if (!changes.ContainsGroup("mqtt") && !changes.Contains(SettingId.DeviceId))
        {
            return;
        }

        if (_isStarted && !_thread.IsStarted)
        {
            TakeSettings();
            Start();
            return;
        }

        Interlocked.Exchange(ref _areSettingsNew, 1);
    }

    // The old connection says good-bye on the old topic before the new one is made.
    private void TakeSettings()
    {
        Leave();
        _broker = new MqttBroker(_settings);
        _topics = new MqttTopics(_settings);
        BmsMessages.Topics = _topics;
        _core = new MqttSchedule(_settings.GetNumber(SettingId.MqttCorePeriod));
        _cells = new MqttSchedule(_settings.GetNumber(SettingId.MqttCellsPeriod));
        _backOff = new MqttBackOff();
        _connectDueAt = 0;
        _loggedError = "";
        _status.LastError = "";
        _status.IsEnabled = _settings.GetFlag(SettingId.MqttEnabled) && _broker.IsConfigured;
    }

    private void Run()
    {
        while (!_thread.WaitForStop(TickMilliseconds))
        {
            try
            {
                Step();
            }
            catch (Exception exception)
            {
                Report("Unexpected failure: " + exception.Message);
            }
        }

        Leave();
    }

    private bool TryConnect()
    {
        if (!_client.TryConnect(_broker.MakeOptions(_topics)))
        {
            Report("Cannot connect to " + _broker.Address + ": " + _client.LastError);
            _connectDueAt = _state.Clock.MonotonicMilliseconds + _backOff.NextDelay();
            return false;
        }

        // Connecting may have taken seconds.
        long now = _state.Clock.MonotonicMilliseconds;
        _backOff.NoteConnected(now);
        if (!_client.TryPublish(_topics.Status, _online, _online.Length, true))
        {
            Lose(now, "Connected to " + _broker.Address + ", but the status could not be sent. " + _client.LastError);
            return false;
        }

        if (Commands != null)
        {
            Commands.NoteConnected(_topics);
        }

        _core.StartAt(now);
        _cells.StartAt(now);
        BmsMessages.StartAt(now);
        _alarms?.NoteConnected();
        _discovery.NoteConnected();
        _failuresInARow = 0;
        _loggedError = "";
        _status.LastError = "";
        Health.NoteRecovered();
        _status.ConnectCount++;
        _log.Write(
            LogLevel.Information, Source, "Connected to " + _broker.Address + "; status topic " + _topics.Status + ".");
        SetConnected(true);
        return true;
    }

    private void Receive()
    {
        for (int i = 0; i < ReceivedPerTurn; i++)
        {
            MqttMessage? message = _client.Receive();
            if (message == null)
            {
                return;
            }

            Commands?.Take(message);
            _discovery.Take(message, _state.Clock.MonotonicMilliseconds);
        }
    }

    // One message in a step: a broker that is slow must not hold up the samples.
    private void PublishDiscovery()
    {
        string? topic = _discovery.WriteNext(_json, _sample, _state.Clock.MonotonicMilliseconds);
        if (topic != null && Publish(_json, topic, true))
        {
            _discovery.NoteSent();
        }
    }

    // One message in a step: a broker that is slow must not hold up the samples.
    private void PublishAlarms()
    {
        if (_alarms != null && _alarms.TryPrepare()
            && Publish(_alarms.Json, _alarms.IsList ? _topics.Alarms : _topics.Alarm, _alarms.IsList))
        {
            _alarms.NoteSent();
        }
    }

    private void PublishDue()
    {
        long now = _state.Clock.MonotonicMilliseconds;
        bool isFresh = _sample.HasSample && _sample.AgeMilliseconds(now) <= StaleAfterMilliseconds;
        if (isFresh && _core.TakeDue(now))
        {
            CoreDocument.Write(_json, _sample, _state);
            Publish(_json, _topics.Core, false);
        }

        if (isFresh && _status.IsConnected && _cells.TakeDue(now))
        {
            CellsDocument.Write(_json, _sample, _state);
            Publish(_json, _topics.Cells, false);
        }

        string? topic = "";
        while (_status.IsConnected && topic != null)
        {
            topic = BmsMessages.WriteNext(_json, _sample, isFresh, _state);
            if (topic != null)
            {
                Publish(_json, topic, topic == _topics.BmsSettings);
            }
        }
    }

    private bool Publish(JsonWriter json, string topic, bool retain)
    {
        bool sent = !json.IsOverflow && _client.TryPublish(topic, json.Buffer, json.Length, retain);
        if (sent)
        {
            _status.PublishedCount++;
            if (_failuresInARow > 0)
            {
                _failuresInARow = 0;
                _status.LastError = "";
                Health.NoteRecovered();
            }

            return true;
        }

        _status.FailedCount++;
        _failuresInARow++;
        string reason = json.IsOverflow ? "The message for " + topic + " is too long." : _client.LastError;
        if (!_client.IsConnected || _failuresInARow >= MostFailuresInARow)
        {
            Lose(_state.Clock.MonotonicMilliseconds, "The connection was lost. " + reason);
        }
        else
        {
            Report("A message could not be sent: " + reason);
        }

        return false;
    }

    private void Lose(long now, string reason)
    {
        _client.Disconnect();
        _backOff.NoteLost(now);
        _connectDueAt = now + _backOff.NextDelay();
        Report(reason);
        SetConnected(false);
    }

    private void SetConnected(bool connected)
    {
        if (_status.IsConnected != connected)
        {
            _status.IsConnected = connected;
            _bus.Publish(EventId.MqttChanged, _status);
        }
    }

    // A broker that is away for a week leaves one line, not a week of lines.
    private void Report(string message)
    {
        string text = _broker.Redact(message);
        _status.LastError = text;
        Health.NoteDegraded(text);
        if (text != _loggedError)
        {
            _loggedError = text;
            _log.Write(LogLevel.Warning, Source, text);
        }
    }
}
