// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Can;

/// <summary>
/// What the managed CAN API of nanoFramework offers, and no more: frames in, frames out, and an event without content.
/// There is no bus state, no error counter and no filter; <see cref="TwaiCanBus"/> infers the state.
/// </summary>
public interface ITwaiController
{
    /// <summary>Opens and starts the controller. It stays open for its whole life: there is no way back.</summary>
    /// <param name="listener">Told about every event from now on, from another thread.</param>
    /// <returns>False when the controller is absent or refused.</returns>
    bool TryOpen(ITwaiListener listener);

    /// <summary>Puts a frame into the transmit queue without waiting.</summary>
    /// <exception cref="System.InvalidOperationException">
    /// The controller is not running: bus-off or recovering.
    /// </exception>
    /// <exception cref="System.TimeoutException">
    /// The transmit queue is full, because nobody on the bus acknowledges.
    /// </exception>
    void Write(CanFrame frame);

    /// <summary>Takes the oldest received frame without waiting. False when there is none. Never throws.</summary>
    bool TryRead(CanFrame frame);
}
