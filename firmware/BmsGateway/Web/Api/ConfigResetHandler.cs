// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Json;
using BmsGateway.Telemetry;
using BmsGateway.Web.Access;

namespace BmsGateway.Web.Api;

/// <summary>
/// Goes back to factory settings, or takes the owner's password away. The password survives the first and the settings
/// survive the second.
/// </summary>
public sealed class ConfigResetHandler : IRouteHandler
{
    private const int MaximumLength = 256;

    private readonly ConfigurationStore _store;
    private readonly CredentialFile _credentials;
    private readonly AccessControl _access;

    /// <summary>Makes a handler.</summary>
    /// <param name="store">The settings.</param>
    /// <param name="credentials">The stored hash of the password.</param>
    /// <param name="access">Whose sessions end with the password.</param>
    public ConfigResetHandler(ConfigurationStore store, CredentialFile credentials, AccessControl access)
    {
        _store = store;
        _credentials = credentials;
        _access = access;
    }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        JsonMembers? members = JsonMembers.TryRead(request.Body, MaximumLength, out _);
        int position = members == null ? -1 : members.Find("what");
        string what = position < 0 ? "" : members!.ValueAt(position);
        SettingProblem? problem;
        SettingChanges changes = SettingChanges.None();
        switch (what)
        {
            case "factory":
                problem = _store.TryReset(out changes);
                break;
            case "credentials":
                problem = ResetCredentials(out changes);
                break;
            default:
                problem = new SettingProblem(
                    SettingProblem.Invalid, "what", "The member \"what\" must be \"factory\" or \"credentials\".");
                break;
        }

        if (problem != null)
        {
            return ConfigHandler.WriteProblem(problem, answer);
        }

        answer.BeginObject();
        ConfigHandler.WriteChanges(changes, answer);
        answer.EndObject();
        return 200;
    }

    private SettingProblem? ResetCredentials(out SettingChanges changes)
    {
        string key = SettingsTable.Get(SettingId.WebPassword).Key;
        SettingsDocument document = SettingsDocument.TryRead("{\"" + key + "\":\"\"}", out _)!;
        SettingProblem? problem = _store.TryApply(document, false, out changes);
        if (problem == null && !_credentials.TryDelete())
        {
            problem = new SettingProblem(
                SettingProblem.NotSaved, "", "The password could not be deleted from the flash; try again.");
        }

        _access.Reload();
        return problem;
    }
}
