// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.ChargingBench.Laws;

/// <summary>A published way to set the limits, written from its formulas; for comparison only.</summary>
public interface IChargeLaw
{
    /// <summary>Sets the limits for one sample.</summary>
    /// <param name="input">The sample.</param>
    /// <param name="seconds">Time since the one before.</param>
    /// <param name="limits">Takes the result.</param>
    void Evaluate(LawInput input, double seconds, LawLimits limits);
}
