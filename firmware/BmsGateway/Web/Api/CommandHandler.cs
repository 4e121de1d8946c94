// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Commands;
using BmsGateway.Telemetry;

namespace BmsGateway.Web.Api;

/// <summary>
/// Answers the routes that change what the battery may do: <c>POST /api/v1/limits</c> (the command is "kind"), <c>/safe-state</c> and
/// <c>/force-charge</c> (each one command). The rules are those of <see cref="RemoteCommands"/>, as over MQTT.
/// </summary>
public sealed class CommandHandler : IRouteHandler
{
    private const string Origin = "http";

    private readonly RemoteCommands _commands;
    private readonly string _key;

    /// <summary>Makes a handler.</summary>
    /// <param name="commands">Does them.</param>
    /// <param name="key">Key of the command; empty when the body names a limit by its "kind".</param>
    public CommandHandler(RemoteCommands commands, string key)
    {
        _commands = commands;
        _key = key;
    }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        if (!request.TryReadJson(out object? body, out string error) || !(body is Hashtable table))
        {
            return CommandAnswer.Refuse(answer, 400, "bad_json", "The body must be a JSON object. " + error);
        }

        CommandDefinition? command = CommandTable.Find(_key.Length > 0 ? _key : table["kind"] as string ?? "");
        if (command == null || (_key.Length == 0 && !CommandTable.IsLimit(command.Id)))
        {
            return CommandAnswer.Refuse(answer, 422, "invalid", CommandAnswer.AllowedKinds);
        }

        return _commands.TryRun(command, table, Origin, out error)
            ? CommandAnswer.Agree(answer)
            : CommandAnswer.Refuse(answer, 422, "invalid", error);
    }
}
