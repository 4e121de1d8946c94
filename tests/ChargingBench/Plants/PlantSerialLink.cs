// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Platform;

namespace BmsGateway.ChargingBench.Plants;

/// <summary>The line between a gateway and the BMS of a plant. Waiting for bytes lets the plant go on.</summary>
public sealed class PlantSerialLink : ISerialLink
{
    private readonly Plant _plant;
    private readonly byte[] _scratch = new byte[256];

    /// <summary>Makes the line.</summary>
    /// <param name="plant">The plant.</param>
    public PlantSerialLink(Plant plant)
    {
        _plant = plant;
    }

    /// <inheritdoc/>
    public bool IsOpen { get; private set; }

    /// <inheritdoc/>
    public string Name => "plant";

    /// <inheritdoc/>
    public bool TryOpen()
    {
        IsOpen = true;
        return true;
    }

    /// <inheritdoc/>
    public void Close() => IsOpen = false;

    /// <inheritdoc/>
    public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        int taken = _plant.Bms.Take(buffer, offset, count);
        if (taken == 0 && timeoutMilliseconds > 0)
        {
            // Answers come at once or not at all.
            _plant.AdvanceTo(_plant.Now + timeoutMilliseconds);
            taken = _plant.Bms.Take(buffer, offset, count);
        }

        return taken;
    }

    /// <inheritdoc/>
    public bool Write(byte[] buffer, int offset, int count)
    {
        Array.Copy(buffer, offset, _scratch, 0, count);
        _plant.Bms.Receive(_scratch, count);
        return true;
    }

    /// <inheritdoc/>
    public void DiscardInput()
    {
        while (_plant.Bms.Take(_scratch, 0, _scratch.Length) > 0)
        {
        }
    }
}
