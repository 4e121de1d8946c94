// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Linq;
using System.Text.Json;

namespace BmsGateway.EndToEnd.Bench;

/// <summary>Listens to all topics of a broker with mosquitto_sub.</summary>
public sealed class MqttListener : ChildProcess
{
    /// <summary>Connects.</summary>
    public MqttListener(int port)
        : base("mosquitto_sub", "-h", "127.0.0.1", "-p", port.ToString(), "-t", "#", "-v")
    {
    }

    /// <summary>Waits for a message on a topic whose text satisfies a condition, and gives the text back.</summary>
    public string WaitFor(string topic, Func<string, bool> condition, double seconds)
    {
        string prefix = topic + " ";
        string? Find() => Lines.LastOrDefault(l => l.StartsWith(prefix, StringComparison.Ordinal) && condition(l[prefix.Length..]));
        Eventually.IsTrue(() => Find() != null, seconds, () => $"message on {topic} in:\n{Output}");
        return Find()![prefix.Length..];
    }

    /// <summary>Waits for a JSON message on a topic.</summary>
    public JsonElement WaitForJson(string topic, Func<JsonElement, bool> condition, double seconds) =>
        JsonDocument.Parse(WaitFor(topic, text => condition(JsonDocument.Parse(text).RootElement), seconds)).RootElement;
}
