// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Can;

/// <summary>Bits of the READ STATUS answer of the MCP2515 (datasheet DS20001801J, figure 12-8).</summary>
public static class Mcp2515Status
{
    /// <summary>Receive buffer 0 holds a frame.</summary>
    public const int ReceiveBuffer0Full = 0x01;

    /// <summary>Receive buffer 1 holds a frame.</summary>
    public const int ReceiveBuffer1Full = 0x02;

    /// <summary>Any transmit buffer has a request.</summary>
    public const int AnyTransmitRequest = 0x54;

    /// <summary>The bit that is set while a transmit buffer waits or is being sent.</summary>
    /// <param name="buffer">Transmit buffer, 0–2.</param>
    public static int TransmitRequest(int buffer) => 0x04 << (2 * buffer);
}
