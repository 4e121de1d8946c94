// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Platform;

namespace BmsGateway.Can;

/// <summary>
/// The CAN controller of the ESP32 as a bus of the gateway. The API under it says nothing about the bus, so the state
/// is inferred from what happens to frames: a refused frame means bus-off, a full transmit queue means that nobody
/// acknowledges. Back to <see cref="CanBusState.Running"/> takes a proof: a received frame, or more accepted frames in
/// a row than the queue holds, so that at least one must have left it. The controller is opened once and kept;
/// <see cref="Close"/> only stops its use.
/// </summary>
public sealed class TwaiCanBus : ICanBus, ITwaiListener
{
    /// <summary>Frames that the transmit queue of the native driver holds.</summary>
    public const int TransmitQueueLength = 16;

    /// <summary>Received frames that wait here for the control thread; when full the oldest is dropped.</summary>
    public const int ReceiveCapacity = 32;

    // The native receive queue holds 64. Reading ends here even when the bus babbles faster than the interpreter reads.
    private const int MaximumFramesPerDrain = 96;

    private readonly ITwaiController _controller;
    private readonly CanFrameRing _received = new(ReceiveCapacity);
    private readonly CanFrame _incoming = new();
    private bool _isControllerOpen;
    private int _acceptedInARow;
    private int _framesBeforeFault;

    /// <summary>Makes a closed bus.</summary>
    /// <param name="controller">The controller; used by this object alone.</param>
    /// <param name="bitRate">Its bit rate, bit/s; for <see cref="Name"/>.</param>
    public TwaiCanBus(ITwaiController controller, int bitRate)
    {
        _controller = controller;
        Name = "TWAI " + CanBitRate.NameOf(bitRate);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public CanBusState State { get; private set; } = CanBusState.Down;

    /// <inheritdoc/>
    public int SentCount { get; private set; }

    /// <inheritdoc/>
    public int DroppedCount { get; private set; }

    /// <inheritdoc/>
    public int ReceivedCount { get; private set; }

    /// <summary>Received frames lost because the control thread did not take them in time.</summary>
    public int OverrunCount => _received.DroppedCount;

    /// <summary>Writes that failed for a reason that the API does not document.</summary>
    public int FaultCount { get; private set; }

    /// <inheritdoc/>
    public bool TryOpen()
    {
        if (!_isControllerOpen)
        {
            if (!_controller.TryOpen(this))
            {
                return false;
            }

            _isControllerOpen = true;
        }

        if (State == CanBusState.Down)
        {
            // What was received while nobody listened is old.
            lock (_received)
            {
                Drain();
                _received.Clear();
            }

            _acceptedInARow = 0;
            State = CanBusState.Running;
        }

        return true;
    }

    /// <summary>Stops using the controller. It stays open, because a second opening could disturb it.</summary>
    public void Close() => State = CanBusState.Down;

    /// <inheritdoc/>
    public bool TrySend(CanFrame frame)
    {
        if (State == CanBusState.Down || !CanFrameRules.IsValid(frame))
        {
            DroppedCount++;
            return false;
        }

        try
        {
            _controller.Write(frame);
        }
        catch (TimeoutException)
        {
            return Refuse(CanBusState.NoPartner);
        }
        catch (InvalidOperationException)
        {
            return Refuse(CanBusState.BusOff);
        }
        catch (Exception)
        {
            // Whatever it is, the controller takes no frames.
            FaultCount++;
            return Refuse(CanBusState.BusOff);
        }

        Accept();
        return true;
    }

    /// <inheritdoc/>
    public bool TryReceive(CanFrame frame)
    {
        if (State == CanBusState.Down)
        {
            return false;
        }

        lock (_received)
        {
            if (_received.Count == 0)
            {
                // Events can get lost in a full event queue of the platform; frames do not.
                Drain();
            }

            if (!_received.TryTake(frame))
            {
                return false;
            }
        }

        NoteReceived();
        return true;
    }

    /// <inheritdoc/>
    public void OnTwaiEvent()
    {
        lock (_received)
        {
            Drain();
        }
    }

    private void Drain()
    {
        for (int i = 0; i < MaximumFramesPerDrain && _controller.TryRead(_incoming); i++)
        {
            ReceivedCount++;
            _received.Add(_incoming);
        }
    }

    private void Accept()
    {
        SentCount++;
        if (State != CanBusState.Running && ++_acceptedInARow > TransmitQueueLength)
        {
            State = CanBusState.Running;
        }
    }

    private bool Refuse(CanBusState state)
    {
        DroppedCount++;
        _acceptedInARow = 0;
        if (State == CanBusState.Running)
        {
            // These came before the fault and prove nothing about the time after it.
            lock (_received)
            {
                Drain();
                _framesBeforeFault = _received.Count;
            }
        }

        State = state;
        return false;
    }

    private void NoteReceived()
    {
        if (State == CanBusState.Running)
        {
            return;
        }

        if (_framesBeforeFault > 0)
        {
            _framesBeforeFault--;
            return;
        }

        State = CanBusState.Running;
        _acceptedInARow = 0;
    }
}
