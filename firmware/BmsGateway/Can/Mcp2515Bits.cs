// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Can;

/// <summary>
/// Bits inside the registers of the MCP2515 (datasheet DS20001801J; the register is named with each).
/// </summary>
public static class Mcp2515Bits
{
    /// <summary>CANCTRL and CANSTAT: the mode bits.</summary>
    public const byte ModeMask = 0xE0;

    /// <summary>CANCTRL and CANSTAT: normal mode.</summary>
    public const byte ModeNormal = 0x00;

    /// <summary>CANCTRL and CANSTAT: configuration mode, in which the chip is off the bus.</summary>
    public const byte ModeConfiguration = 0x80;

    /// <summary>CANCTRL: abort all pending transmissions; stays set until it is cleared.</summary>
    public const byte AbortAll = 0x10;

    /// <summary>RXB0CTRL: a frame for a full receive buffer 0 goes to buffer 1.</summary>
    public const byte RollOver = 0x04;

    /// <summary>EFLG: a frame for receive buffer 1 was lost. Cleared by writing.</summary>
    public const byte Receive1Overflow = 0x80;

    /// <summary>EFLG: a frame for receive buffer 0 was lost. Cleared by writing.</summary>
    public const byte Receive0Overflow = 0x40;

    /// <summary>EFLG: bus-off. The chip returns by itself after 128 × 11 recessive bits.</summary>
    public const byte BusOff = 0x20;

    /// <summary>xxSIDL: extended identifier (transmit buffers and filters: EXIDE, receive buffers: IDE).</summary>
    public const byte Extended = 0x08;

    /// <summary>RXBnSIDL: a standard frame is a remote request (SRR).</summary>
    public const byte StandardRemote = 0x10;

    /// <summary>xxDLC: remote request (transmit buffers; receive buffers: of extended frames).</summary>
    public const byte Remote = 0x40;

    /// <summary>xxDLC: the length.</summary>
    public const byte LengthMask = 0x0F;
}
