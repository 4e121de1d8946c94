// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Diagnostics;

namespace BmsGateway.Tests.Support;

/// <summary>Keeps the log lines for the test to look at.</summary>
public sealed class FakeLog : IStructuredLog, ILogSink
{
    private readonly ArrayList _lines = new();

    /// <summary>Lines written.</summary>
    public int Count => _lines.Count;

    /// <summary>The newest line; empty when there is none.</summary>
    public string Last => _lines.Count == 0 ? "" : (string)_lines[_lines.Count - 1]!;

    /// <summary>Line by position.</summary>
    public string At(int index) => (string)_lines[index]!;

    /// <summary>True when a line holds a text.</summary>
    public bool Holds(string text)
    {
        for (int i = 0; i < Count; i++)
        {
            if (At(i).IndexOf(text) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void Write(LogLevel level, string source, string message)
    {
        lock (_lines)
        {
            _lines.Add(source + ": " + message);
        }
    }

    /// <inheritdoc/>
    public void Write(LogLevel level, string source, string message, string[]? fields) =>
        Take(new LogEntry { Level = level, Source = source, Message = message, Fields = fields });

    /// <inheritdoc/>
    public void Take(LogEntry entry) => Write(entry.Level, entry.Source, LogText.MessageOf(entry));
}
