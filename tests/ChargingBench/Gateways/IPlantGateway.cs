// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.ChargingBench.Gateways;

/// <summary>Whatever sets the limits of a plant: this gateway, or a model of another control law.</summary>
public interface IPlantGateway
{
    /// <summary>Works until a time.</summary>
    /// <param name="milliseconds">Time of the plant to arrive at.</param>
    void RunUntil(long milliseconds);

    /// <summary>Switches off and, after a time, on again with nothing remembered.</summary>
    /// <param name="offMilliseconds">Time without power, and of booting.</param>
    void Restart(int offMilliseconds);
}
