// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Globalization;
using System.Text;

namespace BmsGateway.Simulators.Replay;

/// <summary>One line of a capture: time in ms, direction, hexadecimal bytes.</summary>
public static class CaptureFormat
{
    /// <summary>Most bytes in one line.</summary>
    public const int LongestRecord = 1024;

    private const string Example = "\"250 > AA 03 00 00 00 39 9C 03\"";

    /// <summary>Writes a line without its end.</summary>
    public static string Write(CaptureRecord record)
    {
        var text = new StringBuilder();
        text.Append(record.Milliseconds.ToString(CultureInfo.InvariantCulture));
        text.Append(record.IsRequest ? " >" : " <");
        foreach (byte value in record.Data)
        {
            text.Append(' ').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>Reads a line that is neither empty nor a comment.</summary>
    /// <exception cref="CaptureException">What is wrong and what is allowed; the caller adds where.</exception>
    public static CaptureRecord Read(string line)
    {
        string[] parts = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 3)
        {
            throw new CaptureException("time, direction or bytes are missing; a line looks like " + Example);
        }

        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long time))
        {
            throw new CaptureException($"'{Cut(parts[0])}' is no time; allowed are whole milliseconds");
        }

        if (parts[1] != ">" && parts[1] != "<")
        {
            throw new CaptureException(
                $"'{Cut(parts[1])}' is no direction; allowed are > (to the BMS) and < (from the BMS)");
        }

        string digits = string.Join(string.Empty, parts, 2, parts.Length - 2);
        if (digits.Length > 2 * LongestRecord)
        {
            throw new CaptureException($"the line is too long; allowed are {LongestRecord} bytes");
        }

        return new CaptureRecord(time, parts[1] == ">", Bytes(digits));
    }

    private static byte[] Bytes(string digits)
    {
        try
        {
            return Convert.FromHexString(digits);
        }
        catch (FormatException)
        {
            throw new CaptureException("the bytes are not pairs of hexadecimal digits; a line looks like " + Example);
        }
    }

    private static string Cut(string text) => text.Length > 20 ? text.Substring(0, 20) + "..." : text;
}
