// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Diagnostics;

/// <summary>Wall-clock times as text (RFC 3339). The device has no custom date formats.</summary>
public static class UtcText
{
    private const long SecondsPerDay = 86400;

    /// <summary>A time as "2026-01-31T12:00:00Z".</summary>
    /// <param name="utcSeconds">Seconds since 1970-01-01 UTC, 0 to the year 9999.</param>
    public static string Of(long utcSeconds)
    {
        long days = utcSeconds / SecondsPerDay;
        int rest = (int)(utcSeconds - (days * SecondsPerDay));

        // Days to a date in the proleptic Gregorian calendar, with years that begin in March so that the leap day comes last.
        long shifted = days + 719468;
        long era = shifted / 146097;
        int dayOfEra = (int)(shifted - (era * 146097));
        int yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        int dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        int marchMonth = ((5 * dayOfYear) + 2) / 153;
        int day = dayOfYear - (((153 * marchMonth) + 2) / 5) + 1;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        int year = (int)(yearOfEra + (era * 400)) + (month <= 2 ? 1 : 0);
        return year.ToString("D4") + "-" + month.ToString("D2") + "-" + day.ToString("D2") + "T"
            + (rest / 3600).ToString("D2") + ":" + (rest / 60 % 60).ToString("D2") + ":" + (rest % 60).ToString("D2") + "Z";
    }
}
