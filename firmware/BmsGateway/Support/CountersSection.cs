// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Telemetry;
using BmsGateway.Victron;

namespace BmsGateway.Support;

/// <summary>Counters of the lines, the event bus and the log.</summary>
public sealed class CountersSection : ISupportSection
{
    private readonly GatewayState _state;
    private readonly EventBus _bus;
    private readonly LogQueue _log;
    private readonly SubscriberMetrics _metrics = new();

    /// <summary>Makes the part.</summary>
    public CountersSection(GatewayState state, EventBus bus, LogQueue log)
    {
        _state = state;
        _bus = bus;
        _log = log;
    }

    /// <inheritdoc/>
    public string Name => "counters";

    /// <inheritdoc/>
    public void Write(JsonWriter json)
    {
        json.BeginObject();
        WriteBms(json, _state.Battery.Link);
        WriteVictron(json, _state.Victron);
        json.BeginObject("mqtt");
        json.WriteNumber("published", _state.Mqtt.PublishedCount);
        json.WriteNumber("failed", _state.Mqtt.FailedCount);
        json.WriteNumber("connects", _state.Mqtt.ConnectCount);
        json.EndObject();
        json.BeginObject("log");
        json.WriteNumber("dropped", _log.DroppedCount);
        json.WriteNumber("left_out", _log.LeftOutCount);
        json.EndObject();
        WriteSubscribers(json);
        json.EndObject();
    }

    private static void WriteBms(JsonWriter json, BatteryLinkStatus link)
    {
        json.BeginObject("bms");
        json.WriteNumber("requests", link.RequestCount);
        json.WriteNumber("answers", link.AnswerCount);
        json.WriteNumber("timeouts", link.TimeoutCount);
        json.WriteNumber("rejected", link.RejectedCount);
        json.WriteNumber("crc_errors", link.CrcErrorCount);
        json.WriteNumber("skipped_bytes", link.SkippedByteCount);
        json.WriteNumber("implausible", link.ImplausibleCount);
        json.WriteNumber("reopened", link.ReopenCount);
        json.EndObject();
    }

    private void WriteVictron(JsonWriter json, VictronStatus victron)
    {
        json.BeginObject("victron");
        json.WriteNumber("cycles", victron.CycleCount);
        json.WriteNumber("longest_gap_ms", victron.LongestGapMilliseconds);
        json.WriteNumber("longest_jitter_ms", victron.LongestJitterMilliseconds);
        json.WriteNumber("keep_alives", victron.KeepAliveCount);
        json.WriteNumber("gx_losses", victron.GxLossCount);
        json.WriteNumber("unknown_frames", victron.UnknownFrameCount);
        json.WriteNumber("refused_limits", victron.RefusedLimitsCount);
        json.EndObject();
        json.BeginArray("can");
        for (int i = 0; i < _state.CanBuses.Length; i++)
        {
            json.BeginObject();
            json.WriteString("name", _state.CanBuses[i].Name, 40);
            json.WriteString("state", StateKeys.KeyOf(_state.CanBuses[i].State));
            json.WriteNumber("sent", _state.CanBuses[i].SentCount);
            json.WriteNumber("received", _state.CanBuses[i].ReceivedCount);
            json.WriteNumber("dropped", _state.CanBuses[i].DroppedCount);
            if (i < victron.Buses.Length)
            {
                json.WriteNumber("bus_offs", victron.Buses[i].BusOffCount);
                json.WriteNumber("no_partner", victron.Buses[i].NoPartnerCount);
                json.WriteNumber("open_failures", victron.Buses[i].OpenFailureCount);
                json.WriteNumber("occupancy_permille", victron.Buses[i].OccupancyPermille);
            }

            json.EndObject();
        }

        json.EndArray();
    }

    private void WriteSubscribers(JsonWriter json)
    {
        json.BeginArray("subscribers");
        for (int i = 0; i < _bus.SubscriberCount; i++)
        {
            _bus.ReadMetrics(i, _metrics);
            json.BeginObject();
            json.WriteString("name", _metrics.Name);
            json.WriteNumber("waiting", _metrics.Waiting);
            json.WriteNumber("dropped", _metrics.Dropped);
            json.WriteNumber("failures", _metrics.Failures);
            json.EndObject();
        }

        json.EndArray();
    }
}
