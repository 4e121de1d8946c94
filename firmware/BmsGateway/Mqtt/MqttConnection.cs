// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.Mqtt;

/// <summary>
/// The connection to the broker: made, given up when nothing gets through, and made again after a wait; "online" and
/// "offline" on the status topic. It keeps <see cref="MqttStatus"/> and the health of the service up to date and tells
/// each failure once. Used by the thread of the publisher only.
/// </summary>
public sealed class MqttConnection
{
    private const string Source = "mqtt";

    // The client may still believe in a connection on which nothing gets through.
    private const int MostFailuresInARow = 3;

    private readonly IMqttClient _client;
    private readonly GatewaySettings _settings;
    private readonly EventBus _bus;
    private readonly IClock _clock;
    private readonly MqttStatus _status;
    private readonly ServiceHealth _health;
    private readonly ILog _log;
    private readonly byte[] _online = Encoding.UTF8.GetBytes(MqttTopics.Online);
    private readonly byte[] _offline = Encoding.UTF8.GetBytes(MqttTopics.Offline);
    private MqttBackOff _backOff = new();
    private MqttBroker _broker;
    private long _connectDueAt;
    private int _failuresInARow;
    private string _loggedError = "";

    /// <summary>Makes it; nothing is connected before <see cref="TryOpen"/>.</summary>
    /// <param name="client">Connection of the platform.</param>
    /// <param name="settings">Reads mqtt.* and device.id.</param>
    /// <param name="bus">Takes <c>mqtt.changed</c>.</param>
    /// <param name="state">Has the clock and the <see cref="MqttStatus"/>.</param>
    /// <param name="health">Is told of failures.</param>
    /// <param name="log">Takes a line for each change, never for each message.</param>
    public MqttConnection(
        IMqttClient client, GatewaySettings settings, EventBus bus, GatewayState state, ServiceHealth health, ILog log)
    {
        _client = client;
        _settings = settings;
        _bus = bus;
        _clock = state.Clock;
        _status = state.Mqtt;
        _health = health;
        _log = log;
        _broker = new MqttBroker(settings);
        Topics = new MqttTopics(settings);
    }

    /// <summary>Topics of the settings that are in use.</summary>
    public MqttTopics Topics { get; private set; }

    /// <summary>True when a broker is configured.</summary>
    public bool IsConfigured => _broker.IsConfigured;

    /// <summary>True while the broker is connected.</summary>
    public bool IsOpen => _status.IsConnected;

    /// <summary>Takes the settings as they are now; an open connection says good-bye on the old topic first.</summary>
    public void TakeSettings()
    {
        Close();
        _broker = new MqttBroker(_settings);
        Topics = new MqttTopics(_settings);
        _backOff = new MqttBackOff();
        _connectDueAt = 0;
        _loggedError = "";
        _status.LastError = "";
    }

    /// <summary>Notices that the client has lost the connection.</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public void Check(long nowMilliseconds)
    {
        if (IsOpen && !_client.IsConnected)
        {
            Lose(nowMilliseconds, "The connection was lost. " + _client.LastError);
        }
    }

    /// <summary>Connects when an attempt is due, and says "online".</summary>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    /// <returns>True when there is a new connection.</returns>
    public bool TryOpen(long nowMilliseconds)
    {
        if (nowMilliseconds < _connectDueAt)
        {
            return false;
        }

        if (!_client.TryConnect(_broker.MakeOptions(Topics)))
        {
            Report("Cannot connect to " + _broker.Address + ": " + _client.LastError);
            _connectDueAt = _clock.MonotonicMilliseconds + _backOff.NextDelay();
            return false;
        }

        // Connecting may have taken seconds.
        long now = _clock.MonotonicMilliseconds;
        _backOff.NoteConnected(now);
        if (!_client.TryPublish(Topics.Status, _online, _online.Length, true))
        {
            Lose(now, "Connected to " + _broker.Address + ", but the status could not be sent. " + _client.LastError);
            return false;
        }

        _failuresInARow = 0;
        _loggedError = "";
        _status.LastError = "";
        _health.NoteRecovered();
        _status.ConnectCount++;
        _log.Write(
            LogLevel.Information, Source, "Connected to " + _broker.Address + "; status topic " + Topics.Status + ".");
        SetConnected(true);
        return true;
    }

    /// <summary>Says "offline" and closes the connection; nothing when there is none.</summary>
    public void Close()
    {
        if (IsOpen)
        {
            _client.TryPublish(Topics.Status, _offline, _offline.Length, true);
            _client.Disconnect();
            SetConnected(false);
            _log.Write(LogLevel.Information, Source, "Disconnected.");
        }
    }

    /// <summary>Sends a message. The third one in a row that fails ends the connection.</summary>
    /// <param name="json">Holds it; one that did not fit is not sent and counts as failed.</param>
    /// <param name="topic">Where it goes.</param>
    /// <param name="retain">True when the broker shall keep it.</param>
    /// <returns>True when the client took it.</returns>
    public bool TryPublish(JsonWriter json, string topic, bool retain)
    {
        if (!json.IsOverflow && _client.TryPublish(topic, json.Buffer, json.Length, retain))
        {
            NoteSent();
            return true;
        }

        _status.FailedCount++;
        _failuresInARow++;
        string reason = json.IsOverflow ? "The message for " + topic + " is too long." : _client.LastError;
        if (!_client.IsConnected || _failuresInARow >= MostFailuresInARow)
        {
            Lose(_clock.MonotonicMilliseconds, "The connection was lost. " + reason);
        }
        else
        {
            Report("A message could not be sent: " + reason);
        }

        return false;
    }

    /// <summary>Tells of a failure, without the password.</summary>
    /// <param name="message">What failed. The same text is logged once until the next connection.</param>
    public void Report(string message)
    {
        // A broker that is away for a week leaves one line, not a week of lines.
        string text = _broker.Redact(message);
        _status.LastError = text;
        _health.NoteDegraded(text);
        if (text != _loggedError)
        {
            _loggedError = text;
            _log.Write(LogLevel.Warning, Source, text);
        }
    }

    private void NoteSent()
    {
        _status.PublishedCount++;
        if (_failuresInARow > 0)
        {
            _failuresInARow = 0;
            _status.LastError = "";
            _health.NoteRecovered();
        }
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
}
