// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Victron;

/// <summary>
/// Writes numbers little endian, bit pairs and texts. A number that does not fit becomes the nearest one that does,
/// never a wrapped one. Allocates nothing.
/// </summary>
public static class FrameWriter
{
    private const int Active = 1;
    private const int Inactive = 2;

    /// <summary>Writes a number as u16; below 0 becomes 0, above 65535 becomes 65535.</summary>
    public static void WriteUnsigned(byte[] data, int index, int value)
    {
        int bounded = value < 0 ? 0 : value > 65535 ? 65535 : value;
        data[index] = (byte)bounded;
        data[index + 1] = (byte)(bounded >> 8);
    }

    /// <summary>Writes a number as s16; outside −32768…32767 becomes the nearer bound.</summary>
    public static void WriteSigned(byte[] data, int index, int value)
    {
        int bounded = value < -32768 ? -32768 : value > 32767 ? 32767 : value;
        data[index] = (byte)bounded;
        data[index + 1] = (byte)(bounded >> 8);
    }

    /// <summary>Writes a counter as u32; it rolls over at the top.</summary>
    public static void WriteCounter(byte[] data, int index, long value)
    {
        for (int i = 0; i < 4; i++)
        {
            data[index + i] = (byte)(value >> (8 * i));
        }
    }

    /// <summary>
    /// Writes a bit pair: 01 (low bit set) = active, 10 = inactive. What is not written stays 00 = not supported.
    /// </summary>
    /// <param name="data">Eight bytes.</param>
    /// <param name="position">
    /// Number of the pair, 0–31; pair 0 is bits 0–1 of byte 0. Must not have been written yet.
    /// </param>
    /// <param name="isActive">True for active.</param>
    public static void WritePair(byte[] data, int position, bool isActive)
    {
        int pair = (isActive ? Active : Inactive) << ((position & 3) * 2);
        data[position >> 2] = (byte)(data[position >> 2] | pair);
    }

    /// <summary>Writes characters from a place of a text on; what the text does not fill stays zero.</summary>
    /// <param name="data">Eight zeroed bytes.</param>
    /// <param name="index">First byte to write.</param>
    /// <param name="text">Text of 7-bit ASCII; anything else becomes '?'.</param>
    /// <param name="start">First character to write; behind the end of the text nothing is written.</param>
    /// <returns>Index behind the last byte written.</returns>
    public static int WriteText(byte[] data, int index, string text, int start)
    {
        int position = index;
        for (int i = start; i < text.Length && position < data.Length; i++)
        {
            char c = text[i];
            data[position++] = c >= ' ' && c <= '~' ? (byte)c : (byte)'?';
        }

        return position;
    }

    /// <summary>Writes a number of 1–99 as text.</summary>
    public static void WriteShortNumber(byte[] data, int index, int number)
    {
        int position = index;
        if (number >= 10)
        {
            data[position++] = (byte)('0' + (number / 10 % 10));
        }

        data[position] = (byte)('0' + (number % 10));
    }

    /// <summary>Divides and rounds to the nearest whole number, halves away from zero.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="divisor">Above 0.</param>
    public static int Round(int value, int divisor)
    {
        int rest = value % divisor;
        int doubled = 2 * (rest < 0 ? -rest : rest);
        return (value / divisor) + (doubled < divisor ? 0 : value < 0 ? -1 : 1);
    }
}
