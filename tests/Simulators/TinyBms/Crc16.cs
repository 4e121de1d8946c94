// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// CRC-16/MODBUS, bit by bit, straight from the polynomial x^16+x^15+x^2+1 ("TinyBMS Communication Protocols" Rev D,
/// chapter 1.1): reflected form 0xA001, start 0xFFFF, no final XOR, sent low byte first. Check value of "123456789":
/// 0x4B37.
/// </summary>
public static class Crc16
{
    /// <summary>Computes the checksum.</summary>
    /// <param name="data">Bytes.</param>
    /// <param name="length">Number of bytes from the beginning.</param>
    /// <returns>The checksum.</returns>
    public static ushort Compute(byte[] data, int length)
    {
        int crc = 0xFFFF;
        for (int i = 0; i < length; i++)
        {
            crc ^= data[i];
            for (int bit = 0; bit < 8; bit++)
            {
                bool carry = (crc & 1) != 0;
                crc >>= 1;
                if (carry)
                {
                    crc ^= 0xA001;
                }
            }
        }

        return (ushort)crc;
    }

    /// <summary>True when the last two bytes of a frame are its checksum.</summary>
    /// <param name="frame">Frame with checksum.</param>
    /// <param name="length">Length including the checksum.</param>
    /// <returns>True when it fits.</returns>
    public static bool IsValid(byte[] frame, int length)
    {
        return length >= 3 && Compute(frame, length - 2) == (frame[length - 2] | (frame[length - 1] << 8));
    }
}
