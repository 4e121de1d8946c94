// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Telemetry;
using BmsGateway.Web.Access;

namespace BmsGateway.Web.Api;

/// <summary>
/// GET /api/v1/alarms/journal?page=n, the newest entries on page 0; with ?samples=n the samples before a fault, 0 for
/// the newest.
/// </summary>
public sealed class AlarmJournalHandler : IRouteHandler
{
    /// <summary>Entries on a page.</summary>
    public const int PageLength = 16;

    private readonly AlarmArchive _archive;
    private readonly JournalEntry _entry = new();

    /// <summary>Makes a handler.</summary>
    public AlarmJournalHandler(AlarmArchive archive) => _archive = archive;

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        string samples = request.GetQuery("samples");
        string page = request.GetQuery("page");
        bool isSamples = samples.Length > 0;
        int number = NumberOf(isSamples ? samples : page.Length > 0 ? page : "0");
        if (number < 0)
        {
            return AccessMessages.Write(answer, 400, "invalid", "page and samples must be whole numbers from 0 to 99.");
        }

        return isSamples ? WriteSamples(answer, number) : WritePage(answer, number);
    }

    private int WritePage(JsonWriter answer, int page)
    {
        int index = page * PageLength;
        answer.BeginObject();
        answer.BeginArray("entries");
        for (int i = 0; i < PageLength && _archive.Journal.TryRead(index + i, _entry); i++)
        {
            WriteEntry(answer);
        }

        answer.EndArray();
        answer.WriteBoolean("more", _archive.Journal.Count > index + PageLength);
        answer.WriteNumber("dropped", _archive.Journal.DroppedCount);
        int captures = _archive.Journal.CaptureCount;
        answer.WriteNumber("captures", captures < FaultSamples.Capacity ? captures : FaultSamples.Capacity);
        answer.EndObject();
        return 200;
    }

    private void WriteEntry(JsonWriter answer)
    {
        int position = AlarmTable.PositionOf(_entry.Id);
        answer.BeginObject();
        answer.WriteNumber("n", _entry.Number);
        long utc = UtcOf(_entry);
        if (utc == 0)
        {
            answer.WriteNull("utc");
        }
        else
        {
            answer.WriteNumber("utc", utc);
        }

        answer.WriteNumber("uptime_s", _entry.UptimeSeconds);
        answer.WriteNumber("boot", _entry.BootNumber);
        answer.WriteString("level", AlarmKeys.KeyOf(_entry.Severity));
        answer.WriteString("event", AlarmKeys.KeyOf(_entry.Kind));
        if (position < 0)
        {
            // Written by another version of this software.
            answer.WriteString("id", "alarm_" + ((int)_entry.Id).ToString());
            answer.WriteString("text", null);
            answer.WriteNumber("value", _entry.Value);
            answer.WriteString("unit", "");
        }
        else
        {
            AlarmDefinition alarm = AlarmTable.At(position);
            answer.WriteString("id", alarm.Key);
            answer.WriteString("text", AlarmDocuments.TextOf(alarm, _entry.Value));
            AlarmDocuments.WriteValue(answer, alarm, _entry.Value);
        }

        answer.EndObject();
    }

    // What happened in this run before the clock was set can be dated afterwards.
    private long UtcOf(JournalEntry entry)
    {
        bool isDatable = entry.UtcSeconds == 0 && entry.BootNumber == _archive.Journal.BootNumber
            && _archive.UtcSeconds != 0;
        return isDatable ? _archive.UtcSeconds - (_archive.UptimeSeconds - entry.UptimeSeconds) : entry.UtcSeconds;
    }

    private int WriteSamples(JsonWriter answer, int newest)
    {
        if (!_archive.Captures.TryRead(_archive.Journal.CaptureCount - 1 - newest, out byte[] content))
        {
            return AccessMessages.Write(answer, 404, "not_found", "There are no samples of that fault.");
        }

        SampleDocument.Write(answer, content);
        return 200;
    }

    // Two digits are enough for a hundred entries.
    private static int NumberOf(string text)
    {
        int number = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < '0' || text[i] > '9' || i > 1)
            {
                return -1;
            }

            number = (number * 10) + text[i] - '0';
        }

        return number;
    }
}
