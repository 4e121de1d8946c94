// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using System.Threading;
using BmsGateway.Battery;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.Mqtt.HomeAssistant;

/// <summary>
/// Makes Home Assistant find the gateway: one retained message per entity, one in each turn of the publisher (0.1 s),
/// so that nothing is held up. They are sent after each connection, when Home Assistant has started, when the count of
/// the cells becomes known or changes, and when settings change; empty ones take them back when it is switched off.
/// Used by the thread of the publisher only.
/// </summary>
public sealed class HomeAssistantDiscovery
{
    // Several gateways must not answer the start of Home Assistant at the same moment: 1 to 5 s, by the identifier.
    private const int LeastWaitMilliseconds = 1000;
    private const int WaitSpreadMilliseconds = 4000;
    private const long Never = long.MaxValue;
    private const string Source = "mqtt";

    private readonly IMqttClient _client;
    private readonly GatewaySettings _settings;
    private readonly ILog _log;
    private HomeAssistantEntity[] _rows = new HomeAssistantEntity[0];
    private HomeAssistantTarget? _wanted;

    // Where announcements may lie at the broker, also from before a restart.
    private HomeAssistantTarget? _published;
    private int _areSettingsNew = 1;
    private bool _isSubscribed;
    private bool _isAnnouncing;
    private long _dueAt = Never;
    private int _position;
    private int _cellCount;

    // Highest cell that may be announced at the broker.
    private int _highestCell = BatterySnapshot.MaximumCells;

    /// <summary>Makes the announcements; they begin with the first connection.</summary>
    /// <param name="client">Connection of the platform.</param>
    /// <param name="settings">Reads homeassistant.*, device.* and the periods of mqtt.*.</param>
    /// <param name="bus">Takes <c>config.changed</c>.</param>
    /// <param name="log">Takes a line for each round.</param>
    public HomeAssistantDiscovery(IMqttClient client, GatewaySettings settings, EventBus bus, ILog log)
    {
        _client = client;
        _settings = settings;
        _log = log;
        bus.Subscribe(EventId.ConfigurationChanged, "home assistant", OnSettingsChanged);
    }

    /// <summary>Announcements that were left out because they are longer than the writer.</summary>
    public int TooLongCount { get; private set; }

    private bool IsRemoving => _published != null && !_published.IsSamePlace(_wanted);

    /// <summary>Everything is announced again: nobody knows what the broker still has.</summary>
    public void NoteConnected()
    {
        _isSubscribed = false;
        StartAt(0);
    }

    /// <summary>Takes new settings, and listens for the start of Home Assistant. Call it while connected.</summary>
    public void Step()
    {
        if (Interlocked.Exchange(ref _areSettingsNew, 0) != 0)
        {
            TakeSettings();
        }

        if (_wanted == null || _isSubscribed)
        {
            return;
        }

        // A refused subscription is tried again with the next connection; the announcements are retained anyway.
        _isSubscribed = true;
        if (!_client.TrySubscribe(_wanted.BirthTopic))
        {
            _log.Write(
                LogLevel.Warning,
                Source,
                "The subscription to " + _wanted.BirthTopic + " failed. " + _client.LastError);
        }
    }

    /// <summary>Takes a message from the broker; any but the start of Home Assistant is ignored.</summary>
    /// <param name="message">The message.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    public void Take(MqttMessage message, long nowMilliseconds)
    {
        // A retained one came with the subscription, after which everything is announced anyway.
        if (_wanted != null && !message.IsRetained && message.Topic == _wanted.BirthTopic
            && Encoding.UTF8.GetString(message.Payload, 0, message.Payload.Length) == MqttTopics.Online)
        {
            _dueAt = nowMilliseconds + WaitOf(_wanted.DeviceKey);
        }
    }

    /// <summary>Writes the next message that is due. It counts as sent only with <see cref="NoteSent"/>.</summary>
    /// <param name="json">Takes it; empty when it takes an announcement back.</param>
    /// <param name="sample">Newest sample, for the count of the cells.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    /// <returns>Its topic, to be retained, or null when nothing is due.</returns>
    public string? WriteNext(JsonWriter json, SnapshotReader sample, long nowMilliseconds)
    {
        if (IsRemoving)
        {
            json.Reset();
            return _published!.ConfigTopicOf(EntityAt(_position));
        }

        if (_wanted == null)
        {
            return null;
        }

        NoteCells(sample);
        if (!_isAnnouncing && nowMilliseconds >= _dueAt)
        {
            StartAt(0);
        }

        return _isAnnouncing ? WriteAnnouncement(json, _wanted) : null;
    }

