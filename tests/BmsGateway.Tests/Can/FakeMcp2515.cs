// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections;
using BmsGateway.Can;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Can;

/// <summary>
/// An MCP2515 at the level of its SPI instructions and registers, written from the datasheet (DS20001801J) and on its
/// own: it does not use the constants of the driver. Sends when <see cref="SendPending"/> is called, or at once while
/// it has a partner.
/// </summary>
public sealed class FakeMcp2515 : ISpiTransfer
{
    private readonly byte[] _registers = new byte[256];
    private readonly ArrayList _transfers = new();
    private readonly ArrayList _sent = new();

    public FakeMcp2515()
    {
        // As after power-up in the middle of something: not in configuration mode.
        _registers[0x0E] = 0x60;
    }

    /// <summary>False: the SPI bus of the board fails.</summary>
    public bool IsSpiWorking { get; set; } = true;

    /// <summary>Transfers that still work before the SPI bus fails; −1 for no end.</summary>
    public int TransfersUntilFailure { get; set; } = -1;

    /// <summary>What an absent chip reads as: 0x00 or 0xFF; −1 when the chip is there.</summary>
    public int FloatingLevel { get; set; } = -1;

    /// <summary>False: nobody acknowledges.</summary>
    public bool HasPartner { get; set; } = true;

    /// <summary>True: frames wait for <see cref="SendPending"/> although there is a partner.</summary>
    public bool IsBusBusy { get; set; }

    /// <summary>True: the lines are shorted, so normal mode is never reached.</summary>
    public bool IsBusShorted { get; set; }

    /// <summary>True: written registers do not keep their value.</summary>
    public bool ForgetsWrites { get; set; }

    /// <summary>True: an abort does not end the frame that is being sent.</summary>
    public bool IsInTheMiddleOfAFrame { get; set; }

    /// <summary>Number of transfers so far.</summary>
    public int TransferCount => _transfers.Count;

    /// <summary>Number of frames that left on the bus.</summary>
    public int SentCount => _sent.Count;

    /// <summary>Bytes of a transfer, as text.</summary>
    public string TransferAt(int index) => (string)_transfers[index]!;

    /// <summary>A frame that left on the bus: SIDH SIDL EID8 EID0 DLC and data, as text.</summary>
    public string SentAt(int index) => (string)_sent[index]!;

    /// <summary>Value of a register.</summary>
    public int Register(int address) => _registers[address];

    /// <summary>Changes a register from inside, as an event on the bus would.</summary>
    public void SetRegister(int address, int value) => _registers[address] = (byte)value;

    /// <summary>Forgets the transfers.</summary>
    public void ClearTransfers() => _transfers.Clear();

    /// <summary>A reset that the gateway did not ask for.</summary>
    public void BrownOut() => ResetRegisters();

    /// <summary>True when one of the transfers so far has these bytes.</summary>
    public bool Saw(string transfer) => _transfers.Contains(transfer);

    /// <inheritdoc/>
    public bool TryTransfer(byte[] write, byte[] read, int length)
    {
        if (!IsSpiWorking || TransfersUntilFailure == 0)
        {
            return false;
        }

        if (TransfersUntilFailure > 0)
        {
            TransfersUntilFailure--;
        }

        _transfers.Add(Hex.Of(write, length));
        for (int i = 0; i < length; i++)
        {
            read[i] = (byte)(FloatingLevel < 0 ? 0xEE : FloatingLevel);
        }

        if (FloatingLevel < 0)
        {
            Execute(write, read, length);
        }

        return true;
    }

    /// <summary>Sends what is requested; of several, the highest buffer first (section 3.2).</summary>
    public void SendPending()
    {
        for (int buffer = 2; buffer >= 0; buffer--)
        {
            int control = 0x30 + 0x10 * buffer;
            if ((_registers[control] & 0x08) != 0)
            {
                _registers[control] &= 0xF7;
                _registers[0x2C] |= (byte)(0x04 << buffer);
                var content = new byte[13];
                Array.Copy(_registers, control + 1, content, 0, 13);
                _sent.Add(Hex.Of(content, 5 + (content[4] & 0x0F)));
            }
        }
    }

