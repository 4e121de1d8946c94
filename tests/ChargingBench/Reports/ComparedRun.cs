// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.ChargingBench.Scenarios;

namespace BmsGateway.ChargingBench.Reports;

/// <summary>Figures and curves of one control law in one story.</summary>
public sealed class ComparedRun
{
    /// <summary>Time between two points of a curve in seconds.</summary>
    public const int PointSeconds = 300;

    /// <summary>Takes the figures of a run; the run itself is not kept.</summary>
    /// <param name="law">Name of the law.</param>
    /// <param name="run">The run.</param>
    public ComparedRun(string law, LoopRun run)
    {
        LoopTrace trace = run.Trace;
        var figures = new LoopFigures(run);
        Law = law;
        SecondsToFull = figures.SecondsTo(Comparison.FullSocPercent);
        HighestCellMillivolts = (int)System.Math.Round(figures.HighestCellVolts * 1000);
        LimitChanges = trace.LimitChanges;
        ForcedAmpereHours = figures.ForcedAmpereHours;
        TurningPoints = figures.MostTurningPoints();
        ColdChargeRate = figures.HighestColdAmperes() / (run.Plant.Bms.Registers[306] / 100.0);
        int full = SecondsToFull < 0 ? trace.Seconds - 1 : SecondsToFull;
        LostWattHours = trace.Offered[full] - trace.Taken[full];

        int points = trace.Seconds / PointSeconds;
        HighestCellVolts = new double[points];
        ChargeVolts = new double[points];
        SocPercent = new double[points];
        for (int i = 0; i < points; i++)
        {
            Fill(trace, i);
        }
    }

    /// <summary>Name of the law.</summary>
    public string Law { get; }

    /// <summary>Time until the cells were full, or -1.</summary>
    public int SecondsToFull { get; }

    /// <summary>Highest voltage of a cell in mV.</summary>
    public int HighestCellMillivolts { get; }

    /// <summary>Times that a frame 0x351 differed from the one before.</summary>
    public int LimitChanges { get; }

    /// <summary>Sun that was offered and not used before the cells were full, in watt-hours.</summary>
    public double LostWattHours { get; }

    /// <summary>Charge that only a low CVL took out of the battery, in ampere-hours.</summary>
    public double ForcedAmpereHours { get; }

    /// <summary>Most turning points of CVL within half an hour; more than 2 is an oscillation.</summary>
    public int TurningPoints { get; }

    /// <summary>Fastest charge below 5 degC, in parts of the capacity per hour.</summary>
    public double ColdChargeRate { get; }

    /// <summary>False when CVL oscillates.</summary>
    public bool IsStable => TurningPoints <= LoopRules.MostTurningPoints;

    /// <summary>
    /// False when cells below 5 degC were charged with more than 0.3 C, three times what makers allow
    /// (docs/charging.md): the time of such a run is bought with cells.
    /// </summary>
    public bool SparesColdCells => ColdChargeRate <= 0.3;

    /// <summary>Curve of the highest cell: the highest within each interval.</summary>
    public double[] HighestCellVolts { get; }

    /// <summary>Curve of the CVL: the lowest within each interval.</summary>
    public double[] ChargeVolts { get; }

    /// <summary>Curve of the state of charge.</summary>
    public double[] SocPercent { get; }

    private void Fill(LoopTrace trace, int point)
    {
        int lowest = int.MaxValue;
        for (int i = point * PointSeconds; i < (point + 1) * PointSeconds; i++)
        {
            HighestCellVolts[point] = System.Math.Max(HighestCellVolts[point], trace.HighestCellVolts[i]);
            int limit = trace.ChargeDecivolts[i];
            lowest = limit == LoopTrace.None ? lowest : System.Math.Min(lowest, limit);
        }

        ChargeVolts[point] = lowest == int.MaxValue ? double.NaN : lowest / 10.0;
        SocPercent[point] = trace.MeanSocPercent[(point * PointSeconds) + PointSeconds - 1];
    }
}
