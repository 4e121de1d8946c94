// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.History;

/// <summary>
/// Days and hours of the wall clock, shifted by a fixed offset to the local day. Integer arithmetic on the proleptic
/// Gregorian calendar; nothing here throws, whatever the wall clock says.
/// </summary>
public sealed class DayClock
{
    /// <summary>Marks a day or an hour that is not known, because the wall clock has not been set.</summary>
    public const int Unknown = -1;

    /// <summary>Seconds of a day.</summary>
    public const int SecondsPerDay = 86400;

    /// <summary>Seconds of an hour.</summary>
    public const int SecondsPerHour = 3600;

    // 0000-03-01 lies this many days before 1970-01-01; an era is 400 years.
    private const int DaysToMarchOfYearZero = 719468;
    private const int DaysPerEra = 146097;

    private readonly IClock _clock;
    private readonly int _offsetSeconds;

    /// <summary>Makes a calendar.</summary>
    /// <param name="clock">Time of the board.</param>
    /// <param name="offsetMinutes">Minutes by which the local day is ahead of UTC, −720 to 840.</param>
    public DayClock(IClock clock, int offsetMinutes)
    {
        _clock = clock;
        _offsetSeconds = offsetMinutes * 60;
    }

    /// <summary>True once the wall clock can be used: it has been set, and to a time after 1970-01-02.</summary>
    public bool IsSet => _clock.IsWallClockSet && UtcSeconds > SecondsPerDay;

    /// <summary>
    /// Wall-clock time, seconds since 1970-01-01 UTC; means nothing while <see cref="IsSet"/> is false.
    /// </summary>
    public long UtcSeconds => _clock.UtcSeconds;

    /// <summary>Monotonic time, ms.</summary>
    public long MonotonicMilliseconds => _clock.MonotonicMilliseconds;

    /// <summary>Number of the local day that holds a moment, counted from 1970-01-01.</summary>
    public int DayOf(long utcSeconds) => (int)((utcSeconds + _offsetSeconds) / SecondsPerDay);

    /// <summary>Second of the local day, 0–86 399.</summary>
    public int SecondOfDay(long utcSeconds) => (int)((utcSeconds + _offsetSeconds) % SecondsPerDay);

    /// <summary>First moment of a local day, seconds UTC.</summary>
    public long StartOfDay(int day) => ((long)day * SecondsPerDay) - _offsetSeconds;

    /// <summary>First moment of the local hour that holds a moment, seconds UTC.</summary>
    public long StartOfHour(long utcSeconds) => utcSeconds - (SecondOfDay(utcSeconds) % SecondsPerHour);

    /// <summary>First moment of the local month that holds a moment, seconds UTC.</summary>
    public long StartOfMonth(long utcSeconds)
    {
        int day = DayOf(utcSeconds);
        Split(day, out _, out _, out int dayOfMonth);
        return StartOfDay(day - dayOfMonth + 1);
    }

    /// <summary>Date of a day number.</summary>
    /// <param name="day">Days since 1970-01-01, 0 or more.</param>
    /// <param name="year">Year.</param>
    /// <param name="month">Month, 1–12.</param>
    /// <param name="dayOfMonth">Day, 1–31.</param>
    public static void Split(int day, out int year, out int month, out int dayOfMonth)
    {
        // Years begin in March here, so the leap day is the last of its year.
        int shifted = day + DaysToMarchOfYearZero;
        int era = shifted / DaysPerEra;
        int dayOfEra = shifted - (era * DaysPerEra);
        int yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        int dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        int monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        dayOfMonth = dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1;
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
    }

    /// <summary>Day number of a date.</summary>
    /// <returns><see cref="Unknown"/> when there is no such date, or before 1970.</returns>
    public static int Join(int year, int month, int dayOfMonth)
    {
        if (year < 1970 || year > 9999 || month < 1 || month > 12 || dayOfMonth < 1)
        {
            return Unknown;
        }

        int shiftedYear = month <= 2 ? year - 1 : year;
        int era = shiftedYear / 400;
        int yearOfEra = shiftedYear - (era * 400);
        int monthFromMarch = month > 2 ? month - 3 : month + 9;
        int dayOfYear = (((153 * monthFromMarch) + 2) / 5) + dayOfMonth - 1;
        int dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        int day = (era * DaysPerEra) + dayOfEra - DaysToMarchOfYearZero;
        Split(day, out _, out int foundMonth, out _);
        return foundMonth == month ? day : Unknown;
    }

    /// <summary>Date of a day number as text ("2026-01-31").</summary>
    public static string TextOf(int day)
    {
        Split(day, out int year, out int month, out int dayOfMonth);
        return year.ToString("D4") + "-" + month.ToString("D2") + "-" + dayOfMonth.ToString("D2");
    }
}
