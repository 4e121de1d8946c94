// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;

namespace BmsGateway.History;

/// <summary>
/// Picks the rows of one page out of a stream of rows, newest first: those of a range, without the pages before. Keeps
/// track of whether there are more.
/// </summary>
public sealed class HistoryPage
{
    private int _skip;
    private int _left;

    /// <summary>Begins a page.</summary>
    /// <param name="fromUtcSeconds">First moment of the range, seconds UTC.</param>
    /// <param name="toUtcSeconds">Last moment of the range, seconds UTC.</param>
    /// <param name="page">0 is the newest.</param>
    /// <param name="rows">Most rows of a page.</param>
    /// <param name="json">Takes the rows.</param>
    public HistoryPage(long fromUtcSeconds, long toUtcSeconds, int page, int rows, JsonWriter json)
    {
        From = fromUtcSeconds;
        To = toUtcSeconds;
        Json = json;
        _skip = page * rows;
        _left = rows;
    }

    /// <summary>First moment of the range, seconds UTC.</summary>
    public long From { get; }

    /// <summary>Last moment of the range, seconds UTC.</summary>
    public long To { get; }

    /// <summary>Takes the rows.</summary>
    public JsonWriter Json { get; }

    /// <summary>True when a row behind the page was seen: nothing more has to be looked for.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Decides about the next row.</summary>
    /// <param name="utcSeconds">
    /// Its moment; 0 when it is not known, which belongs to every range that begins at 0.
    /// </param>
    /// <returns>True when it belongs on the page.</returns>
    public bool Wants(long utcSeconds)
    {
        if (HasMore || utcSeconds < From || utcSeconds > To)
        {
            return false;
        }

        if (_skip > 0)
        {
            _skip--;
            return false;
        }

        HasMore = _left == 0;
        _left--;
        return !HasMore;
    }

    /// <summary>Begins a row with its moment.</summary>
    public void BeginRow(long utcSeconds)
    {
        Json.BeginArray();
        if (utcSeconds == 0)
        {
            Json.WriteNull();
        }
        else
        {
            Json.WriteFixed(utcSeconds, 0);
        }
    }

    /// <summary>Writes a value of a row; one that is not known is null.</summary>
    public void WriteValue(short value, int decimals)
    {
        if (value == HistoryValues.Unknown)
        {
            Json.WriteNull();
        }
        else
        {
            Json.WriteFixed(value, decimals);
        }
    }
}
