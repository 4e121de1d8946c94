// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using BmsGateway.Diagnostics;

namespace BmsGateway.Desktop.Platform;

/// <summary>
/// Writes log lines to the terminal: UTC time, level, source, message. A thread of its own writes, so that a terminal
/// that is held or a full pipe stops nobody; when 256 lines wait, further lines are dropped, and their number is said
/// later.
/// </summary>
public sealed class ConsoleLog : ILog, IDisposable
{
    private const int Capacity = 256;
    private const int StopMilliseconds = 500;

    private readonly BlockingCollection<string> _lines = new(Capacity);
    private readonly TextWriter _output;
    private readonly Thread _writer;
    private int _dropped;

    /// <summary>Makes the log; it takes lines at once and writes them from <see cref="Start"/> on.</summary>
    /// <param name="output">Where the lines go.</param>
    public ConsoleLog(TextWriter output)
    {
        _output = output;
        _writer = new Thread(Run) { IsBackground = true, Name = "log" };
    }

    /// <summary>Starts to write.</summary>
    public void Start() => _writer.Start();

    /// <inheritdoc/>
    public void Write(LogLevel level, string source, string message)
    {
        try
        {
            if (!_lines.TryAdd(Format(DateTime.UtcNow, level, source, message)))
            {
                Interlocked.Increment(ref _dropped);
            }
        }
        catch (InvalidOperationException)
        {
            // The log has been closed; the program is ending.
        }
    }

    /// <summary>Writes what is waiting, for at most half a second, and ends.</summary>
    public void Dispose()
    {
        _lines.CompleteAdding();
        if ((_writer.ThreadState & ThreadState.Unstarted) != 0)
        {
            _writer.Start();
        }

        _writer.Join(StopMilliseconds);
    }

    /// <summary>Makes the line; control characters become blanks, so that one entry is one line.</summary>
    public static string Format(DateTime utc, LogLevel level, string source, string message)
    {
        var line = new StringBuilder(utc.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        line.Append(' ').Append(LogLevels.KeyOf(level)).Append(' ').Append(source).Append(": ").Append(message);
        for (int i = 0; i < line.Length; i++)
        {
            line[i] = char.IsControl(line[i]) ? ' ' : line[i];
        }

        return line.ToString();
    }

    private void Run()
    {
        foreach (string line in _lines.GetConsumingEnumerable())
        {
            int dropped = Interlocked.Exchange(ref _dropped, 0);
            try
            {
                _output.WriteLine(line);
                if (dropped > 0)
                {
                    _output.WriteLine(Format(DateTime.UtcNow, LogLevel.Warning, "log", dropped + " lines were lost."));
                }

                _output.Flush();
            }
            catch (IOException)
            {
                // The terminal is gone. The gateway goes on without it.
            }
        }
    }
}
