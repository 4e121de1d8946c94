// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Boards;

/// <summary>CAN controller that a profile uses. Each has its own firmware image.</summary>
public enum BoardController
{
    /// <summary>The controller inside the ESP32.</summary>
    Twai = 0,

    /// <summary>An MCP2515 on SPI.</summary>
    Mcp2515 = 1,
}
