// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.History;
using BmsGateway.Telemetry;
using BmsGateway.Web.Access;

namespace BmsGateway.Web.Api;

/// <summary>
/// GET /api/v1/history?resolution=raw|hour|day|month&amp;from=&amp;to=&amp;page= — rows of the past, newest first.
/// </summary>
public sealed class HistoryHandler : IRouteHandler
{
    private const int LargestPage = 9999;
    private const long LargestMoment = 9999999999;

    private readonly HistoryService _history;

    /// <summary>Makes a handler.</summary>
    public HistoryHandler(HistoryService history) => _history = history;

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        string resolution = request.GetQuery("resolution");
        bool isValid = TryNumber(request.GetQuery("from"), 0, LargestMoment, out long from)
            & TryNumber(request.GetQuery("to"), LargestMoment, LargestMoment, out long to)
            & TryNumber(request.GetQuery("page"), 0, LargestPage, out long page);
        if (!isValid)
        {
            return AccessMessages.Write(
                answer, 422, "invalid", "from and to must be seconds since 1970 in UTC, page a number from 0 to 9999.");
        }

        bool isRaw = resolution.Length == 0 || resolution == "raw";
        int rows = isRaw ? HistoryDocument.SampleRows : HistoryDocument.AggregateRows;
        var rowsOfPage = new HistoryPage(from, to, (int)page, rows, answer);
        lock (_history.Gate)
        {
            if (isRaw)
            {
                HistoryDocument.WriteSamples(_history.Reader, rowsOfPage);
                return 200;
            }

            AggregateRing? ring = RingOf(resolution);
            if (ring == null)
            {
                return AccessMessages.Write(answer, 422, "invalid", "resolution must be raw, hour, day or month.");
            }

            bool isLoaded = ring.TryView();
            if (isLoaded)
            {
                HistoryDocument.WriteAggregates(ring, rowsOfPage);
            }

            ring.Unload();
            return isLoaded
                ? 200
                : AccessMessages.Write(answer, 503, "not_available", "That part of the flash cannot be read now.");
        }
    }

    private AggregateRing? RingOf(string resolution)
    {
        Aggregates aggregates = _history.Recorder.Aggregates;
        return resolution == "hour" ? aggregates.Hours
            : resolution == "day" ? aggregates.Days
            : resolution == "month" ? aggregates.Months
            : null;
    }

    // long.TryParse accepts blanks and signs differently on the two platforms.
    private static bool TryNumber(string text, long ifEmpty, long largest, out long number)
    {
        number = text.Length == 0 ? ifEmpty : 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < '0' || text[i] > '9' || i > 9)
            {
                return false;
            }

            number = (number * 10) + text[i] - '0';
        }

        return number <= largest;
    }
}
