// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Telemetry;

namespace BmsGateway.Web.Api;

/// <summary>
/// The settings over HTTP: read, change, file out and in. A change is taken as a whole or not at all, and secrets are
/// only in an export that asks for them (secrets=1).
/// </summary>
public sealed class ConfigHandler : IRouteHandler
{
    private readonly ConfigurationStore _store;

    /// <summary>Makes a handler.</summary>
    public ConfigHandler(ConfigurationStore store) => _store = store;

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        switch (route)
        {
            case RouteId.ConfigExport:
                _store.WriteExport(answer, request.GetQuery("secrets") == "1");
                return 200;
            case RouteId.ConfigImport:
                return Take(request, true, answer);
            default:
                return request.Method == "PUT" ? Take(request, false, answer) : WriteValues(answer);
        }
    }

    /// <summary>Writes why nothing was taken.</summary>
    /// <returns>The HTTP status: 422, or 503 when the medium failed.</returns>
    public static int WriteProblem(SettingProblem problem, JsonWriter answer)
    {
        answer.Reset();
        answer.BeginObject();
        answer.WriteString("error", problem.Kind);
        answer.WriteString("message", problem.Message);
        answer.WriteString("key", problem.Key);
        answer.WriteString("place", problem.Place);
        answer.EndObject();
        return problem.Kind == SettingProblem.NotSaved ? 503 : 422;
    }

    /// <summary>Writes which settings have new values, and which of them are used after a restart only.</summary>
    public static void WriteChanges(SettingChanges changes, JsonWriter answer)
    {
        WriteKeys("changed", changes, false, answer);
        WriteKeys("restart", changes, true, answer);
    }

    private static void WriteKeys(string name, SettingChanges changes, bool onlyRestart, JsonWriter answer)
    {
        answer.BeginArray(name);
        for (int i = 0; i < changes.Count; i++)
        {
            SettingDefinition row = SettingsTable.Get(changes.At(i));
            if (row.NeedsRestart || !onlyRestart)
            {
                answer.WriteElement(row.Key);
            }
        }

        answer.EndArray();
    }

    private int WriteValues(JsonWriter answer)
    {
        GatewaySettings settings = _store.Settings;
        answer.BeginObject();
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            if (row.IsSecret)
            {
                answer.BeginObject(row.Key);
                answer.WriteBoolean("set", settings.GetText(row.Id).Length > 0);
                answer.EndObject();
            }
            else
            {
                SettingsDocument.WriteValue(answer, row, settings);
            }
        }

        answer.EndObject();
        return 200;
    }

    private int Take(RouteRequest request, bool isFile, JsonWriter answer)
    {
        SettingsDocument? document = SettingsDocument.TryRead(request.Body, out SettingProblem? problem);
        if (document == null)
        {
            return WriteProblem(problem!, answer);
        }

        problem = _store.TryApply(document, isFile, out SettingChanges changes);
        if (problem != null)
        {
            return WriteProblem(problem, answer);
        }

        answer.BeginObject();
        WriteChanges(changes, answer);
        WriteUnknown(document, answer);
        WriteOverridden(document, answer);
        answer.EndObject();
        return 200;
    }

    // Kept for a version that knows them, and not used by this one.
    private static void WriteUnknown(SettingsDocument document, JsonWriter answer)
    {
        answer.BeginArray("unknown");
        for (int i = 0; i < document.Unknown.Count; i++)
        {
            answer.WriteElement(document.Unknown.KeyAt(i));
        }

        answer.EndArray();
    }

    // Saved, but the command line goes before it as long as it names the setting.
    private void WriteOverridden(SettingsDocument document, JsonWriter answer)
    {
        answer.BeginArray("overridden");
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            if (_store.IsOverridden(row.Id) && document.Names(row))
            {
                answer.WriteElement(row.Key);
            }
        }

        answer.EndArray();
    }
}
