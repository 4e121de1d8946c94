// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Boards;

/// <summary>The numbers of a board. Key and kind of each are in <see cref="BoardValueTable"/>, in this order.</summary>
public enum BoardValue
{
    /// <summary>Pin to the BMS.</summary>
    UartTransmitPin = 0,

    /// <summary>Pin from the BMS.</summary>
    UartReceivePin = 1,

    /// <summary>Pin to the CAN transceiver.</summary>
    CanTransmitPin = 2,

    /// <summary>Pin from the CAN transceiver.</summary>
    CanReceivePin = 3,

    /// <summary>SPI clock of the MCP2515.</summary>
    SpiClockPin = 4,

    /// <summary>SPI data to the MCP2515 (MOSI).</summary>
    SpiDataOutPin = 5,

    /// <summary>SPI data from the MCP2515 (MISO).</summary>
    SpiDataInPin = 6,

    /// <summary>Chip select of the MCP2515.</summary>
    SpiSelectPin = 7,

    /// <summary>Reset of the MCP2515, low active; a board may have none.</summary>
    ControllerResetPin = 8,

    /// <summary>A plain LED that is lit while control runs; a board may have none.</summary>
    LedPin = 9,

    /// <summary>Crystal of the MCP2515, MHz.</summary>
    CrystalMegahertz = 10,
}
