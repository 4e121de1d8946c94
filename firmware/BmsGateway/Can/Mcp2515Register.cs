// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Can;

/// <summary>Register addresses of the MCP2515 (datasheet DS20001801J, table 11-1).</summary>
public static class Mcp2515Register
{
    /// <summary>Status: current mode.</summary>
    public const byte CanStatus = 0x0E;

    /// <summary>Control: requested mode, abort.</summary>
    public const byte CanControl = 0x0F;

    /// <summary>Transmit error counter; the receive error counter (REC) follows it.</summary>
    public const byte TransmitErrorCounter = 0x1C;

    /// <summary>Mask of receive buffer 0, four bytes.</summary>
    public const byte Mask0 = 0x20;

    /// <summary>Mask of receive buffer 1, four bytes.</summary>
    public const byte Mask1 = 0x24;

    /// <summary>Bit timing, third register; CNF2 and CNF1 follow it.</summary>
    public const byte Configuration3 = 0x28;

    /// <summary>
    /// Bit timing, second register; never 0x00 or 0xFF once set, so it tells a live chip from an absent one.
    /// </summary>
    public const byte Configuration2 = 0x29;

    /// <summary>Error flags.</summary>
    public const byte ErrorFlags = 0x2D;

    /// <summary>Control of receive buffer 0.</summary>
    public const byte Receive0Control = 0x60;

    /// <summary>Control of receive buffer 1.</summary>
    public const byte Receive1Control = 0x70;

    /// <summary>Number of acceptance filters.</summary>
    public const int FilterCount = 6;

    /// <summary>
    /// Address of an acceptance filter, four bytes. Filters 0–1 belong to receive buffer 0, filters 2–5 to buffer 1.
    /// </summary>
    /// <param name="filter">Filter, 0–5.</param>
    public static byte Filter(int filter) => (byte)(filter < 3 ? 4 * filter : 0x10 + 4 * (filter - 3));
}
