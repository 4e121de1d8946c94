// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Alarms;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.Web.Access;

namespace BmsGateway.Web.Api;

/// <summary>POST /api/v1/alarms/ack with { "id": key } or { "id": "all" }.</summary>
public sealed class AlarmAcknowledgeHandler : IRouteHandler
{
    private const string All = "all";

    private readonly AlarmMonitor _monitor;
    private readonly IClock _clock;

    /// <summary>Makes a handler.</summary>
    public AlarmAcknowledgeHandler(AlarmMonitor monitor, IClock clock)
    {
        _monitor = monitor;
        _clock = clock;
    }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        if (!request.TryReadJson(out object? value, out string error))
        {
            return AccessMessages.Write(answer, 400, "bad_json", "The body is not valid JSON: " + error);
        }

        if (value is not Hashtable body || body["id"] is not string id)
        {
            return AccessMessages.Write(answer, 422, "invalid", "The body must be { \"id\": key of an alarm, or \"all\" }.");
        }

        long now = _clock.MonotonicMilliseconds;
        if (id == All)
        {
            return Accept(answer, _monitor.AcknowledgeAll(now));
        }

        switch (_monitor.Acknowledge(id, now))
        {
            case AlarmAcknowledgeResult.Done:
                return Accept(answer, 1);
            case AlarmAcknowledgeResult.NotActive:
                return AccessMessages.Write(answer, 409, "not_active", "That alarm is not active.");
            default:
                return AccessMessages.Write(answer, 422, "unknown_alarm", "There is no alarm with that id.");
        }
    }

    private static int Accept(JsonWriter answer, int count)
    {
        answer.BeginObject();
        answer.WriteBoolean("ok", true);
        answer.WriteNumber("acknowledged", count);
        answer.EndObject();
        return 200;
    }
}
