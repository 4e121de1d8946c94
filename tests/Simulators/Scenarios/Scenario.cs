// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Scenarios;

/// <summary>
/// A story for a simulated device: what happens at which time. Made by <see cref="ScenarioLibrary"/> from a text file.
/// </summary>
public sealed class Scenario
{
    internal Scenario(string name, TinyBmsProfile profile, IReadOnlyList<ScenarioStep> steps, long repeatMilliseconds)
    {
        Name = name;
        Profile = profile;
        Steps = steps;
        RepeatMilliseconds = repeatMilliseconds;
    }

    /// <summary>Name of the built-in scenario, or the path of the file.</summary>
    public string Name { get; }

    /// <summary>Kind of device.</summary>
    public TinyBmsProfile Profile { get; }

    /// <summary>What happens, in the order of time.</summary>
    public IReadOnlyList<ScenarioStep> Steps { get; }

    /// <summary>Time after which the story starts again, 0 = never.</summary>
    public long RepeatMilliseconds { get; }
}
