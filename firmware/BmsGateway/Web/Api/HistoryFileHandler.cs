// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.History;
using BmsGateway.Telemetry;
using BmsGateway.Web.Access;

namespace BmsGateway.Web.Api;

/// <summary>
/// GET /api/v1/history/files: days that have a file. GET /api/v1/history/file?day=YYYY-MM-DD&amp;page=: one of them as
/// CSV, in pages that end at the end of a line.
/// </summary>
public sealed class HistoryFileHandler : IRouteHandler
{
    private const int MostDays = 90;
    private const int MostPages = 999;

    private readonly HistoryService _history;
    private readonly HistoryFilePage _page;

    /// <summary>Makes a handler.</summary>
    public HistoryFileHandler(HistoryService history)
    {
        _history = history;
        _page = new HistoryFilePage(history.Files, history.Recorder.Writer);
    }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        // Reading a page takes some milliseconds; the thread of the history waits that long, control never does.
        lock (_history.Gate)
        {
            return route == RouteId.HistoryFiles ? WriteList(answer) : WriteFile(request, answer);
        }
    }

    private int WriteList(JsonWriter answer)
    {
        string[] names = _history.Recorder.Writer.Folder.ListDays();
        answer.BeginObject();
        answer.BeginArray("files");
        for (int i = 0; i < names.Length && i < MostDays; i++)
        {
            int day = HistoryFolder.DayOf(names[i]);
            long bytes = _page.BytesOf(day);
            answer.BeginObject();
            answer.WriteString("day", DayClock.TextOf(day));
            answer.WriteNumber("bytes", bytes);
            answer.WriteNumber("pages", (bytes + HistoryFilePage.Bytes - 1) / HistoryFilePage.Bytes);
            answer.EndObject();
        }

        answer.EndArray();
        answer.WriteNumber("page_bytes", HistoryFilePage.Bytes);
        answer.WriteBoolean("more", names.Length > MostDays);
        answer.EndObject();
        return 200;
    }

    private int WriteFile(RouteRequest request, JsonWriter answer)
    {
        int day = HistoryFolder.DayOfText(request.GetQuery("day"));
        int page = PageOf(request.GetQuery("page"));
        if (day == DayClock.Unknown || page < 0)
        {
            return AccessMessages.Write(
                answer, 422, "invalid", "day must be a date like 2026-01-31, page a number from 0 to 999.");
        }

        if (_page.BytesOf(day) <= (long)page * HistoryFilePage.Bytes)
        {
            return AccessMessages.Write(answer, 404, "not_found", "There is no history file of that day, or no such page.");
        }

        if (!_page.TryWrite(day, page, answer))
        {
            answer.Reset();
            return AccessMessages.Write(answer, 503, "not_available", "That part of the flash cannot be read now.");
        }

        return 200;
    }

    private static int PageOf(string text)
    {
        int page = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < '0' || text[i] > '9' || page > MostPages)
            {
                return -1;
            }

            page = (page * 10) + text[i] - '0';
        }

        return page <= MostPages ? page : -1;
    }
}
