// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Boards;

/// <summary>Who needs a number of a board.</summary>
public enum BoardNeed
{
    /// <summary>Every board.</summary>
    Always = 0,

    /// <summary>Boards that use the controller of the chip.</summary>
    Twai = 1,

    /// <summary>Boards with an MCP2515.</summary>
    Mcp2515 = 2,

    /// <summary>Nobody; used where it is there.</summary>
    Optional = 3,
}
