// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Can;

/// <summary>One device on an SPI bus.</summary>
public interface ISpiTransfer
{
    /// <summary>Selects the device, clocks bytes out and in at the same time, and deselects it.</summary>
    /// <param name="write">Bytes to send.</param>
    /// <param name="read">Where the received bytes go; as many as sent.</param>
    /// <param name="length">Bytes to exchange, 1 up to the shorter buffer.</param>
    /// <returns>
    /// False when the bus of the board failed. An absent device is no failure: it reads as 0x00 or 0xFF.
    /// </returns>
    bool TryTransfer(byte[] write, byte[] read, int length);
}
