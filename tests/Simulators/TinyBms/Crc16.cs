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
    /// <summary>Value before the first byte.</summary>
    public const ushort Start = 0xFFFF;

    /// <summary>Computes the checksum.</summary>
    /// <param name="data">Bytes.</param>
    /// <param name="length">Number of bytes from the beginning.</param>
    /// <returns>The checksum.</returns>
    public static ushort Compute(byte[] data, int length)
    {
        ushort crc = Start;
        for (int i = 0; i < length; i++)
        {
            crc = Add(crc, data[i]);
        }

        return crc;
    }

    /// <summary>Takes one more byte into a running checksum; with a frame's own checksum it becomes 0.</summary>
    /// <param name="crc">Checksum so far, at first <see cref="Start"/>.</param>
    /// <param name="value">Byte.</param>
    /// <returns>The new checksum.</returns>
    public static ushort Add(ushort crc, byte value)
    {
        int sum = crc ^ value;
        for (int bit = 0; bit < 8; bit++)
        {
            bool carry = (sum & 1) != 0;
            sum >>= 1;
            if (carry)
            {
                sum ^= 0xA001;
            }
        }

        return (ushort)sum;
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
