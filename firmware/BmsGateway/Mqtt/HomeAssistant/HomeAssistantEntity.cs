// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Mqtt.HomeAssistant;

/// <summary>One entity as Home Assistant shall show it.</summary>
public sealed class HomeAssistantEntity
{
    /// <summary>Component of a number or a text.</summary>
    public const string Sensor = "sensor";

    /// <summary>Component of something that is on or off.</summary>
    public const string BinarySensor = "binary_sensor";

    /// <summary>State class of a value that goes up and down.</summary>
    public const string Measurement = "measurement";

    /// <summary>State class of a counter that only rises, or starts again at 0.</summary>
    public const string TotalIncreasing = "total_increasing";

    /// <summary>Makes an entity without class; the other members are set with it.</summary>
    /// <param name="component"><see cref="Sensor"/> or <see cref="BinarySensor"/>.</param>
    /// <param name="topic">Message with the value.</param>
    /// <param name="key">Part of the unique id and of the topic; never changes.</param>
    /// <param name="name">Name for people, without that of the device.</param>
    public HomeAssistantEntity(string component, HomeAssistantTopic topic, string key, string name)
    {
        Component = component;
        Topic = topic;
        Key = key;
        Name = name;
    }

    /// <summary>Kind of entity, part of the topic.</summary>
    public string Component { get; }

    /// <summary>Message with the value.</summary>
    public HomeAssistantTopic Topic { get; }

    /// <summary>Part of the unique id and of the topic: letters, digits and underscores.</summary>
    public string Key { get; }

    /// <summary>Name for people.</summary>
    public string Name { get; }

    /// <summary>Expression behind <c>value_json.</c> in the value template; empty when it is the key.</summary>
    public string Expression { get; set; } = "";

    /// <summary>Unit; empty for none.</summary>
    public string Unit { get; set; } = "";

    /// <summary>Device class; empty for none.</summary>
    public string DeviceClass { get; set; } = "";

    /// <summary>State class; empty for none.</summary>
    public string StateClass { get; set; } = "";

    /// <summary>Digits behind the point that are shown; -1 for a text or a binary sensor.</summary>
    public int Precision { get; set; } = -1;

    /// <summary>True for what only matters to whoever looks for a fault.</summary>
    public bool IsDiagnostic { get; set; }

    /// <summary>True when a person has to switch the entity on first.</summary>
    public bool IsHidden { get; set; }

    /// <summary>True when the last value stays right although no new one comes.</summary>
    public bool IsLasting { get; set; }
}
