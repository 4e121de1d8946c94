// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>
/// CRC-16/MODBUS: polynomial 0x8005 reflected (0xA001), start 0xFFFF, no final XOR, sent low byte first. The check
/// value of the ASCII text 123456789 is 0x4B37. Source: TinyBMS Communication Protocols Rev D, CRC table.
/// </summary>
public static class ModbusCrc
{
    private static readonly ushort[] Table = BuildTable();

    /// <summary>CRC of a part of a buffer.</summary>
    /// <param name="buffer">Holds the bytes.</param>
    /// <param name="offset">Index of the first byte.</param>
    /// <param name="count">Number of bytes.</param>
    /// <returns>0x0000–0xFFFF.</returns>
    public static int Compute(byte[] buffer, int offset, int count)
    {
        // A static field in the loop costs the interpreter a third more time than a local.
        ushort[] table = Table;
        int crc = 0xFFFF;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            crc = (crc >> 8) ^ table[(crc ^ buffer[i]) & 0xFF];
        }

        return crc;
    }

    private static ushort[] BuildTable()
    {
        var table = new ushort[256];
        for (int i = 0; i < table.Length; i++)
        {
            int value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ 0xA001 : value >> 1;
            }

            table[i] = (ushort)value;
        }

        return table;
    }
}
