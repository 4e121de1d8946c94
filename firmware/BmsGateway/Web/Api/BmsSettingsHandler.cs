// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Battery;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.TinyBms.Settings;
using BmsGateway.Web.Access;

namespace BmsGateway.Web.Api;

/// <summary>
/// GET and POST /api/v1/bms/settings: read the settings of the BMS, propose a change, look at the difference, confirm
/// or cancel it, or propose what the stored copy holds. Begins things and answers at once; how they end is in the GET.
/// </summary>
public sealed class BmsSettingsHandler : IRouteHandler
{
    /// <summary>Room that the longest answer needs.</summary>
    public const int MaximumLength = 20 * 1024;

    /// <summary>Age above which a sample says nothing about the cells of now, ms.</summary>
    public const int StaleAfterMilliseconds = 3000;

    private const string Actions = "The action must be read, propose, confirm, cancel or restore_copy.";

    private readonly TinyBmsSettingsService _service;
    private readonly LastGoodSettings _copy;
    private readonly SnapshotReader _sample;
    private readonly IJsonParser _json;
    private readonly IClock _clock;

    /// <summary>Makes a handler.</summary>
    /// <param name="service">Works on the settings.</param>
    /// <param name="copy">The copy of the last good settings.</param>
    /// <param name="sample">Newest sample, used by nobody else.</param>
    /// <param name="json">JSON library.</param>
    /// <param name="clock">Time.</param>
    public BmsSettingsHandler(
        TinyBmsSettingsService service, LastGoodSettings copy, SnapshotReader sample, IJsonParser json, IClock clock)
    {
        _service = service;
        _copy = copy;
        _sample = sample;
        _json = json;
        _clock = clock;
    }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        if (request.Method != "POST")
        {
            BmsSettingsDocument.Write(answer, _service, _copy.Text.Length > 0);
            return 200;
        }

        if (!request.TryReadJson(out object? value, out string error))
        {
            return AccessMessages.Write(answer, 422, "invalid", "The body is not valid JSON (" + error + ").");
        }

        return value is Hashtable body && body["action"] is string action
            ? Act(action, body, answer)
            : AccessMessages.Write(answer, 422, "invalid", Actions);
    }

    private int Act(string action, Hashtable body, JsonWriter answer)
    {
        switch (action)
        {
            case "read":
                return Answer(_service.BeginRead(), answer);
            case "propose":
                return body["changes"] is Hashtable changes
                    ? Propose(changes, answer)
                    : AccessMessages.Write(
                        answer, 422, "invalid", "The member changes must be an object of keys and new values.");
            case "confirm":
                return body["token"] is int or long
                    ? Answer(_service.Confirm(TokenOf(body["token"]!)), answer)
                    : AccessMessages.Write(
                        answer, 422, "invalid", "The member token must be the number of the reviewed change.");
            case "cancel":
                return Answer(_service.Cancel(), answer);
            case "restore_copy":
                return RestoreCopy(answer);
            default:
                return AccessMessages.Write(answer, 422, "invalid", Actions);
        }
    }

    private int Propose(Hashtable members, JsonWriter answer)
    {
        var changes = new SettingsChangeSet();
        string? error = SettingsInput.Read(members, false, changes);
        return error != null ? AccessMessages.Write(answer, 422, "invalid", error) : Propose(changes, answer);
    }

    private int RestoreCopy(JsonWriter answer)
    {
        string text = _copy.Text;
        if (text.Length == 0)
        {
            return AccessMessages.Write(answer, 409, "no_copy", "There is no copy of the settings yet.");
        }

        var changes = new SettingsChangeSet();
        string? error = SettingsCopy.Read(text, _json, changes);
        return error != null ? AccessMessages.Write(answer, 422, "invalid", error) : Propose(changes, answer);
    }

    private int Propose(SettingsChangeSet changes, JsonWriter answer)
    {
        _sample.Refresh();
        BatterySnapshot battery = _sample.Current;
        long age = _sample.AgeMilliseconds(_clock.MonotonicMilliseconds);
        bool isKnown = _sample.HasSample && age <= StaleAfterMilliseconds;
        return Answer(
            _service.Propose(
                changes,
                isKnown ? battery.LowestCellTenthMillivolts / 10 : 0,
                isKnown ? battery.HighestCellTenthMillivolts / 10 : 0),
            answer);
    }

    // A number that is too large for a token belongs to no change.
    private static int TokenOf(object value) =>
        value is int small ? small : (long)value > int.MaxValue || (long)value < 0 ? -1 : (int)(long)value;

    private static int Answer(SettingsReply reply, JsonWriter answer)
    {
        if (!reply.IsOk)
        {
            return reply.IsConflict
                ? AccessMessages.Write(answer, 409, "conflict", reply.Message)
                : AccessMessages.Write(answer, 422, "invalid", reply.Message);
        }

        answer.BeginObject();
        answer.WriteBoolean("ok", true);
        if (reply.Token != 0)
        {
            answer.WriteNumber("token", reply.Token);
        }

        answer.EndObject();
        return 200;
    }
}
