// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.ChargingBench.Gateways;
using BmsGateway.ChargingBench.Plants;

namespace BmsGateway.ChargingBench.Scenarios;

/// <summary>A scenario with a gateway in it, played to its end.</summary>
public sealed class LoopRun
{
    private LoopRun(LoopScenario scenario, Func<Plant, IPlantGateway> createGateway)
    {
        Scenario = scenario;
        Plant = new Plant(scenario.CreatePlant());
        scenario.Prepare(Plant);
        Trace = new LoopTrace(Plant, (int)(scenario.Hours * 3600));
        Gateway = createGateway(Plant);
    }

    /// <summary>The story.</summary>
    public LoopScenario Scenario { get; }

    /// <summary>The plant.</summary>
    public Plant Plant { get; }

    /// <summary>The gateway.</summary>
    public IPlantGateway Gateway { get; }

    /// <summary>What happened.</summary>
    public LoopTrace Trace { get; }

    /// <summary>Seconds at which an event happened.</summary>
    public List<int> EventSeconds { get; } = new List<int>();

    /// <summary>Seconds since the last event, or since the start.</summary>
    public double SecondsSinceEvent =>
        (Plant.Now / 1000.0) - (EventSeconds.Count > 0 ? EventSeconds[EventSeconds.Count - 1] : 0);

    /// <summary>Plays a scenario.</summary>
    /// <param name="scenario">The story.</param>
    /// <param name="createGateway">Makes the gateway.</param>
    /// <param name="prepare">Called before the first second, for more recorders.</param>
    /// <returns>The run, finished.</returns>
    /// <exception cref="InvalidOperationException">An event of the story never became due.</exception>
    public static LoopRun Play(
        LoopScenario scenario, Func<Plant, IPlantGateway> createGateway, Action<LoopRun>? prepare = null)
    {
        var run = new LoopRun(scenario, createGateway);
        prepare?.Invoke(run);
        int next = 0;
        long end = (long)(scenario.Hours * 3600e3);
        while (run.Plant.Now < end)
        {
            run.Gateway.RunUntil(Math.Min(end, run.Plant.Now + Plant.StepMilliseconds));
            run.NoteFull();
            if (next < scenario.Events.Length && scenario.Events[next].TryHappen(run))
            {
                next++;
                run.EventSeconds.Add((int)(run.Plant.Now / 1000));
            }
        }

        run.MissedEvent = next < scenario.Events.Length ? scenario.Events[next].Name : "";
        return run;
    }

    /// <summary>When this gateway called the battery full for the first time, in seconds; -1 = never.</summary>
    public int FullSeconds { get; private set; } = -1;

    /// <summary>The first event that never became due; empty when all did.</summary>
    public string MissedEvent { get; private set; } = "";

    private void NoteFull()
    {
        if (FullSeconds < 0 && Gateway is RealGateway gateway && gateway.Controller.IsFull)
        {
            FullSeconds = (int)(Plant.Now / 1000);
        }
    }
}
