// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Storage;

/// <summary>
/// CRC-32 as in ISO/IEC 13239 and zlib (polynomial 0x04C11DB7 reflected, start and final XOR 0xFFFFFFFF). The libraries
/// of the two platforms for it have no common form, and it is shorter than a bridge between them.
/// </summary>
public static class Crc32
{
    private const uint ReflectedPolynomial = 0xEDB88320;

    // One entry per half byte: 16 words instead of 256 on a small heap.
    private static readonly uint[] Table = MakeTable();

    /// <summary>Checksum before the first byte.</summary>
    public const uint Start = 0;

    /// <summary>Checksum of what came before and of these bytes.</summary>
    /// <param name="previous"><see cref="Start"/>, or the checksum so far.</param>
    /// <param name="bytes">Where the bytes are.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="count">Number of bytes.</param>
    public static uint Add(uint previous, byte[] bytes, int offset, int count)
    {
        uint crc = previous ^ 0xFFFFFFFF;
        for (int i = 0; i < count; i++)
        {
            crc ^= bytes[offset + i];
            crc = (crc >> 4) ^ Table[(int)(crc & 15)];
            crc = (crc >> 4) ^ Table[(int)(crc & 15)];
        }

        return crc ^ 0xFFFFFFFF;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[16];
        for (uint i = 0; i < 16; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 4; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ ReflectedPolynomial : value >> 1;
            }

            table[(int)i] = value;
        }

        return table;
    }
}
