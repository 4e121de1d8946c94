// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Tests.TinyBms;

/// <summary>
/// The CRC of the line, written a second time, so that a fault in the driver's own does not cancel out.
/// </summary>
public static class ModbusFrames
{
    /// <summary>CRC, bit by bit.</summary>
    public static int Crc(byte[] bytes, int offset, int count)
    {
        int crc = 0xFFFF;
        for (int i = 0; i < count; i++)
        {
            crc ^= bytes[offset + i];
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }

        return crc;
    }

    /// <summary>Puts the CRC behind a frame.</summary>
    /// <returns>Length with the CRC.</returns>
    public static int Seal(byte[] frame, int length)
    {
        int crc = Crc(frame, 0, length);
        frame[length] = (byte)crc;
        frame[length + 1] = (byte)(crc >> 8);
        return length + 2;
    }

    /// <summary>Builds the answer to a block read.</summary>
    /// <returns>Its length.</returns>
    public static int BuildAnswer(byte[] target, ushort[] registers, int first, int count)
    {
        target[0] = 0xAA;
        target[1] = 0x03;
        target[2] = (byte)(2 * count);
        for (int i = 0; i < count; i++)
        {
            target[3 + (2 * i)] = (byte)(registers[first + i] >> 8);
            target[4 + (2 * i)] = (byte)registers[first + i];
        }

        return Seal(target, 3 + (2 * count));
    }

    /// <summary>Builds the answer to a read of the event log from registers 200–297 and the lifetime counter.</summary>
    /// <returns>Its length.</returns>
    public static int BuildEvents(byte[] target, ushort[] registers)
    {
        target[0] = 0xAA;
        target[1] = 0x12;
        int length = PutUInt32(target, 3, registers, 32);
        for (int i = 200; i < 298; i += 2)
        {
            if (registers[i + 1] >> 8 != 0)
            {
                length = PutUInt32(target, length, registers, i);
            }
        }

        target[2] = (byte)(length - 3);
        return Seal(target, length);
    }

    /// <summary>Builds an ACK.</summary>
    /// <returns>Its length.</returns>
    public static int BuildAcknowledgement(byte[] target, int command)
    {
        target[0] = 0xAA;
        target[1] = 0x01;
        target[2] = (byte)command;
        return Seal(target, 3);
    }

    private static int PutUInt32(byte[] target, int offset, ushort[] registers, int address)
    {
        target[offset] = (byte)registers[address];
        target[offset + 1] = (byte)(registers[address] >> 8);
        target[offset + 2] = (byte)registers[address + 1];
        target[offset + 3] = (byte)(registers[address + 1] >> 8);
        return offset + 4;
    }
}
