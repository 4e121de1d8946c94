// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Globalization;

namespace BmsGateway.Simulators.Can;

/// <summary>Frames in the Lawicel text form: tIIILDD…, TIIIIIIIILDD…, rIIIL, RIIIIIIIIL.</summary>
internal static class SlcanText
{
    /// <summary>Reads a frame; null when the text is not exactly one.</summary>
    public static CanFrame? Parse(string line)
    {
        bool extended = line[0] == 'T' || line[0] == 'R';
        bool remote = line[0] == 'r' || line[0] == 'R';
        int digits = extended ? 8 : 3;
        if (line.Length < 1 + digits + 1 || !AllHexadecimal(line))
        {
            return null;
        }

        uint id = uint.Parse(line.AsSpan(1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        int length = line[1 + digits] - '0';
        int expected = 1 + digits + 1 + (remote ? 0 : 2 * length);
        if (id > (extended ? 0x1FFFFFFFu : 0x7FFu) || length > 8 || line.Length != expected)
        {
            return null;
        }

        byte[] data = remote ? Array.Empty<byte>() : Convert.FromHexString(line.AsSpan(2 + digits));
        return new CanFrame(id, data, length, extended, remote);
    }

    private static bool AllHexadecimal(string line)
    {
        for (int i = 1; i < line.Length; i++)
        {
            if (!char.IsAsciiHexDigit(line[i]))
            {
                return false;
            }
        }

        return true;
    }
}
