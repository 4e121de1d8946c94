// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Can;

/// <summary>SPI instructions of the MCP2515 (datasheet DS20001801J, table 12-1).</summary>
public static class Mcp2515Instruction
{
    /// <summary>Resets all registers and enters configuration mode.</summary>
    public const byte Reset = 0xC0;

    /// <summary>Reads registers from an address on.</summary>
    public const byte Read = 0x03;

    /// <summary>Writes registers from an address on.</summary>
    public const byte Write = 0x02;

    /// <summary>Changes the masked bits of one register; only some registers allow it.</summary>
    public const byte BitModify = 0x05;

    /// <summary>Reads the flags in <see cref="Mcp2515Status"/>.</summary>
    public const byte ReadStatus = 0xA0;

    /// <summary>Reads a receive buffer from its identifier on and clears its flag; add 4 × buffer (0 or 1).</summary>
    public const byte ReadReceiveBuffer = 0x90;

    /// <summary>Writes a transmit buffer from its identifier on; add 2 × buffer (0–2).</summary>
    public const byte LoadTransmitBuffer = 0x40;

    /// <summary>Requests transmission; add 1 &lt;&lt; buffer (0–2).</summary>
    public const byte RequestToSend = 0x80;
}
