// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Events;
using BmsGateway.Telemetry;
using BmsGateway.TinyBms;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Mqtt;

/// <summary>
/// The messages about the BMS itself: what it tells, its settings when they have changed, and its events. Events that
/// come while the broker is away are kept up to <see cref="MostEvents"/>, then the oldest are dropped.
/// </summary>
public sealed class MqttBmsMessages
{
    /// <summary>Room that the longest message needs.</summary>
    public const int MaximumLength = 2048;

    /// <summary>Time between two messages "bms", ms: the BMS is asked for these numbers as often.</summary>
    public const int PeriodMilliseconds = 10000;

    /// <summary>Least time between two messages with the settings, ms.</summary>
    public const int SettingsPeriodMilliseconds = 60000;

    /// <summary>Most events that wait.</summary>
    public const int MostEvents = 16;

    private readonly EventMailbox _events;
    private readonly BatteryEvent _event = new();
    private readonly MqttSchedule _schedule = new(PeriodMilliseconds);
    private readonly ushort[] _words = new ushort[SettingRows.WordCount];
    private readonly ushort[] _sentWords = new ushort[SettingRows.WordCount];
    private long _settingsDueAt;
    private bool _hasSentSettings;

    /// <summary>Makes the messages.</summary>
    public MqttBmsMessages(EventBus bus, MqttTopics topics)
    {
        Topics = topics;
        _events = bus.SubscribeQueued(EventId.BatteryEvent, "mqtt", MostEvents, MailboxOverflow.DropOldest);
    }

    /// <summary>Where the messages go.</summary>
    public MqttTopics Topics { get; set; }

    /// <summary>Settings registers of the BMS; null when it is no TinyBMS.</summary>
    public TinyBmsRegisterPage? Settings { get; set; }

    /// <summary>The connection is new: everything is due.</summary>
    public void StartAt(long nowMilliseconds)
    {
        _schedule.StartAt(nowMilliseconds);
        _settingsDueAt = nowMilliseconds;
        _hasSentSettings = false;
    }

    /// <summary>Writes the next message that is due.</summary>
    /// <param name="json">Takes it.</param>
    /// <param name="sample">Newest sample.</param>
    /// <param name="isFresh">False when the sample is too old to be sent.</param>
    /// <param name="state">Everything else.</param>
    /// <returns>Its topic, or null when nothing is due.</returns>
    public string? WriteNext(JsonWriter json, SnapshotReader sample, bool isFresh, GatewayState state)
    {
        long now = state.Clock.MonotonicMilliseconds;
        while (_events.TryTake(out EventId _, out object? payload, 0))
        {
            if (payload is BatteryEvent entry && entry.TryCopyTo(_event))
            {
                BatteryEventDocument.Write(json, _event, now);
                return Topics.Event;
            }
        }

        if (isFresh && _schedule.TakeDue(now))
        {
            BmsDocument.Write(json, sample, state);
            return Topics.Bms;
        }

        if (!isFresh || now < _settingsDueAt || !HasNewSettings())
        {
            return null;
        }

        _settingsDueAt = now + SettingsPeriodMilliseconds;
        WriteSettings(json);
        return Topics.BmsSettings;
    }

    private bool HasNewSettings()
    {
        if (Settings == null || !Settings.TryCopyTo(_words, out _))
        {
            return false;
        }

        bool isNew = !_hasSentSettings;
        for (int i = 0; i < _words.Length && !isNew; i++)
        {
            isNew = _words[i] != _sentWords[i];
        }

        return isNew;
    }

    // Makes its tables anew: settings change a few times a year.
    private void WriteSettings(JsonWriter json)
    {
        System.Array.Copy(_words, 0, _sentWords, 0, _words.Length);
        _hasSentSettings = true;
        var settings = new TinyBmsSettings();
        System.Array.Copy(_words, 0, settings.Current, 0, _words.Length);
        json.Reset();
        SettingsCopy.WriteTo(json, settings);
    }
}
