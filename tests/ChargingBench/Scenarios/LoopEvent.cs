// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.ChargingBench.Scenarios;

/// <summary>Something that happens once in a scenario.</summary>
public sealed class LoopEvent
{
    private readonly Func<LoopRun, bool> _isDue;
    private readonly Action<LoopRun> _act;

    /// <summary>Describes an event.</summary>
    /// <param name="name">What it is, for messages.</param>
    /// <param name="isDue">True when its time has come; asked once per second.</param>
    /// <param name="act">What happens.</param>
    public LoopEvent(string name, Func<LoopRun, bool> isDue, Action<LoopRun> act)
    {
        Name = name;
        _isDue = isDue;
        _act = act;
    }

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>An event at a time.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="hours">Hours since the start.</param>
    /// <param name="act">What happens.</param>
    /// <returns>The event.</returns>
    public static LoopEvent At(string name, double hours, Action<LoopRun> act) =>
        new LoopEvent(name, run => run.Plant.Now >= hours * 3600e3, act);

    internal bool TryHappen(LoopRun run)
    {
        if (!_isDue(run))
        {
            return false;
        }

        _act(run);
        return true;
    }
}
