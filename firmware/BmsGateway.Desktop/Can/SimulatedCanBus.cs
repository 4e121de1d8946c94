// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.Desktop.Can;

/// <summary>A CAN bus inside the program with a simulated Victron GX on it.</summary>
public sealed class SimulatedCanBus : ICanBus
{
    private readonly VictronGxSimulator _gx;
    private readonly IClock _clock;
    private bool _isOpen;

    /// <summary>Makes a bus with a GX.</summary>
    /// <param name="gx">The GX.</param>
    /// <param name="clock">Time.</param>
    public SimulatedCanBus(VictronGxSimulator gx, IClock clock)
    {
        _gx = gx;
        _clock = clock;
    }

    /// <inheritdoc/>
    public string Name => "simulated Victron GX";

    /// <inheritdoc/>
    public CanBusState State => !_isOpen ? CanBusState.Down : _gx.IsOn ? CanBusState.Running : CanBusState.NoPartner;

    /// <inheritdoc/>
    public int SentCount { get; private set; }

    /// <inheritdoc/>
    public int DroppedCount { get; private set; }

    /// <inheritdoc/>
    public int ReceivedCount { get; private set; }

    /// <inheritdoc/>
    public bool TryOpen()
    {
        _isOpen = true;
        return true;
    }

    /// <inheritdoc/>
    public void Close() => _isOpen = false;

    /// <inheritdoc/>
    public bool TrySend(CanFrame frame)
    {
        if (!_isOpen)
        {
            DroppedCount++;
            return false;
        }

        var sent = new Simulators.Can.CanFrame(
            (uint)frame.Id, frame.Data, frame.Length, frame.IsExtended, frame.IsRemote);
        _gx.Receive(sent, _clock.MonotonicMilliseconds);
        SentCount++;
        return true;
    }

    /// <inheritdoc/>
    public bool TryReceive(CanFrame frame)
    {
        Simulators.Can.CanFrame? received = _isOpen ? _gx.Transmit(_clock.MonotonicMilliseconds) : null;
        if (received == null)
        {
            return false;
        }

        frame.Reset((int)received.Id, received.Length);
        frame.IsExtended = received.IsExtended;
        frame.IsRemote = received.IsRemote;
        received.Data.CopyTo(frame.Data, 0);
        ReceivedCount++;
        return true;
    }
}
