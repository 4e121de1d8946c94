// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Mqtt.HomeAssistant;

/// <summary>Where the gateway is announced and as what: the settings at one moment.</summary>
public sealed class HomeAssistantTarget
{
    // A value is unavailable after three messages that did not come, as docs/mqtt.md asks of readers.
    private const int MissedMessages = 3;
    private const int ShortestExpirySeconds = 30;

    private readonly string _prefix;
    private readonly int _coreExpirySeconds;
    private readonly int _cellsExpirySeconds;

    /// <summary>Takes the settings.</summary>
    public HomeAssistantTarget(GatewaySettings settings)
    {
        _prefix = settings.GetText(SettingId.HomeAssistantPrefix);
        string id = settings.GetText(SettingId.DeviceId);
        DeviceKey = "tinybms_" + id;
        DeviceName = settings.GetText(SettingId.DeviceName);
        Topics = new MqttTopics(settings);
        BirthTopic = _prefix + "/status";
        _coreExpirySeconds = ExpiryOf(settings.GetNumber(SettingId.MqttCorePeriod));
        _cellsExpirySeconds = ExpiryOf(settings.GetNumber(SettingId.MqttCellsPeriod));
    }

    /// <summary>Identifier of the device, and start of the unique ids of its entities.</summary>
    public string DeviceKey { get; }

    /// <summary>Name for people.</summary>
    public string DeviceName { get; }

    /// <summary>Where the values come from.</summary>
    public MqttTopics Topics { get; }

    /// <summary>Where Home Assistant says that it has started.</summary>
    public string BirthTopic { get; }

    /// <summary>Topic of the announcement of an entity.</summary>
    public string ConfigTopicOf(HomeAssistantEntity entity) =>
        _prefix + "/" + entity.Component + "/" + DeviceKey + "/" + entity.Key + "/config";

    /// <summary>Topic of the value of an entity.</summary>
    public string StateTopicOf(HomeAssistantEntity entity)
    {
        switch (entity.Topic)
        {
            case HomeAssistantTopic.Core:
                return Topics.Core;
            case HomeAssistantTopic.Cells:
                return Topics.Cells;
            case HomeAssistantTopic.Bms:
                return Topics.Bms;
            default:
                return Topics.Alarms;
        }
    }

    /// <summary>Time without a new value after which the entity is not available, s; 0 = never.</summary>
    public int ExpirySecondsOf(HomeAssistantEntity entity)
    {
        if (entity.IsLasting || entity.Topic == HomeAssistantTopic.Alarms)
        {
            return 0;
        }

        switch (entity.Topic)
        {
            case HomeAssistantTopic.Core:
                return _coreExpirySeconds;
            case HomeAssistantTopic.Cells:
                return _cellsExpirySeconds;
            default:
                return ExpiryOf(MqttBmsMessages.PeriodMilliseconds);
        }
    }

    /// <summary>True when announcements of both have the same topics.</summary>
    public bool IsSamePlace(HomeAssistantTarget? other) =>
        other != null && other._prefix == _prefix && other.DeviceKey == DeviceKey;

    private static int ExpiryOf(int periodMilliseconds)
    {
        int seconds = periodMilliseconds * MissedMessages / 1000;
        return seconds > ShortestExpirySeconds ? seconds : ShortestExpirySeconds;
    }
}