    /// <summary>A standard frame arrives on the bus; the filters decide (section 4.5).</summary>
    public void Deliver(int id, byte value)
    {
        if (Matches(0x20, 0x00, id) || Matches(0x20, 0x04, id))
        {
            bool isFull = (_registers[0x2C] & 0x01) != 0;
            if (!isFull || (_registers[0x60] & 0x04) == 0)
            {
                Store(0, id, value);
                return;
            }

            Store(1, id, value);
            return;
        }

        if (Matches(0x24, 0x08, id) || Matches(0x24, 0x10, id) || Matches(0x24, 0x14, id) || Matches(0x24, 0x18, id))
        {
            Store(1, id, value);
        }
    }

    private void Execute(byte[] write, byte[] read, int length)
    {
        int instruction = write[0];
        if (instruction == 0xC0)
        {
            ResetRegisters();
        }
        else if (instruction == 0x03)
        {
            Array.Copy(_registers, write[1], read, 2, length - 2);
        }
        else if (instruction == 0x02)
        {
            for (int i = 2; i < length; i++)
            {
                WriteRegister(write[1] + i - 2, write[i]);
            }
        }
        else if (instruction == 0x05)
        {
            WriteRegister(write[1], (byte)((_registers[write[1]] & ~write[2]) | (write[3] & write[2])));
        }
        else if (instruction == 0xA0)
        {
            read[1] = ReadStatus();
        }
        else if ((instruction & 0xF9) == 0x90)
        {
            ReadBuffer((instruction >> 2) & 1, read, length);
        }
        else if ((instruction & 0xF8) == 0x40)
        {
            Array.Copy(write, 1, _registers, 0x31 + 0x10 * ((instruction & 0x07) >> 1), length - 1);
        }
        else if ((instruction & 0xF8) == 0x80)
        {
            Request(instruction & 0x07);
        }
    }

    private void ResetRegisters()
    {
        Array.Clear(_registers, 0, _registers.Length);
        _registers[0x0E] = 0x80;
        _registers[0x0F] = 0x87;
    }

    private void WriteRegister(int address, byte value)
    {
        bool isFilter = address < 0x0C || (address >= 0x10 && address < 0x1C);
        bool isConfiguration = isFilter || (address >= 0x20 && address < 0x2B);
        if (ForgetsWrites || (isConfiguration && (_registers[0x0E] & 0xE0) != 0x80))
        {
            return;
        }

        _registers[address] = value;
        if (address != 0x0F)
        {
            return;
        }

        if (!IsBusShorted)
        {
            _registers[0x0E] = (byte)(value & 0xE0);
        }

        if ((value & 0x10) != 0 && !IsInTheMiddleOfAFrame)
        {
            for (int control = 0x30; control <= 0x50; control += 0x10)
            {
                _registers[control] &= 0xF7;
            }
        }
    }

    private byte ReadStatus()
    {
        int flags = _registers[0x2C];
        int status = flags & 0x03;
        for (int buffer = 0; buffer < 3; buffer++)
        {
            status |= (_registers[0x30 + 0x10 * buffer] & 0x08) != 0 ? 0x04 << (2 * buffer) : 0;
            status |= (flags & (0x04 << buffer)) != 0 ? 0x08 << (2 * buffer) : 0;
        }

        return (byte)status;
    }

    private void ReadBuffer(int buffer, byte[] read, int length)
    {
        Array.Copy(_registers, 0x61 + 0x10 * buffer, read, 1, length - 1);
        _registers[0x2C] &= (byte)~(0x01 << buffer);
    }

    private void Request(int buffers)
    {
        for (int buffer = 0; buffer < 3; buffer++)
        {
            if ((buffers & (1 << buffer)) != 0)
            {
                _registers[0x30 + 0x10 * buffer] |= 0x08;
            }
        }

        if (HasPartner && !IsBusBusy)
        {
            SendPending();
        }
    }

    private bool Matches(int mask, int filter, int id)
    {
        int maskBits = (_registers[mask] << 3) | (_registers[mask + 1] >> 5);
        int filterBits = (_registers[filter] << 3) | (_registers[filter + 1] >> 5);
        bool isForStandard = (_registers[filter + 1] & 0x08) == 0;
        return isForStandard && (id & maskBits) == (filterBits & maskBits);
    }

    private void Store(int buffer, int id, byte value)
    {
        if ((_registers[0x2C] & (0x01 << buffer)) != 0)
        {
            _registers[0x2D] |= (byte)(0x40 << buffer);
            return;
        }

        int start = 0x61 + 0x10 * buffer;
        _registers[start] = (byte)(id >> 3);
        _registers[start + 1] = (byte)((id & 7) << 5);
        _registers[start + 4] = 1;
        _registers[start + 5] = value;
        _registers[0x2C] |= (byte)(0x01 << buffer);
    }
}
