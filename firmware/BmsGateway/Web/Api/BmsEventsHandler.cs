// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.TinyBms;

namespace BmsGateway.Web.Api;

/// <summary>GET /api/v1/bms/events: the event log of the BMS as read last, at most 49, the newest first.</summary>
public sealed class BmsEventsHandler : IRouteHandler
{
    /// <summary>Room that the longest answer needs.</summary>
    public const int MaximumLength = 10 * 1024;

    private const int MostTries = 3;

    private readonly TinyBmsEventRecords _source;
    private readonly TinyBmsEventRecords _records = new();
    private readonly IClock _clock;

    /// <summary>Makes a handler.</summary>
    public BmsEventsHandler(TinyBmsEventRecords source, IClock clock)
    {
        _source = source;
        _clock = clock;
    }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        bool isWhole = false;
        for (int i = 0; i < MostTries && !isWhole; i++)
        {
            isWhole = _source.TryCopyTo(_records);
        }

        answer.BeginObject();
        answer.BeginArray("events");
        for (int i = isWhole ? _records.Count - 1 : -1; i >= 0; i--)
        {
            WriteEvent(answer, i);
        }

        answer.EndArray();
        answer.EndObject();
        return 200;
    }

    private void WriteEvent(JsonWriter answer, int index)
    {
        TinyBmsEventDefinition row = TinyBmsEventTable.Find(_records.Codes[index]);
        long sinceRead = (_clock.MonotonicMilliseconds - _records.ReadAtMilliseconds) / 1000;
        long age = _records.ClockSeconds - _records.LifetimeSeconds[index] + sinceRead;
        answer.BeginObject();
        answer.WriteNumber("time", _records.LifetimeSeconds[index]);
        answer.WriteNumber("age_s", age < 0 ? 0 : age);
        answer.WriteString("level", StateKeys.KeyOf(row.Level));
        answer.WriteNumber("code", _records.Codes[index]);
        answer.WriteString("text", row.Text);
        answer.EndObject();
    }
}
