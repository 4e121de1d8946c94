// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Platform;
using BmsGateway.Victron;

namespace BmsGateway.Telemetry;

/// <summary>
/// The document that the page lives on: WebSocket and <c>GET /api/v1/live</c>. Under 2 kB for 16 cells and one CAN
/// bus. Its fields are described in docs/web-api.md.
/// </summary>
public static class LiveDocument
{
    /// <summary>Room that the longest document needs: 32 cells, four CAN buses, the longest texts.</summary>
    public const int MaximumLength = 3456;

    // Texts of the platform and of the network are cut, so that they cannot fill the document.
    private const int LongestName = 40;
    private const int LongestError = 100;
    private const int MostCanBuses = 4;

    /// <summary>Writes the document. Allocates nothing.</summary>
    /// <param name="json">Writer, reset by this method; look at its overflow flag afterwards.</param>
    /// <param name="sample">Newest sample.</param>
    /// <param name="state">Everything else.</param>
    public static void Write(JsonWriter json, SnapshotReader sample, GatewayState state)
    {
        long now = state.Clock.MonotonicMilliseconds;
        BatterySnapshot battery = sample.Current;
        ChargeLimits limits = state.Limits;
        json.Reset();
        json.BeginObject();
        DocumentParts.WriteHead(json, sample, now);
        json.BeginObject("pack");
        json.WriteString("state", StateKeys.KeyOf(battery.State));
        MeasurementTable.WriteGroup(json, MeasurementGroup.Pack, battery, limits);
        json.EndObject();
        DocumentParts.WriteCells(json, battery);
        json.BeginObject("protection");
        MeasurementTable.WriteGroup(json, MeasurementGroup.Protection, battery, limits);
        json.EndObject();
        json.BeginObject("bms");
        DocumentParts.WriteBms(json, battery, limits);
        json.EndObject();
        json.BeginObject("limits");
        DocumentParts.WriteLimits(json, battery, limits);
        DocumentParts.WriteAge(json, "age_ms", limits.ComputedAtMilliseconds, now);
        json.EndObject();
        json.BeginObject("energy");
        EnergyTable.WriteMembers(json, state.Energy);
        json.EndObject();
        AlarmDocuments.WriteSummary(json, state.Alarms);
        json.BeginObject("links");
        WriteBms(json, state.Battery, now);
        WriteCanBuses(json, state.CanBuses, state.Victron.Buses);
        WriteGx(json, state.Victron, now);
        WriteMqtt(json, state);
        json.EndObject();
        json.EndObject();
    }

    private static void WriteBms(JsonWriter json, IBatterySource source, long now)
    {
        BatteryLinkStatus link = source.Link;
        json.BeginObject("bms");
        json.WriteString("state", StateKeys.KeyOf(link.State));
        json.WriteString("name", source.Description, LongestName);
        json.WriteString("serial", source.SerialNumber, LongestName);
        DocumentParts.WriteAge(json, "age_ms", link.LastSampleAtMilliseconds, now);
        json.WriteNumber("requests", link.RequestCount);
        json.WriteNumber("timeouts", link.TimeoutCount);
        json.WriteNumber("crc_errors", link.CrcErrorCount);
        json.WriteNumber("implausible", link.ImplausibleCount);
        json.WriteNumber("poll_ms", link.PollPeriodMilliseconds);
        if (link.QualityPercent == BatterySnapshot.Unknown)
        {
            json.WriteNull("quality_pct");
        }
        else
        {
            json.WriteNumber("quality_pct", link.QualityPercent);
        }

        json.EndObject();
    }

    private static void WriteCanBuses(JsonWriter json, ICanBus[] buses, CanBusHealth[] health)
    {
        json.BeginArray("can");
        for (int i = 0; i < buses.Length && i < MostCanBuses; i++)
        {
            ICanBus bus = buses[i];
            json.BeginObject();
            json.WriteString("name", bus.Name, LongestName);
            json.WriteString("state", StateKeys.KeyOf(bus.State));
            json.WriteNumber("sent", bus.SentCount);
            json.WriteNumber("received", bus.ReceivedCount);
            json.WriteNumber("dropped", bus.DroppedCount);
            if (i < health.Length)
            {
                json.WriteFixed("load_pct", health[i].OccupancyPermille, 1);
                json.WriteNumber("bus_off", health[i].BusOffCount);
                json.WriteNumber("no_partner", health[i].NoPartnerCount);
            }

            json.EndObject();
        }

        json.EndArray();
    }

    private static void WriteGx(JsonWriter json, VictronStatus victron, long now)
    {
        json.BeginObject("gx");
        json.WriteBoolean("identified", victron.IsGxIdentified);
        DocumentParts.WriteAge(json, "age_ms", victron.GxSeenAtMilliseconds, now);
        DocumentParts.WriteAge(json, "sent_age_ms", victron.LimitsSentAtMilliseconds, now);
        json.WriteNumber("losses", victron.GxLossCount);
        json.EndObject();
    }

    private static void WriteMqtt(JsonWriter json, GatewayState state)
    {
        json.BeginObject("mqtt");
        json.WriteBoolean("enabled", state.Mqtt.IsEnabled);
        json.WriteBoolean("connected", state.Mqtt.IsConnected);
        json.WriteNumber("published", state.Mqtt.PublishedCount);
        json.WriteNumber("failed", state.Mqtt.FailedCount);
        json.WriteString("error", state.Mqtt.LastError, LongestError);
        json.EndObject();
    }
}
