// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Can;

/// <summary>
/// The SPI instructions of an MCP2515, on two buffers made once. Knows bytes, not frames. A result of −1 or false means
/// that the SPI bus failed; an absent chip shows itself only in what it answers.
/// </summary>
public sealed class Mcp2515Chip
{
    /// <summary>
    /// Bytes of a buffer from its identifier on: two of the standard identifier, two of the extended, length, eight
    /// data.
    /// </summary>
    public const int BufferLength = 13;

    private readonly ISpiTransfer _spi;
    private readonly byte[] _write = new byte[BufferLength + 1];
    private readonly byte[] _read = new byte[BufferLength + 1];

    /// <summary>Makes a chip on an SPI device.</summary>
    public Mcp2515Chip(ISpiTransfer spi)
    {
        _spi = spi;
    }

    /// <summary>
    /// Resets the chip. It needs 128 cycles of its crystal before the next instruction (datasheet section 9).
    /// </summary>
    public bool Reset()
    {
        _write[0] = Mcp2515Instruction.Reset;
        return _spi.TryTransfer(_write, _read, 1);
    }

    /// <summary>Reads one register; −1 when the SPI bus failed.</summary>
    public int ReadRegister(byte address) => ReadTwoRegisters(address, 1);

    /// <summary>
    /// Reads two registers in a row; the first in bits 0–7, the second in bits 8–15; −1 when the SPI bus failed.
    /// </summary>
    public int ReadRegisterPair(byte address) => ReadTwoRegisters(address, 2);

    /// <summary>Writes registers from an address on.</summary>
    /// <param name="address">First register.</param>
    /// <param name="values">Buffer with the values.</param>
    /// <param name="count">Registers to write, 1–12.</param>
    public bool WriteRegisters(byte address, byte[] values, int count)
    {
        _write[0] = Mcp2515Instruction.Write;
        _write[1] = address;
        Array.Copy(values, 0, _write, 2, count);
        return _spi.TryTransfer(_write, _read, count + 2);
    }

    /// <summary>Writes one register.</summary>
    public bool WriteRegister(byte address, byte value)
    {
        _write[0] = Mcp2515Instruction.Write;
        _write[1] = address;
        _write[2] = value;
        return _spi.TryTransfer(_write, _read, 3);
    }

    /// <summary>
    /// Changes the masked bits of a register that allows it (CANCTRL, EFLG and others, datasheet section 11).
    /// </summary>
    public bool ModifyRegister(byte address, byte mask, byte value)
    {
        _write[0] = Mcp2515Instruction.BitModify;
        _write[1] = address;
        _write[2] = mask;
        _write[3] = value;
        return _spi.TryTransfer(_write, _read, 4);
    }

    /// <summary>Reads the flags of <see cref="Mcp2515Status"/>; −1 when the SPI bus failed.</summary>
    public int ReadStatus()
    {
        _write[0] = Mcp2515Instruction.ReadStatus;
        _write[1] = 0;
        return _spi.TryTransfer(_write, _read, 2) ? _read[1] : -1;
    }

    /// <summary>Reads a receive buffer and frees it.</summary>
    /// <param name="buffer">Receive buffer, 0 or 1.</param>
    /// <param name="content">Takes the <see cref="BufferLength"/> bytes.</param>
    public bool ReadReceiveBuffer(int buffer, byte[] content)
    {
        Array.Clear(_write, 0, _write.Length);
        _write[0] = (byte)(Mcp2515Instruction.ReadReceiveBuffer + 4 * buffer);
        if (!_spi.TryTransfer(_write, _read, BufferLength + 1))
        {
            return false;
        }

        Array.Copy(_read, 1, content, 0, BufferLength);
        return true;
    }

    /// <summary>Fills a transmit buffer.</summary>
    /// <param name="buffer">Transmit buffer, 0–2.</param>
    /// <param name="content">Header and data, as from <see cref="Mcp2515FrameCodec"/>.</param>
    /// <param name="count">Bytes to write, 5–13.</param>
    public bool LoadTransmitBuffer(int buffer, byte[] content, int count)
    {
        _write[0] = (byte)(Mcp2515Instruction.LoadTransmitBuffer + 2 * buffer);
        Array.Copy(content, 0, _write, 1, count);
        return _spi.TryTransfer(_write, _read, count + 1);
    }

    /// <summary>Starts the transmission of a buffer.</summary>
    /// <param name="buffer">Transmit buffer, 0–2.</param>
    public bool RequestToSend(int buffer)
    {
        _write[0] = (byte)(Mcp2515Instruction.RequestToSend + (1 << buffer));
        return _spi.TryTransfer(_write, _read, 1);
    }

    private int ReadTwoRegisters(byte address, int count)
    {
        _write[0] = Mcp2515Instruction.Read;
        _write[1] = address;
        _write[2] = 0;
        _write[3] = 0;
        if (!_spi.TryTransfer(_write, _read, count + 2))
        {
            return -1;
        }

        return count == 1 ? _read[2] : _read[2] | (_read[3] << 8);
    }
}
