// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Desktop.Can;

/// <summary>
/// One line of a candump log (can-utils, <c>candump -L</c>): <c>(seconds.microseconds) interface identifier#data</c>.
/// Three digits of identifier mean 11 bits, eight mean 29; <c>#R</c> with the length is a remote request.
/// </summary>
public static class CandumpLine
{
    /// <summary>Longest line: time stamp 20, interface 6, identifier 8, '#', 16 digits, line feed.</summary>
    public const int MaximumLength = 56;

    private const int MicrosecondDigits = 6;
    private const int SecondDigits = 10;

    /// <summary>Writes a line.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="unixMicroseconds">Wall-clock time since 1970-01-01 UTC, not negative.</param>
    /// <param name="buffer">Takes at least <see cref="MaximumLength"/> bytes.</param>
    /// <returns>Bytes written, with the line feed.</returns>
    public static int Format(CanFrame frame, long unixMicroseconds, byte[] buffer)
    {
        int index = 0;
        buffer[index++] = (byte)'(';
        index = WriteDecimal(buffer, index, unixMicroseconds / 1000000, SecondDigits);
        buffer[index++] = (byte)'.';
        index = WriteDecimal(buffer, index, unixMicroseconds % 1000000, MicrosecondDigits);
        foreach (char c in ") can0 ")
        {
            buffer[index++] = (byte)c;
        }

        index = HexDigits.Write(buffer, index, frame.Id, frame.IsExtended ? 8 : 3);
        buffer[index++] = (byte)'#';
        if (frame.IsRemote)
        {
            buffer[index++] = (byte)'R';
            index = HexDigits.Write(buffer, index, frame.Length, 1);
        }

        for (int i = 0; i < frame.Length && !frame.IsRemote; i++)
        {
            index = HexDigits.Write(buffer, index, frame.Data[i], 2);
        }

        buffer[index++] = (byte)'\n';
        return index;
    }

    private static int WriteDecimal(byte[] buffer, int index, long value, int digits)
    {
        for (int i = index + digits - 1; i >= index; i--)
        {
            buffer[i] = (byte)('0' + (int)(value % 10));
            value /= 10;
        }

        return index + digits;
    }
}
