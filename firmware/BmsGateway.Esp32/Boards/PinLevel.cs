// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Boards;

/// <summary>
/// A pin that a board needs at a fixed level before anything else, for example the enable of a transceiver.
/// </summary>
public sealed class PinLevel
{
    /// <summary>Makes a pin with its level.</summary>
    public PinLevel(int pin, bool isHigh)
    {
        Pin = pin;
        IsHigh = isHigh;
    }

    /// <summary>GPIO number.</summary>
    public int Pin { get; }

    /// <summary>Its level.</summary>
    public bool IsHigh { get; }
}
