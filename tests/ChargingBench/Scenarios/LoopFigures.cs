// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.ChargingBench.Scenarios;

/// <summary>Figures of a run, for rules and for tables.</summary>
public sealed class LoopFigures
{
    /// <summary>Swing of CVL that counts as one, in 0.1 V: more than 0.2 V.</summary>
    public const int SwingDecivolts = 3;

    private readonly LoopRun _run;
    private readonly LoopTrace _trace;

    /// <summary>Looks at a run.</summary>
    /// <param name="run">The run.</param>
    public LoopFigures(LoopRun run)
    {
        _run = run;
        _trace = run.Trace;
    }

    /// <summary>Highest voltage that a cell ever had.</summary>
    public double HighestCellVolts => Highest(_trace.HighestCellVolts);

    /// <summary>Highest mean state of charge.</summary>
    public double HighestSocPercent => Highest(_trace.MeanSocPercent);

    /// <summary>Charge that only a low CVL took out, in ampere-hours.</summary>
    public double ForcedAmpereHours => _trace.Seconds == 0 ? 0 : _trace.ForcedAmpereHours[_trace.Seconds - 1];

    /// <summary>Solar energy that was offered and not taken, in watt-hours.</summary>
    public double LostWattHours =>
        _trace.Seconds == 0 ? 0 : _trace.Offered[_trace.Seconds - 1] - _trace.Taken[_trace.Seconds - 1];

    /// <summary>Lowest mean state of charge at which a low CVL took charge out; 100 when it never did.</summary>
    /// <returns>Percent.</returns>
    public double LowestForcedSocPercent()
    {
        // 1 A for a second: below that it is rounding of a charger that holds a voltage.
        const double Noticeable = 1 / 3600.0;
        double lowest = 100;
        for (int i = 1; i < _trace.Seconds; i++)
        {
            bool isForced = _trace.ForcedAmpereHours[i] - _trace.ForcedAmpereHours[i - 1] > Noticeable;
            lowest = isForced ? Math.Min(lowest, _trace.MeanSocPercent[i]) : lowest;
        }

        return lowest;
    }

    /// <summary>First time at which the cells had a mean state of charge.</summary>
    /// <param name="socPercent">State of charge.</param>
    /// <returns>Seconds, or -1 when they never had.</returns>
    public int SecondsTo(double socPercent)
    {
        int found = Array.FindIndex(_trace.MeanSocPercent, 0, _trace.Seconds, soc => soc >= socPercent);
        return found;
    }

    /// <summary>
    /// Longest time in a row in which charge was allowed, or flowed, while the colder sensor showed less than 0 degC.
    /// </summary>
    /// <returns>Seconds.</returns>
    public int LongestColdChargeSeconds()
    {
        // The sensor has tenths of a degree. While loads fall, the 3 s of the GX leave up to 2 A of the sun over.
        const double ColdCelsius = -0.06;
        const double Noticeable = 3;
        return Longest(i => _trace.ColdestCelsius[i] < ColdCelsius
            && (_trace.Amperes[i] > Noticeable || _trace.ChargeDeciamperes[i] > 0));
    }

    /// <summary>Highest charge current while the colder sensor showed less than 5 degC.</summary>
    /// <returns>Amperes.</returns>
    public double HighestColdAmperes()
    {
        const double ColdCelsius = 5;
        double highest = 0;
        for (int i = 0; i < _trace.Seconds; i++)
        {
            highest = _trace.ColdestCelsius[i] < ColdCelsius ? Math.Max(highest, _trace.Amperes[i]) : highest;
        }

        return highest;
    }

    /// <summary>Longest time in a row for which something held.</summary>
    /// <param name="holds">The something, at a second.</param>
    /// <returns>Seconds.</returns>
    public int Longest(Func<int, bool> holds)
    {
        int longest = 0;
        int now = 0;
        for (int i = 0; i < _trace.Seconds; i++)
        {
            now = holds(i) ? now + 1 : 0;
            longest = Math.Max(longest, now);
        }

        return longest;
    }

    /// <summary>
    /// Most turning points of CVL, each more than 0.2 V from the next, within half an hour. Up and down once is 1;
    /// more than 2 is an oscillation. Half an hour around a loss or restart is left out: CVL moves on purpose there.
    /// </summary>
    /// <returns>Turning points.</returns>
    public int MostTurningPoints()
    {
        const int WindowSeconds = 1800;
        var finder = new TurningPoints(SwingDecivolts);
        for (int i = 0; i < _trace.Seconds; i++)
        {
            finder.Add(i, IsDisturbed(i) ? LoopTrace.None : _trace.ChargeDecivolts[i]);
        }

        return finder.MostWithin(WindowSeconds);
    }

    private bool IsDisturbed(int second)
    {
        const int Settling = 1800;
        return _run.Scenario.MayLoseBattery
            && _run.EventSeconds.Exists(at => second >= at && second < at + Settling);
    }

    private double Highest(double[] values)
    {
        double highest = 0;
        for (int i = 0; i < _trace.Seconds; i++)
        {
            highest = Math.Max(highest, values[i]);
        }

        return highest;
    }
}
