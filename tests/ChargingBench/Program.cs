// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using BmsGateway.ChargingBench.Gateways;
using BmsGateway.ChargingBench.Laws;
using BmsGateway.ChargingBench.Plants;
using BmsGateway.ChargingBench.Scenarios;

// Without arguments: every story with every law, one line of figures each. An argument: only names that contain it.
string wanted = args.Length > 0 ? args[0] : "";
foreach (LoopScenario scenario in LoopScenarios.All())
{
    foreach ((string name, Func<Plant, IPlantGateway> create) in ChargeLaws.All)
    {
        if (!(scenario.Name + "/" + name).Contains(wanted, StringComparison.Ordinal))
        {
            continue;
        }

        Stopwatch watch = Stopwatch.StartNew();
        LoopRun run = LoopRun.Play(scenario, create);
        var figures = new LoopFigures(run);
        Console.WriteLine(
            $"{scenario.Name,-26} {name,-30} full {figures.SecondsTo(98.8) / 3600.0,6:0.00} h (says {run.FullSeconds / 3600.0:0.00} h)"
            + $" {figures.HighestSocPercent:0.00} %"
            + $" cell {figures.HighestCellVolts:0.000} V turns {figures.MostTurningPoints(),2}"
            + $" changes {run.Trace.LimitChanges,6} lost {figures.LostWattHours / 1000:0.00} kWh"
            + $" forced {figures.ForcedAmpereHours:0.0} Ah >= {figures.LowestForcedSocPercent():0.0} %"
            + $" cold {figures.LongestColdChargeSeconds()} s  ({watch.ElapsedMilliseconds} ms)");
        foreach (string broken in LoopRules.Check(run, 1500))
        {
            Console.WriteLine("    broken: " + broken);
        }
    }
}
