// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Commands;

/// <summary>One row of the command table.</summary>
public sealed class CommandDefinition
{
    /// <summary>Makes a row.</summary>
    public CommandDefinition(CommandId id, string key, string payload, string text)
    {
        Id = id;
        Key = key;
        Payload = payload;
        Text = text;
    }

    /// <summary>Identity.</summary>
    public CommandId Id { get; }

    /// <summary>Last part of the MQTT topic, and "kind" of a limit over HTTP.</summary>
    public string Key { get; }

    /// <summary>What is allowed as payload, for error messages and the documentation.</summary>
    public string Payload { get; }

    /// <summary>What it does, English.</summary>
    public string Text { get; }
}
