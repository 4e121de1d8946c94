// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using BmsGateway.ChargingBench.Gateways;
using BmsGateway.ChargingBench.Laws;
using BmsGateway.ChargingBench.Plants;
using BmsGateway.ChargingBench.Scenarios;

namespace BmsGateway.ChargingBench.Reports;

/// <summary>One story with every control law, each on a plant of its own with the same seeds.</summary>
public sealed class Comparison
{
    /// <summary>Mean state of charge of the cells that counts as full in %: cells can reach it at 3.45 V.</summary>
    public const double FullSocPercent = 98.8;

    private const double DayHours = 14;

    private Comparison(LoopScenario scenario, ComparedRun[] runs)
    {
        Name = scenario.Name;
        Hours = scenario.Hours;
        Runs = runs;
    }

    /// <summary>Name of the story.</summary>
    public string Name { get; }

    /// <summary>Length of the story in hours.</summary>
    public double Hours { get; }

    /// <summary>This gateway first, then the others.</summary>
    public IReadOnlyList<ComparedRun> Runs { get; }

    /// <summary>Name of the plot.</summary>
    public string FileName => Name.Replace(' ', '-') + ".svg";

    /// <summary>The stories that are compared, each from 6 to 20 o'clock.</summary>
    /// <returns>New stories.</returns>
    public static LoopScenario[] Scenarios() => new[]
    {
        LoopScenarios.Balanced().Shortened(DayHours),
        LoopScenarios.QuietGridCharge().Shortened(DayHours),
        LoopScenarios.OneCellAhead().Shortened(DayHours),
        LoopScenarios.WeakCell().Shortened(DayHours),
        LoopScenarios.ColdMorning().Shortened(DayHours),
        LoopScenarios.HotDay().Shortened(DayHours),
        LoopScenarios.FeedIn().Shortened(DayHours),
        LoopScenarios.LoadSteps().Shortened(DayHours),
        LoopScenarios.SocDrift().Shortened(DayHours),
    };

    /// <summary>Plays all stories with all laws.</summary>
    /// <returns>One comparison per story.</returns>
    public static Comparison[] PlayAll()
    {
        LoopScenario[] scenarios = Scenarios();
        int laws = ChargeLaws.All.Length;
        var runs = new ComparedRun[scenarios.Length * laws];
        Parallel.For(0, runs.Length, i =>
        {
            (string name, Func<Plant, IPlantGateway> create) = ChargeLaws.All[i % laws];
            runs[i] = new ComparedRun(name, LoopRun.Play(scenarios[i / laws], create));
        });

        return Array.ConvertAll(scenarios, scenario =>
        {
            int first = Array.IndexOf(scenarios, scenario) * laws;
            return new Comparison(scenario, runs[first..(first + laws)]);
        });
    }
}
