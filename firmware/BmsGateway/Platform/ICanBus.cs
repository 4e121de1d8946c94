// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>
/// A CAN controller or adapter. Used from the control thread only. No member blocks longer than a few milliseconds and none
/// throws for an expected fault: a missing partner, a full queue and an unplugged adapter are results, not exceptions.
/// </summary>
public interface ICanBus
{
    /// <summary>What the bus is, for messages ("TWAI 500 kbit/s", "slcan:/dev/ttyACM0").</summary>
    string Name { get; }

    /// <summary>State of the bus as known now.</summary>
    CanBusState State { get; }

    /// <summary>Frames handed to the controller since the start; wraps at 2³¹.</summary>
    int SentCount { get; }

    /// <summary>Frames that could not be handed over (queue full, bus-off, adapter absent) since the start.</summary>
    int DroppedCount { get; }

    /// <summary>Frames received since the start.</summary>
    int ReceivedCount { get; }

    /// <summary>Opens the controller or looks again for a vanished adapter. False when it is not there; the caller tries again.</summary>
    bool TryOpen();

    /// <summary>Closes the controller; harmless when it is not open.</summary>
    void Close();

    /// <summary>Hands one frame to the controller without waiting. False when it could not take it (counted as dropped).</summary>
    bool TrySend(CanFrame frame);

    /// <summary>Takes one received frame. False when there is none.</summary>
    bool TryReceive(CanFrame frame);
}
