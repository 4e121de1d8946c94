// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.Link;

/// <summary>
/// When one kind of link fault happens: with a probability, or for the next few occasions for certain.
/// </summary>
public sealed class FaultRule
{
    internal FaultRule(string name)
    {
        Name = name;
    }

    /// <summary>Name of the fault in control commands, for example "corrupt".</summary>
    public string Name { get; }

    /// <summary>Probability per occasion, 0 to 1. Default 0.</summary>
    public double Probability { get; set; }

    /// <summary>Number of coming occasions at which the fault happens for certain. Counts down.</summary>
    public int Next { get; set; }

    /// <summary>How often the fault has happened.</summary>
    public long Count { get; private set; }

    internal bool Roll(Random random)
    {
        // The random number is drawn on every occasion, so that a "next n" does not shift the sequence of a seeded run.
        bool happens = random.NextDouble() < Probability;
        if (Next > 0)
        {
            Next--;
            happens = true;
        }

        if (happens)
        {
            Count++;
        }

        return happens;
    }
}
