// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.ChargingBench.Plants;

/// <summary>The clock of a gateway in a plant: sleeping lets the plant go on.</summary>
public sealed class PlantClock : IClock
{
    private readonly Plant _plant;

    /// <summary>Makes the clock of a plant.</summary>
    /// <param name="plant">The plant.</param>
    public PlantClock(Plant plant)
    {
        _plant = plant;
    }

    /// <inheritdoc/>
    public long MonotonicMilliseconds => _plant.Now;

    /// <inheritdoc/>
    public bool IsWallClockSet => false;

    /// <inheritdoc/>
    public long UtcSeconds => 0;

    /// <inheritdoc/>
    public void Sleep(int milliseconds) => _plant.AdvanceTo(_plant.Now + milliseconds);
}
