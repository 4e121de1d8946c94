// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Telemetry;

namespace BmsGateway.Diagnostics;

/// <summary>One log entry as a line of text or as a JSON object. Allocates; never on the control thread.</summary>
public static class LogText
{
    // Bytes in JSON, where a character may take six.
    private const int LongestText = 700;
    private const int LongestField = 80;

    /// <summary>The message with the fields behind it ("… command=ccl_a").</summary>
    public static string MessageOf(LogEntry entry)
    {
        string[]? fields = entry.Fields;
        if (fields == null)
        {
            return entry.Message;
        }

        var text = new StringBuilder(entry.Message);
        for (int i = 0; i + 1 < fields.Length; i += 2)
        {
            text.Append(' ');
            text.Append(fields[i]);
            text.Append('=');
            text.Append(fields[i + 1]);
        }

        return text.ToString();
    }

    /// <summary>The entry in one line: time (UTC, or "+seconds" since the start), level, source, message, fields.</summary>
    public static string LineOf(LogEntry entry)
    {
        string time = entry.UtcSeconds == LogEntry.NoTime
            ? "+" + (entry.WrittenAtMilliseconds / 1000).ToString()
            : UtcText.Of(entry.UtcSeconds);
        return OneLine(time + " " + LogLevels.KeyOf(entry.Level) + " " + entry.Source + ": " + MessageOf(entry));
    }

    /// <summary>Writes the entry as an object of an array, or as the whole text.</summary>
    /// <param name="json">Writer.</param>
    /// <param name="entry">The entry.</param>
    public static void WriteJson(JsonWriter json, LogEntry entry)
    {
        json.BeginObject();
        json.WriteNumber("n", entry.Number);
        if (entry.UtcSeconds == LogEntry.NoTime)
        {
            json.WriteNull("t");
        }
        else
        {
            json.WriteNumber("t", entry.UtcSeconds);
        }

        json.WriteNumber("uptime_ms", entry.WrittenAtMilliseconds);
        json.WriteString("level", LogLevels.KeyOf(entry.Level));
        json.WriteString("source", entry.Source);
        json.WriteString("text", entry.Message, LongestText);
        string[]? fields = entry.Fields;
        if (fields != null)
        {
            json.BeginObject("fields");
            for (int i = 0; i + 1 < fields.Length; i += 2)
            {
                json.WriteString(fields[i], fields[i + 1], LongestField);
            }

            json.EndObject();
        }

        json.EndObject();
    }

    /// <summary>The text with blanks in place of control characters, so that one entry stays one line.</summary>
    public static string OneLine(string text)
    {
        char[]? changed = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] < ' ' || text[i] == 127)
            {
                changed ??= text.ToCharArray();
                changed[i] = ' ';
            }
        }

        return changed == null ? text : new string(changed);
    }
}
