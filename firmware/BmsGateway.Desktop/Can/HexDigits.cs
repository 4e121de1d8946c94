// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Desktop.Can;

/// <summary>Hexadecimal digits in byte buffers, without allocation.</summary>
internal static class HexDigits
{
    /// <summary>Writes the low digits of a value in capitals.</summary>
    /// <returns>Index behind the last digit.</returns>
    internal static int Write(byte[] buffer, int index, int value, int digits)
    {
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        {
            int digit = (value >> shift) & 0xF;
            buffer[index++] = (byte)(digit < 10 ? '0' + digit : 'A' + digit - 10);
        }

        return index;
    }

    /// <summary>
    /// Reads digits of either case; -1 when one of them is none. At most seven digits, or eight below 0x80000000.
    /// </summary>
    internal static int Read(byte[] buffer, int index, int digits)
    {
        uint value = 0;
        for (int i = index; i < index + digits; i++)
        {
            int digit = Value(buffer[i]);
            if (digit < 0)
            {
                return -1;
            }

            value = (value << 4) | (uint)digit;
        }

        return value > int.MaxValue ? -1 : (int)value;
    }

    private static int Value(byte character)
    {
        if (character >= '0' && character <= '9')
        {
            return character - '0';
        }

        int lower = character | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
