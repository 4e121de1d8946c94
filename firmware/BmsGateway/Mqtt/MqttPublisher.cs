// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
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

    private readonly IMqttClient _client;
    private readonly GatewaySettings _settings;
    private readonly EventBus _bus;
    private readonly GatewayState _state;
    private readonly SnapshotReader _sample;
    private readonly MqttStatus _status;
    private readonly JsonWriter _json = new(MqttBmsMessages.MaximumLength);
    private readonly MqttConnection _connection;
    private readonly ServiceThread _thread;
    private readonly HomeAssistantDiscovery _discovery;
    private MqttAlarms? _alarms;
    private MqttSchedule _core;
    private MqttSchedule _cells;
    private int _areSettingsNew;
    private bool _isStarted;

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
        _bus = bus;
        _state = state;
        _status = state.Mqtt;
        _sample = new SnapshotReader(bus, Source);
        Health = new ServiceHealth(Source, Gateway.Version, HeartbeatMilliseconds);
        _connection = new MqttConnection(client, settings, bus, state, Health, log);
        BmsMessages = new MqttBmsMessages(bus, _connection.Topics);
        _discovery = new HomeAssistantDiscovery(client, settings, bus, log);
        _core = new MqttSchedule(settings.GetNumber(SettingId.MqttCorePeriod));
        _cells = new MqttSchedule(settings.GetNumber(SettingId.MqttCellsPeriod));
        _status.IsEnabled = settings.GetFlag(SettingId.MqttEnabled);
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

        if (!_connection.IsConfigured)
        {
            _connection.Report(
                "mqtt.enabled is true, but mqtt.host is empty; set it to the name or address of the broker.");
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
        _connection.Check(now);
        if (!_connection.IsOpen)
        {
            if (!_connection.TryOpen(now))
            {
                return;
            }

            NoteConnected();
        }

        Commands?.Step();
        _discovery.Step();
        Receive();
        PublishAlarms();
        if (_connection.IsOpen)
        {
            PublishDue();
        }

        if (_connection.IsOpen)
        {
            PublishDiscovery();
        }
    }

    /// <summary>Says good-bye: publishes "offline" and closes the connection. The thread calls it at its end.</summary>
    public void Leave() => _connection.Close();

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

    private void TakeSettings()
    {
        _connection.TakeSettings();
        BmsMessages.Topics = _connection.Topics;
        _core = new MqttSchedule(_settings.GetNumber(SettingId.MqttCorePeriod));
        _cells = new MqttSchedule(_settings.GetNumber(SettingId.MqttCellsPeriod));
        _status.IsEnabled = _settings.GetFlag(SettingId.MqttEnabled) && _connection.IsConfigured;
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
                _connection.Report("Unexpected failure: " + exception.Message);
            }
        }

        Leave();
    }

    // Connecting may have taken seconds, so the time is read anew.
    private void NoteConnected()
    {
        long now = _state.Clock.MonotonicMilliseconds;
        Commands?.NoteConnected(_connection.Topics);
        _core.StartAt(now);
        _cells.StartAt(now);
        BmsMessages.StartAt(now);
        _alarms?.NoteConnected();
        _discovery.NoteConnected();
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
        if (topic != null && _connection.TryPublish(_json, topic, true))
        {
            _discovery.NoteSent();
        }
    }

    // One message in a step: a broker that is slow must not hold up the samples.
    private void PublishAlarms()
    {
        if (_alarms == null || !_alarms.TryPrepare())
        {
            return;
        }

        MqttTopics topics = _connection.Topics;
        if (_connection.TryPublish(_alarms.Json, _alarms.IsList ? topics.Alarms : topics.Alarm, _alarms.IsList))
        {
            _alarms.NoteSent();
        }
    }

    private void PublishDue()
    {
        MqttTopics topics = _connection.Topics;
        long now = _state.Clock.MonotonicMilliseconds;
        bool isFresh = _sample.HasSample && _sample.AgeMilliseconds(now) <= StaleAfterMilliseconds;
        if (isFresh && _core.TakeDue(now))
        {
            CoreDocument.Write(_json, _sample, _state);
            _connection.TryPublish(_json, topics.Core, false);
        }

        if (isFresh && _connection.IsOpen && _cells.TakeDue(now))
        {
            CellsDocument.Write(_json, _sample, _state);
            _connection.TryPublish(_json, topics.Cells, false);
        }

        string? topic = "";
        while (_connection.IsOpen && topic != null)
        {
            topic = BmsMessages.WriteNext(_json, _sample, isFresh, _state);
            if (topic != null)
            {
                _connection.TryPublish(_json, topic, topic == topics.BmsSettings);
            }
        }
    }
}
