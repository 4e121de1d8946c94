// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Globalization;
using System.Text;

namespace BmsGateway.Simulators.Can;

/// <summary>
/// Log lines as written by "candump -l" of can-utils: <c>(seconds.micros) can0 351#2802F401F4010000</c>.
/// </summary>
public static class CandumpFormat
{
    /// <summary>Writes a frame as a log line.</summary>
    /// <param name="unixMicroseconds">Time stamp in microseconds since 1970.</param>
    /// <param name="interfaceName">For example "can0".</param>
    /// <param name="frame">Frame.</param>
    /// <returns>The line without line end.</returns>
    public static string Line(long unixMicroseconds, string interfaceName, CanFrame frame)
    {
        long seconds = unixMicroseconds / 1_000_000;
        long micros = unixMicroseconds % 1_000_000;
        string stamp = string.Create(CultureInfo.InvariantCulture, $"({seconds}.{micros:000000})");
        return $"{stamp} {interfaceName} {Frame(frame)}";
    }

    /// <summary>Writes identifier and bytes, "351#2802F401F4010000"; a remote request is "351#R8".</summary>
    /// <param name="frame">Frame.</param>
    /// <returns>Text.</returns>
    public static string Frame(CanFrame frame)
    {
        var text = new StringBuilder(frame.Id.ToString(frame.IsExtended ? "X8" : "X3", CultureInfo.InvariantCulture));
        text.Append('#');
        if (frame.IsRemote)
        {
            return text.Append('R').Append(frame.Length).ToString();
        }

        return text.Append(Convert.ToHexString(frame.Data)).ToString();
    }

    /// <summary>Reads "351#2802F401F4010000"; an identifier of 8 digits is an extended one.</summary>
    /// <param name="text">Text.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="FormatException">Not of that form; the message says what is allowed.</exception>
    public static CanFrame ParseFrame(string text)
    {
        string[] parts = text.Split('#');
        bool extended = parts[0].Length == 8;
        const string Allowed = "allowed is III#DD… with 3 or 8 hex digits before '#' and 0 to 8 bytes behind it";
        bool hasId = uint.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint id);
        bool rightId = hasId && (extended ? id <= 0x1FFFFFFF : parts[0].Length == 3 && id <= 0x7FF);
        if (parts.Length != 2 || !rightId || parts[1].Length > 16 || parts[1].Length % 2 != 0)
        {
            throw new FormatException($"'{text}' is no frame; {Allowed}");
        }

        try
        {
            byte[] data = Convert.FromHexString(parts[1]);
            return new CanFrame(id, data, data.Length, extended);
        }
        catch (FormatException)
        {
            throw new FormatException($"'{text}' is no frame; {Allowed}");
        }
    }
}
