// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>How far the readings of a BMS are from the truth; all 0 by default. The same seed gives the same noise.</summary>
public sealed class MeterErrors
{
    private readonly Random _random;

    /// <summary>Makes exact meters.</summary>
    /// <param name="seed">Seed of the noise.</param>
    public MeterErrors(int seed) => _random = new Random(seed);

    /// <summary>Largest error of a cell voltage, another one at each reading, in millivolts.</summary>
    public double CellNoiseMillivolts { get; set; }

    /// <summary>Largest error of the current, another one at each reading, in amperes.</summary>
    public double CurrentNoiseAmperes { get; set; }

    /// <summary>Constant error of the current in amperes.</summary>
    public double CurrentOffsetAmperes { get; set; }

    /// <summary>A cell voltage as the BMS reads it.</summary>
    /// <param name="volts">The true one.</param>
    /// <returns>Volts.</returns>
    public double ReadCell(double volts) => volts + Noise(CellNoiseMillivolts / 1000);

    /// <summary>A current as the BMS reads it.</summary>
    /// <param name="amperes">The true one.</param>
    /// <returns>Amperes.</returns>
    public double ReadCurrent(double amperes) => amperes + CurrentOffsetAmperes + Noise(CurrentNoiseAmperes);

    private double Noise(double most) => most == 0 ? 0 : most * ((_random.NextDouble() * 2) - 1);
}
