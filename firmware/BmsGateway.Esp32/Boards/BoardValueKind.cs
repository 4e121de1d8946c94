// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Boards;

/// <summary>What a number of a board means, and with it what it has to obey.</summary>
public enum BoardValueKind
{
    /// <summary>A pin that the chip drives.</summary>
    OutputPin = 0,

    /// <summary>A pin that the chip only reads.</summary>
    InputPin = 1,

    /// <summary>A crystal, 8 or 16 MHz.</summary>
    Crystal = 2,
}