    /// <summary>The message was sent.</summary>
    public void NoteSent()
    {
        _position++;
        if (IsRemoving)
        {
            if (_position >= _rows.Length + _highestCell)
            {
                FinishRemoval();
            }
        }
        else if (_position >= EndOfAnnouncement())
        {
            FinishAnnouncement();
        }
    }

    private void OnSettingsChanged(EventId id, object payload)
    {
        var changes = (SettingChanges)payload;
        if (changes.ContainsGroup("homeassistant") || changes.ContainsGroup("mqtt") || changes.ContainsGroup("device"))
        {
            Interlocked.Exchange(ref _areSettingsNew, 1);
        }
    }

    private void TakeSettings()
    {
        _wanted = _settings.GetFlag(SettingId.HomeAssistantEnabled) ? new HomeAssistantTarget(_settings) : null;
        if (_published == null || _published.IsSamePlace(_wanted))
        {
            _published = _wanted;
        }

        if (_published != null && _rows.Length == 0)
        {
            _rows = HomeAssistantEntities.Create();
        }

        _isSubscribed = false;
        _highestCell = BatterySnapshot.MaximumCells;
        StartAt(0);
    }

    private void StartAt(int position)
    {
        _position = position;
        _isAnnouncing = true;
        _dueAt = Never;
    }

    // Cells are announced when their count is known, and again when it changes; the rest is left alone.
    private void NoteCells(SnapshotReader sample)
    {
        int count = sample.HasSample ? sample.Current.CellCount : 0;
        if (count <= 0 || count == _cellCount)
        {
            return;
        }

        _cellCount = count < BatterySnapshot.MaximumCells ? count : BatterySnapshot.MaximumCells;
        if (!_isAnnouncing || _position > _rows.Length)
        {
            long dueAt = _dueAt;
            StartAt(_rows.Length);
            _dueAt = dueAt;
        }
    }

    // Cells that are not there any more are taken back: the entity would stay unavailable for ever.
    private string WriteAnnouncement(JsonWriter json, HomeAssistantTarget target)
    {
        HomeAssistantEntity entity = EntityAt(_position);
        if (_position - _rows.Length >= _cellCount)
        {
            json.Reset();
            return target.ConfigTopicOf(entity);
        }

        HomeAssistantDocument.Write(json, entity, target);
        if (json.IsOverflow)
        {
            // The longest settings fit; should that ever be wrong, one entity is missing and the connection stands.
            TooLongCount++;
            _log.Write(
                LogLevel.Warning, Source, "The announcement of " + entity.Key + " is too long and was left out.");
            json.Reset();
        }

        return target.ConfigTopicOf(entity);
    }

    private HomeAssistantEntity EntityAt(int position) =>
        position < _rows.Length ? _rows[position] : HomeAssistantEntities.Cell(position - _rows.Length + 1);

    // Without a sample nothing is said about cells.
    private int EndOfAnnouncement()
    {
        if (_cellCount == 0)
        {
            return _rows.Length;
        }

        return _rows.Length + (_cellCount > _highestCell ? _cellCount : _highestCell);
    }

    private void FinishAnnouncement()
    {
        _isAnnouncing = false;
        if (_cellCount > 0)
        {
            _highestCell = _cellCount;
        }

        _log.Write(
            LogLevel.Information,
            Source,
            "Announced " + (_rows.Length + _cellCount).ToString() + " entities to Home Assistant; device "
            + _wanted!.DeviceKey + ".");
    }

    private void FinishRemoval()
    {
        _log.Write(LogLevel.Information, Source, "Taken back at Home Assistant: device " + _published!.DeviceKey + ".");
        _published = _wanted;
        _highestCell = BatterySnapshot.MaximumCells;
        StartAt(0);
        if (_wanted == null)
        {
            _rows = new HomeAssistantEntity[0];
        }
    }

    private static int WaitOf(string text)
    {
        int hash = 0;
        for (int i = 0; i < text.Length; i++)
        {
            hash = ((hash * 31) + text[i]) & 0xFFFFFF;
        }

        return LeastWaitMilliseconds + (hash % WaitSpreadMilliseconds);
    }
}
