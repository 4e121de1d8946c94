// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;

namespace BmsGateway.Diagnostics;

/// <summary>One log entry as a syslog message (RFC 5424).</summary>
public static class SyslogFormat
{
    /// <summary>Most bytes of a message; a receiver should take 2048 (RFC 5424 §6.1), and a datagram of this size is never split.</summary>
    public const int MaximumLength = 1024;

    // local0 (§6.2.1)
    private const int Facility = 16;
    private const string ApplicationName = "bms-gateway";
    private const string NilValue = "-";
    private const int LongestId = 32;

    // Severities of §6.2.1 in the order of LogLevel.
    private static readonly int[] Severities = { 7, 6, 4, 3, 2 };

    /// <summary>Makes the message.</summary>
    /// <param name="entry">The line.</param>
    /// <param name="hostName">Name of this gateway, printable ASCII without blanks.</param>
    /// <param name="bootNumber">Stands in PROCID, so that a receiver sees a restart.</param>
    /// <param name="buffer">Takes the message; at least <see cref="MaximumLength"/> bytes.</param>
    /// <returns>Bytes of the message.</returns>
    public static int Write(LogEntry entry, string hostName, int bootNumber, byte[] buffer)
    {
        // sequenceId runs to 2147483647 and sysUpTime is in hundredths of a second (§7.3).
        string text = "<" + ((Facility * 8) + Severities[(int)entry.Level]).ToString() + ">1 "
            + (entry.UtcSeconds == LogEntry.NoTime ? NilValue : UtcText.Of(entry.UtcSeconds)) + " "
            + IdOf(hostName) + " " + ApplicationName + " " + bootNumber.ToString() + " " + IdOf(entry.Source)
            + " [meta sequenceId=\"" + entry.Number.ToString() + "\" sysUpTime=\""
            + (entry.WrittenAtMilliseconds / 10).ToString() + "\"] " + LogText.OneLine(LogText.MessageOf(entry));
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int length = bytes.Length < MaximumLength ? bytes.Length : MaximumLength;
        while (length > 0 && length < bytes.Length && (bytes[length] & 0xC0) == 0x80)
        {
            // Not in the middle of a character.
            length--;
        }

        System.Array.Copy(bytes, 0, buffer, 0, length);
        return length;
    }

    // Header fields are printable ASCII without blanks (§6).
    private static string IdOf(string text)
    {
        if (text.Length == 0)
        {
            return NilValue;
        }

        char[] characters = text.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            characters[i] = characters[i] > ' ' && characters[i] < 127 ? characters[i] : '_';
        }

        return new string(characters, 0, characters.Length < LongestId ? characters.Length : LongestId);
    }
}
