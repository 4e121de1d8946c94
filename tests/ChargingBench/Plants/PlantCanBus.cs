// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using BmsGateway.Platform;

namespace BmsGateway.ChargingBench.Plants;

/// <summary>The CAN bus between a gateway and the GX of a plant.</summary>
public sealed class PlantCanBus : ICanBus
{
    private const int MostWaiting = 16;

    private readonly Plant _plant;
    private readonly Queue<Simulators.Can.CanFrame> _waiting = new Queue<Simulators.Can.CanFrame>();

    /// <summary>Makes the bus.</summary>
    /// <param name="plant">The plant.</param>
    public PlantCanBus(Plant plant)
    {
        _plant = plant;
        plant.Stepped += TakeFramesOfGx;
    }

    /// <inheritdoc/>
    public string Name => "plant";

    /// <inheritdoc/>
    public CanBusState State => _plant.Gx.IsOn ? CanBusState.Running : CanBusState.NoPartner;

    /// <inheritdoc/>
    public int SentCount { get; private set; }

    /// <inheritdoc/>
    public int DroppedCount { get; private set; }

    /// <inheritdoc/>
    public int ReceivedCount { get; private set; }

    /// <inheritdoc/>
    public bool TryOpen() => true;

    /// <inheritdoc/>
    public void Close() => _plant.Stepped -= TakeFramesOfGx;

    /// <inheritdoc/>
    public bool TrySend(CanFrame frame)
    {
        _plant.Send(new Simulators.Can.CanFrame(
            (uint)frame.Id, frame.Data, frame.Length, frame.IsExtended, frame.IsRemote));
        SentCount++;
        return true;
    }

    /// <inheritdoc/>
    public bool TryReceive(CanFrame frame)
    {
        if (_waiting.Count == 0)
        {
            return false;
        }

        Simulators.Can.CanFrame received = _waiting.Dequeue();
        frame.Reset((int)received.Id, received.Length);
        received.Data.CopyTo(frame.Data, 0);
        ReceivedCount++;
        return true;
    }

    // As a controller does: the oldest frames of a gateway that does not listen are lost.
    private void TakeFramesOfGx()
    {
        for (Simulators.Can.CanFrame? frame = _plant.Gx.Transmit(_plant.Now);
            frame != null;
            frame = _plant.Gx.Transmit(_plant.Now))
        {
            _waiting.Enqueue(frame);
            if (_waiting.Count > MostWaiting)
            {
                _waiting.Dequeue();
                DroppedCount++;
            }
        }
    }
}
