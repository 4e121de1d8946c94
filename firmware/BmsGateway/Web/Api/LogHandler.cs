// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;
using BmsGateway.Telemetry;

namespace BmsGateway.Web.Api;

/// <summary>
/// Answers <c>GET /api/v1/log?after=&amp;level=</c>: the lines behind a number, oldest first, as many as fit. "next" is the number to
/// ask with again; "missed" counts the lines that the ring has forgotten in between.
/// </summary>
public sealed class LogHandler : IRouteHandler
{
    /// <summary>Most lines of one answer.</summary>
    public const int MostLines = 30;

    // Room for the end of the document behind the last line.
    private const int EndLength = 64;
    private const int LongestLine = 1200;

    private readonly LogRing _ring;
    private readonly LogEntry _entry = new();

    /// <summary>Makes the handler.</summary>
    public LogHandler(LogRing ring)
    {
        _ring = ring;
    }

    /// <inheritdoc/>
    public int Handle(RouteId route, RouteRequest request, JsonWriter answer)
    {
        string afterText = request.GetQuery("after");
        int after = 0;
        if (afterText.Length > 0 && (!int.TryParse(afterText, out after) || after < 0))
        {
            return CommandAnswer.Refuse(answer, 422, "invalid", "after must be the number of a line, 0 or above.");
        }

        string word = request.GetQuery("level");
        LogLevel minimum = LogLevel.Debug;
        if (word.Length > 0 && !LogLevels.TryParse(word, out minimum))
        {
            return CommandAnswer.Refuse(answer, 422, "invalid", "level must be debug, info, warning, error or critical.");
        }

        // A browser that asks with a number from before a restart gets everything.
        Write(answer, after > _ring.NewestNumber ? 0 : after, minimum);
        return 200;
    }

    private void Write(JsonWriter answer, int after, LogLevel minimum)
    {
        int newest = _ring.NewestNumber;
        int first = _ring.OldestNumber;
        int missed = after + 1 < first ? first - after - 1 : 0;
        int number = after + 1 < first ? first : after + 1;
        answer.BeginObject();
        answer.BeginArray("lines");
        int count = 0;
        while (number <= newest && count < MostLines && answer.Room >= LongestLine + EndLength)
        {
            if (_ring.TryRead(number, _entry) && _entry.Level >= minimum)
            {
                LogText.WriteJson(answer, _entry);
                count++;
            }

            number++;
        }

        answer.EndArray();
        answer.WriteNumber("next", number - 1);
        answer.WriteNumber("missed", missed);
        answer.EndObject();
    }
}
