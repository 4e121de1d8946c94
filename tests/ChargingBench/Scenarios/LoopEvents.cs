// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.Charging;
using BmsGateway.ChargingBench.Gateways;

namespace BmsGateway.ChargingBench.Scenarios;

/// <summary>Makes the events that several stories have.</summary>
internal static class LoopEvents
{
    private const double BulkSocPercent = 75;
    private const double AbsorptionCellVolts = 3.44;
    private const int FloatDecivolts = 540;
    private const double FullSocPercent = 97;
    private const double SettledSeconds = 300;

    /// <summary>The loads want a power from now on.</summary>
    public static LoopEvent Load(double watts, Func<LoopRun, bool> isDue) =>
        new LoopEvent("load of " + watts + " W", isDue, run => run.Plant.LoadWatts = watts);

    /// <summary>A chain of events on the way up, the same at full voltage, on the way to float and in float.</summary>
    public static LoopEvent[] AtEachPhase(
        (string Name, Action<LoopRun> Act) first, params (double AfterSeconds, string Name, Action<LoopRun> Act)[] then)
    {
        var events = new List<LoopEvent>();
        foreach ((string phase, Func<LoopRun, bool> isDue) in Phases())
        {
            events.Add(new LoopEvent(first.Name + " in " + phase, isDue, first.Act));
            foreach ((double after, string name, Action<LoopRun> act) in then)
            {
                events.Add(new LoopEvent(name + " in " + phase, run => run.SecondsSinceEvent >= after, act));
            }
        }

        return events.ToArray();
    }

    private static (string Name, Func<LoopRun, bool> IsDue)[] Phases() => new (string, Func<LoopRun, bool>)[]
    {
        ("bulk", run => run.Plant.Pack.MeanSoc() >= BulkSocPercent),
        ("absorption", IsInAbsorption),
        ("float transition", IsInFloatTransition),
        ("float", IsInFloat),
    };

    private static bool IsInAbsorption(LoopRun run)
    {
        int limit = run.Plant.Gx.Battery.ChargeVoltageLimitDecivolts ?? 0;
        return run.SecondsSinceEvent > SettledSeconds
            && run.Plant.HighestCellVolts() >= AbsorptionCellVolts
            && limit > FloatDecivolts;
    }

    private static bool IsInFloatTransition(LoopRun run) =>
        run.SecondsSinceEvent > SettledSeconds
        && run.Gateway is RealGateway gateway
        && gateway.Controller.Limits.Phase == ChargePhase.FloatTransition;

    private static bool IsInFloat(LoopRun run)
    {
        int limit = run.Plant.Gx.Battery.ChargeVoltageLimitDecivolts ?? 0;
        return run.SecondsSinceEvent > SettledSeconds
            && limit == FloatDecivolts
            && run.Plant.Pack.MeanSoc() > FullSocPercent
            && run.Plant.Pack.Amperes > -1;
    }
}
