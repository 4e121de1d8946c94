// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Battery;
using BmsGateway.History;
using BmsGateway.Telemetry;
using BmsGateway.Web.Access;

namespace BmsGateway.Web.Api;

/// <summary>
/// GET /api/v1/statistics: extremes, trends, cell resistance, hints and the wear of the flash. POST { "action": "reset"
/// } begins the statistics anew; energy and history stay.
/// </summary>
public sealed class StatisticsHandler : IRouteHandler
{
    private readonly HistoryService _history;
    private readonly DayClock _clock;

    /// <summary>Makes a handler.</summary>
    public StatisticsHandler(HistoryService history)
    {
        _history = history;
        _clock = history.Days;
    }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        if (request.Method == "POST")
        {
            return Reset(request, answer);
        }

        lock (_history.Gate)
        {
            Statistics statistics = _history.Statistics;
            answer.BeginObject();
            WriteAge(answer, "reset_age_s", statistics.ResetUtcSeconds);
            WriteExtremes(answer, statistics.Extremes);
            WriteTrend(answer, statistics.Trend);
            WriteResistance(answer, statistics.Resistance);
            WriteHints(answer, statistics);
            WriteFlash(answer, _history.Status);
            answer.EndObject();
        }

        return 200;
    }

    private int Reset(RouteRequest request, JsonWriter answer)
    {
        bool isAsked = request.TryReadJson(out object? value, out _)
            && value is Hashtable body && body["action"] is string action && action == "reset";
        if (!isAsked)
        {
            return AccessMessages.Write(answer, 422, "invalid", "The member action must be reset.");
        }

        _history.ResetStatistics();
        answer.BeginObject();
        answer.WriteBoolean("ok", true);
        answer.EndObject();
        return 200;
    }

    private void WriteExtremes(JsonWriter answer, ExtremeValues extremes)
    {
        answer.BeginArray("extremes");
        for (int i = 0; i < ExtremeValues.Count; i++)
        {
            answer.BeginObject();
            answer.WriteString("key", ExtremeValues.KeyAt(i));
            WriteValue(answer, "min", extremes.LowestAt(i), ExtremeValues.DecimalsAt(i));
            WriteAge(answer, "min_age_s", extremes.MomentOfLowest(i));
            WriteValue(answer, "max", extremes.HighestAt(i), ExtremeValues.DecimalsAt(i));
            WriteAge(answer, "max_age_s", extremes.MomentOfHighest(i));
            answer.EndObject();
        }

        answer.EndArray();
    }

    private static void WriteTrend(JsonWriter answer, CellTrend trend)
    {
        answer.BeginArray("days");
        for (int i = 0; i < trend.Count; i++)
        {
            answer.BeginObject();
            answer.WriteString("day", DayClock.TextOf(trend.DayAt(i)));
            answer.WriteFixed("cell_spread_mv", trend.SpreadAt(i), 1);
            WriteValue(answer, "soh_pct", trend.HealthAt(i), 3);
            answer.EndObject();
        }

        answer.EndArray();
    }

    private static void WriteResistance(JsonWriter answer, CellResistance resistance)
    {
        answer.WriteNumber("resistance_steps", resistance.StepCount);
        answer.BeginArray("resistance_mohm");
        for (int i = 0; i < resistance.CellCount && i < BatterySnapshot.MaximumCells; i++)
        {
            int microohms = resistance.MicroohmsOf(i);
            if (microohms == 0)
            {
                answer.WriteNull();
            }
            else
            {
                answer.WriteFixed(microohms, 3);
            }
        }

        answer.EndArray();
    }

    private static void WriteHints(JsonWriter answer, Statistics statistics)
    {
        CellTrend trend = statistics.Trend;
        answer.BeginArray("hints");
        for (int i = 0; i < BatterySnapshot.MaximumCells; i++)
        {
            int drift = trend.DriftOf(i);
            if (drift >= CellTrend.DriftTenthMillivolts || drift <= -CellTrend.DriftTenthMillivolts)
            {
                answer.BeginObject();
                answer.WriteString("kind", "cell_drifts");
                answer.WriteNumber("number", i + 1);
                answer.WriteFixed("change_mv", drift, 1);
                answer.WriteNumber("days", trend.SpanDays);
                answer.EndObject();
            }

            WriteFrozen(answer, "cell_frozen", i, statistics.Frozen.IsCellFrozen(i));
        }

        for (int i = 0; i < FrozenSensors.TemperatureCount; i++)
        {
            WriteFrozen(answer, "temperature_frozen", i, statistics.Frozen.IsTemperatureFrozen(i));
        }

        answer.EndArray();
    }

    private static void WriteFrozen(JsonWriter answer, string kind, int index, bool isFrozen)
    {
        if (isFrozen)
        {
            answer.BeginObject();
            answer.WriteString("kind", kind);
            answer.WriteNumber("number", index + 1);
            answer.EndObject();
        }
    }

    private static void WriteFlash(JsonWriter answer, HistoryStatus status)
    {
        answer.BeginObject("flash");
        answer.WriteNumber("written_bytes", status.WrittenBytes);
        WriteKnown(answer, "written_bytes_per_day", status.WrittenBytesPerDay);
        WriteKnown(answer, "years", status.FlashYears);
        answer.WriteBoolean("failing", status.IsFailing);
        answer.WriteNumber("lost_lines", status.LostLines);
        answer.WriteNumber("lost_hours", status.LostHours);
        answer.EndObject();
    }

    private static void WriteKnown(JsonWriter answer, string name, long value)
    {
        if (value < 0)
        {
            answer.WriteNull(name);
        }
        else
        {
            answer.WriteNumber(name, value);
        }
    }

    private static void WriteValue(JsonWriter answer, string name, int value, int decimals)
    {
        if (value == BatterySnapshot.Unknown)
        {
            answer.WriteNull(name);
        }
        else
        {
            answer.WriteFixed(name, value, decimals);
        }
    }

    private void WriteAge(JsonWriter answer, string name, long utcSeconds)
    {
        long now = _clock.IsSet ? _clock.UtcSeconds : 0;
        if (utcSeconds == 0 || now < utcSeconds)
        {
            answer.WriteNull(name);
        }
        else
        {
            answer.WriteNumber(name, now - utcSeconds);
        }
    }
}
