// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Commands;
using BmsGateway.Telemetry;

namespace BmsGateway.Web.Api;

/// <summary>Answers <c>POST /api/v1/limits/clear</c>: takes back the limit of a "kind", or all when the body names none.</summary>
public sealed class ClearLimitsHandler : IRouteHandler
{
    private readonly RemoteCommands _commands;

    /// <summary>Makes the handler.</summary>
    public ClearLimitsHandler(RemoteCommands commands)
    {
        _commands = commands;
    }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        object? body = null;
        string error = "";
        if (request.Body.Length > 0 && (!request.TryReadJson(out body, out error) || !(body is Hashtable)))
        {
            return CommandAnswer.Refuse(answer, 400, "bad_json", "The body must be a JSON object or empty. " + error);
        }

        object? kind = body is Hashtable table ? table["kind"] : null;
        if (kind == null)
        {
            _commands.ClearLimits();
            return CommandAnswer.Agree(answer);
        }

        CommandDefinition? command = kind is string key ? CommandTable.Find(key) : null;
        if (command == null || !CommandTable.IsLimit(command.Id))
        {
            return CommandAnswer.Refuse(answer, 422, "invalid", CommandAnswer.AllowedKinds);
        }

        return _commands.TryRun(command, "clear", "http", out error)
            ? CommandAnswer.Agree(answer)
            : CommandAnswer.Refuse(answer, 422, "invalid", error);
    }
}
