// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Victron;

/// <summary>Writes 16-bit numbers little endian. A value that does not fit becomes the nearest one that does, never a wrapped one.</summary>
public static class FrameWriter
{
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

    /// <summary>Divides and rounds to the nearest whole number, halves away from zero.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="divisor">Above 0.</param>
    public static int Round(int value, int divisor) =>
        value < 0 ? -((-value + (divisor / 2)) / divisor) : (value + (divisor / 2)) / divisor;
}
