// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.ChargingBench.Plants;

namespace BmsGateway.ChargingBench.Scenarios;

/// <summary>A story for the closed loop: a plant, a time, and what happens in it.</summary>
public sealed class LoopScenario
{
    /// <summary>Names a story.</summary>
    /// <param name="name">Name for messages and tables.</param>
    /// <param name="hours">Length.</param>
    /// <param name="createPlant">Makes the plant.</param>
    public LoopScenario(string name, double hours, Func<PlantOptions> createPlant)
    {
        Name = name;
        Hours = hours;
        CreatePlant = createPlant;
    }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>Length in hours.</summary>
    public double Hours { get; }

    /// <summary>Makes the options of the plant.</summary>
    public Func<PlantOptions> CreatePlant { get; }

    /// <summary>Changes the cells before the start.</summary>
    public Action<Plant> Prepare { get; init; } = _ => { };

    /// <summary>What happens, in this order; each waits for the one before.</summary>
    public LoopEvent[] Events { get; init; } = Array.Empty<LoopEvent>();

    /// <summary>Mean state of charge that must be reached in %; 0 when the story does not let it.</summary>
    public double FullSocPercent { get; init; } = 98.8;

    /// <summary>Lowest mean state of charge down to which a low CVL may discharge the pack, in %.</summary>
    /// <remarks>Float of LFP stands at about 98 %: on the way there the surface charge goes to the loads.</remarks>
    public double LowestForcedSocPercent { get; init; } = 97;

    /// <summary>Turning points of CVL within half an hour above which it oscillates.</summary>
    public int MostTurningPoints { get; init; } = LoopRules.MostTurningPoints;

    /// <summary>The same story, cut after a time.</summary>
    /// <param name="hours">Length in hours.</param>
    /// <returns>A new story.</returns>
    public LoopScenario Shortened(double hours) => new LoopScenario(Name, hours, CreatePlant)
    {
        Prepare = Prepare,
        Events = Events,
        FullSocPercent = FullSocPercent,
        LowestForcedSocPercent = LowestForcedSocPercent,
        MostTurningPoints = MostTurningPoints,
        MayLoseBattery = MayLoseBattery,
    };

    /// <summary>True when the GX may lose the battery, because the story takes it away.</summary>
    public bool MayLoseBattery { get; init; }
}
