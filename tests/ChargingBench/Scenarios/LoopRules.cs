// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using BmsGateway.ChargingBench.Gateways;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.ChargingBench.Scenarios;

/// <summary>What must hold in every scenario, whatever happens in it.</summary>
public static class LoopRules
{
    /// <summary>Turning points of CVL within half an hour above which it oscillates.</summary>
    public const int MostTurningPoints = 2;

    private const double CutoffMarginVolts = 0.020;

    // The GX works in steps of 3 s, and two frames may be under way.
    private const int ReactionSeconds = 6;

    // Float of LFP stands at about 98 %: on the way there the surface charge goes to the loads, and no more.
    private const double LowestForcedSocPercent = 97;

    // A cell held at its charge voltage leaves less of the others than this.
    private const double LowestCalledFullPercent = 98;

    // Healthy conditions, under which nothing but the BMS and the user limits the discharge current.
    private const double HealthyCellVolts = 3.22;
    private const double HealthyColdestCelsius = 11;
    private const double HealthyHottestCelsius = 38;
    private const int SettleSeconds = 90;

    // The longest loss of a scenario, the silence after it and the way back.
    private const int DisturbedSeconds = 600;

    /// <summary>Checks a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="dischargeDeciamperes">DCL of a healthy pack in 0.1 A.</param>
    /// <returns>One sentence per broken rule.</returns>
    public static List<string> Check(LoopRun run, int dischargeDeciamperes)
    {
        var broken = new List<string>();
        var figures = new LoopFigures(run);
        double highest = run.Plant.OverVoltageCutoff - CutoffMarginVolts;
        Expect(broken, figures.HighestCellVolts <= highest, $"a cell had {figures.HighestCellVolts:0.000} V");
        int turns = figures.MostTurningPoints();
        Expect(broken, turns <= MostTurningPoints, $"CVL turned {turns} times by more than 0.2 V in half an hour");
        int cold = figures.LongestColdChargeSeconds();
        Expect(broken, cold <= ReactionSeconds, $"charged for {cold} s below 0 degC");
        double forced = figures.LowestForcedSocPercent();
        string taken = $"a low CVL discharged the pack at {forced:0.0} %, {figures.ForcedAmpereHours:0.0} Ah in all";
        Expect(broken, forced >= LowestForcedSocPercent, taken);
        CheckDischargeLimit(broken, run, dischargeDeciamperes);
        double full = figures.HighestSocPercent;
        Expect(broken, full >= run.Scenario.FullSocPercent, $"charged to {full:0.00} % only");
        bool isCalledFull = run.FullSeconds >= 0 || run.Gateway is not RealGateway;
        Expect(broken, isCalledFull, "the gateway never called the battery full");
        double when = run.FullSeconds > 0 ? run.Trace.MeanSocPercent[run.FullSeconds - 1] : 100;
        Expect(broken, when >= LowestCalledFullPercent, $"the gateway called the battery full at {when:0.0} %");
        Expect(broken, run.MissedEvent.Length == 0, $"'{run.MissedEvent}' never happened");
        VictronGxSimulator gx = run.Plant.Gx;
        Expect(broken, gx.TotalOffences == 0, $"{gx.TotalOffences} offences on the bus");
        bool isKept = gx.Losses == 0 || run.Scenario.MayLoseBattery;
        Expect(broken, isKept, $"the GX lost the battery {gx.Losses} times");
        Expect(broken, run.Plant.Bms.Registers[106] == 0, "the BMS cut off for over-voltage");
        return broken;
    }

    private static void CheckDischargeLimit(List<string> broken, LoopRun run, int expected)
    {
        LoopTrace trace = run.Trace;
        int presentFor = 0;
        for (int i = 0; i < trace.Seconds; i++)
        {
            bool isHealthy = trace.DischargeDeciamperes[i] != LoopTrace.None
                && trace.LowestCellVolts[i] > HealthyCellVolts
                && trace.ColdestCelsius[i] > HealthyColdestCelsius
                && trace.ColdestCelsius[i] < HealthyHottestCelsius;
            presentFor = isHealthy ? presentFor + 1 : 0;
            bool isExcused = run.EventSeconds.Exists(at => i >= at && i < at + DisturbedSeconds);
            if (presentFor > SettleSeconds && !isExcused && trace.DischargeDeciamperes[i] != expected)
            {
                string cell = $"highest cell {trace.HighestCellVolts[i]:0.000} V";
                broken.Add($"DCL was {trace.DischargeDeciamperes[i] / 10.0} A at {i} s with the {cell}");
                return;
            }
        }
    }

    private static void Expect(List<string> broken, bool holds, string otherwise)
    {
        if (!holds)
        {
            broken.Add(otherwise);
        }
    }
}
