// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.History;

/// <summary>
/// Hours, days and months in three bounded rings. An hour that is over is appended to the hours; the days then take in
/// all hours that they have not got yet, and the months all days that are over. A ring remembers how far it has come
/// together with its rows in one record, so a power cut between two writes neither loses an hour nor counts one twice.
/// </summary>
public sealed class Aggregates
{
    /// <summary>Hours that are kept.</summary>
    public const int HourCount = 48;

    /// <summary>Days that are kept.</summary>
    public const int DayCount = 62;

    /// <summary>Months that are kept.</summary>
    public const int MonthCount = 36;

    private readonly DayClock _clock;
    private readonly AggregateRow _row = new();
    private readonly AggregateRow _newest = new();

    /// <summary>Names the rings; nothing is read yet.</summary>
    public Aggregates(IFileStore files, DayClock clock)
    {
        _clock = clock;
        Hours = new AggregateRing(files, "hours.rec", HourCount);
        Days = new AggregateRing(files, "days.rec", DayCount);
        Months = new AggregateRing(files, "months.rec", MonthCount);
    }

    /// <summary>The hours.</summary>
    public AggregateRing Hours { get; }

    /// <summary>The days; the newest one grows hour by hour.</summary>
    public AggregateRing Days { get; }

    /// <summary>The months, without the day that is not over.</summary>
    public AggregateRing Months { get; }

    /// <summary>Hours that could not be saved since the start.</summary>
    public int LostHours { get; private set; }

    /// <summary>Appends an hour and brings the days and months up to date.</summary>
    /// <returns>False when something could not be saved; days and months catch up with the next hour.</returns>
    public bool TryAppendHour(AggregateRow hour)
    {
        bool isSaved = Hours.TryLoad();
        if (isSaved)
        {
            Hours.Append(hour);
            isSaved = Hours.TrySave();
        }

        if (isSaved)
        {
            isSaved = TryCatchUp(Hours, Hours.NextSequence, Days, true);
        }
        else
        {
            LostHours++;
        }

        Hours.Unload();
        if (isSaved)
        {
            isSaved = Days.TryLoad() && TryCatchUp(Days, Days.NextSequence - 1, Months, false);
            Days.Unload();
        }

        return isSaved;
    }

    private bool TryCatchUp(AggregateRing fine, int end, AggregateRing coarse, bool isDay)
    {
        bool isSaved = coarse.TryLoad();
        if (isSaved)
        {
            int oldest = fine.NextSequence - fine.Count;
            int next = coarse.MergedUpTo;

            // Rows that have left the finer ring are lost; a number from the future means that the finer ring began
            // anew.
            next = next < oldest || next > fine.NextSequence ? oldest : next;
            bool hasNews = next < end;
            for (; next < end; next++)
            {
                fine.Read(next - oldest, _row);
                Take(coarse, isDay);
            }

            if (hasNews)
            {
                coarse.MergedUpTo = next;
                isSaved = coarse.TrySave();
            }
        }

        coarse.Unload();
        return isSaved;
    }

    private void Take(AggregateRing coarse, bool isDay)
    {
        long start = _row.StartUtcSeconds;
        if (start != 0)
        {
            start = isDay ? _clock.StartOfDay(_clock.DayOf(start)) : _clock.StartOfMonth(start);
        }

        bool isSame = false;
        if (coarse.Count > 0)
        {
            coarse.Read(coarse.Count - 1, _newest);
            isSame = _newest.StartUtcSeconds == start;
        }

        if (isSame)
        {
            _newest.Merge(_row);
            coarse.ReplaceNewest(_newest);
        }
        else
        {
            _row.StartUtcSeconds = start;
            coarse.Append(_row);
        }
    }
}
