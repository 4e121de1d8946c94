// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Telemetry;

namespace BmsGateway.History;

/// <summary>
/// The answer of <c>GET /api/v1/history</c>: names of the columns, then the rows of one page, newest first.
/// </summary>
public static class HistoryDocument
{
    /// <summary>Most single samples on a page.</summary>
    public const int SampleRows = 90;

    /// <summary>Most hours, days or months on a page.</summary>
    public const int AggregateRows = 24;

    /// <summary>Writes single samples.</summary>
    public static void WriteSamples(HistoryReader reader, HistoryPage page)
    {
        JsonWriter json = page.Json;
        json.BeginObject();
        json.BeginArray("columns");
        json.WriteElement("t");
        for (int i = 0; i < HistoryColumns.Count; i++)
        {
            json.WriteElement(HistoryColumns.KeyAt(i));
        }

        json.WriteElement("power_w");
        json.WriteElement("state");
        json.EndArray();
        json.BeginArray("rows");
        reader.Read(page);
        End(page);
    }

    /// <summary>Writes hours, days or months.</summary>
    /// <param name="ring">A ring that has been read.</param>
    /// <param name="page">Takes the rows.</param>
    public static void WriteAggregates(AggregateRing ring, HistoryPage page)
    {
        JsonWriter json = page.Json;
        json.BeginObject();
        WriteAggregateColumns(json);
        json.BeginArray("rows");
        var row = new AggregateRow();
        for (int i = ring.Count - 1; i >= 0 && !page.HasMore; i--)
        {
            ring.Read(i, row);
            if (page.Wants(row.StartUtcSeconds))
            {
                WriteRow(page, row);
            }
        }

        End(page);
    }

    private static void End(HistoryPage page)
    {
        page.Json.EndArray();
        page.Json.WriteBoolean("more", page.HasMore);
        page.Json.EndObject();
    }

    private static void WriteAggregateColumns(JsonWriter json)
    {
        json.BeginArray("columns");
        json.WriteElement("t");
        json.WriteElement("known_s");
        for (int i = 0; i < AggregateColumns.Count; i++)
        {
            string name = AggregateColumns.NameAt(i);
            string unit = AggregateColumns.UnitAt(i);
            json.WriteElement(name + "_min_" + unit);
            json.WriteElement(name + "_mean_" + unit);
            json.WriteElement(name + "_max_" + unit);
        }

        json.WriteElement("charged_wh");
        json.WriteElement("discharged_wh");
        json.WriteElement("cycles");
        for (int i = 0; i < AggregateRow.StateCount; i++)
        {
            json.WriteElement(StateKeys.KeyOf((BatteryState)i) + "_s");
        }

        json.EndArray();
    }

    private static void WriteRow(HistoryPage page, AggregateRow row)
    {
        JsonWriter json = page.Json;
        page.BeginRow(row.StartUtcSeconds);
        json.WriteFixed(row.KnownSeconds, 0);
        for (int i = 0; i < AggregateColumns.Count; i++)
        {
            int decimals = AggregateColumns.DecimalsAt(i);
            page.WriteValue(row.Lowest[i], decimals);
            page.WriteValue(row.Mean[i], decimals);
            page.WriteValue(row.Highest[i], decimals);
        }

        json.WriteFixed(row.ChargedWattHours, 0);
        json.WriteFixed(row.DischargedWattHours, 0);
        json.WriteFixed(row.MicroCycles / 100, 4);
        for (int i = 0; i < AggregateRow.StateCount; i++)
        {
            json.WriteFixed(row.StateSeconds[i], 0);
        }

        json.EndArray();
    }
}
