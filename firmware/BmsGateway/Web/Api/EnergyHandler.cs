// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.History;
using BmsGateway.Telemetry;
using BmsGateway.Web.Access;

namespace BmsGateway.Web.Api;

/// <summary>
/// GET /api/v1/energy: the energy figures; one that is not known is null. POST { "action": "new_count" } begins a count
/// at 0 after the totals have been lost.
/// </summary>
public sealed class EnergyHandler : IRouteHandler
{
    private readonly HistoryService _history;

    /// <summary>Makes a handler.</summary>
    public EnergyHandler(HistoryService history) => _history = history;

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        if (request.Method == "POST")
        {
            return BeginNewCount(request, answer);
        }

        EnergyTotals totals = _history.Energy;
        answer.BeginObject();
        Write(answer, "charged_wh", totals.ChargedWattHours, 0);
        Write(answer, "discharged_wh", totals.DischargedWattHours, 0);
        Write(answer, "today_charged_wh", totals.TodayChargedWattHours, 0);
        Write(answer, "today_discharged_wh", totals.TodayDischargedWattHours, 0);
        Write(answer, "yesterday_charged_wh", totals.YesterdayChargedWattHours, 0);
        Write(answer, "yesterday_discharged_wh", totals.YesterdayDischargedWattHours, 0);
        answer.WriteString("day", totals.Day == DayClock.Unknown ? null : DayClock.TextOf(totals.Day));
        Write(answer, "charged_ah", totals.ChargedCentiampereHours, 2);
        Write(answer, "discharged_ah", totals.DischargedCentiampereHours, 2);
        Write(answer, "efficiency_pct", totals.EfficiencyPermille, 1);
        Write(answer, "cycles", totals.CyclesThousandths, 3);
        Write(answer, "gap_count", totals.GapCount, 0);
        Write(answer, "gap_s", totals.GapSeconds, 0);
        answer.EndObject();
        return 200;
    }

    private int BeginNewCount(RouteRequest request, JsonWriter answer)
    {
        bool isAsked = request.TryReadJson(out object? value, out _)
            && value is Hashtable body && body["action"] is string action && action == "new_count";
        if (!isAsked)
        {
            return AccessMessages.Write(answer, 422, "invalid", "The member action must be new_count.");
        }

        if (!_history.TryBeginNewEnergyCount())
        {
            return AccessMessages.Write(answer, 409, "conflict", "The energy totals are known; they are never thrown away.");
        }

        answer.BeginObject();
        answer.WriteBoolean("ok", true);
        answer.EndObject();
        return 200;
    }

    private static void Write(JsonWriter answer, string name, long value, int decimals)
    {
        if (value == EnergyTotals.Unknown)
        {
            answer.WriteNull(name);
        }
        else
        {
            answer.WriteFixed(name, value, decimals);
        }
    }
}
