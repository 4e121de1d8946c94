// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Diagnostics;

/// <summary>The newest lines, numbered, in memory. A full ring forgets its oldest line. Any thread.</summary>
public sealed class LogRing : ILogSink
{
    /// <summary>Lines that are kept.</summary>
    public const int Capacity = 100;

    /// <summary>Longest message that is kept, characters; the rest is left out.</summary>
    public const int LongestMessage = 240;

    private readonly object _gate = new();
    private readonly LogEntry[] _entries = MakeEntries();
    private int _newest;

    /// <summary>Number of the newest line; 0 before the first.</summary>
    public int NewestNumber => _newest;

    /// <summary>Number of the oldest line that is kept; 1 before the ring is full.</summary>
    public int OldestNumber => _newest > Capacity ? _newest - Capacity + 1 : 1;

    /// <summary>Keeps a line and gives it its number.</summary>
    public void Take(LogEntry entry)
    {
        string message = entry.Message.Length > LongestMessage ? entry.Message.Substring(0, LongestMessage) : entry.Message;
        lock (_gate)
        {
            entry.Number = _newest + 1;
            LogEntry place = _entries[entry.Number % Capacity];
            Copy(entry, place);
            place.Message = message;
            _newest = entry.Number;
        }
    }

    /// <summary>Reads a line.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="target">Takes the line.</param>
    /// <returns>False when it is not there, or not any more.</returns>
    public bool TryRead(int number, LogEntry target)
    {
        lock (_gate)
        {
            if (number < 1 || number > _newest || number < OldestNumber)
            {
                return false;
            }

            Copy(_entries[number % Capacity], target);
            return true;
        }
    }

    private static LogEntry[] MakeEntries()
    {
        var entries = new LogEntry[Capacity];
        for (int i = 0; i < Capacity; i++)
        {
            entries[i] = new LogEntry();
        }

        return entries;
    }

    private static void Copy(LogEntry from, LogEntry to)
    {
        to.Number = from.Number;
        to.WrittenAtMilliseconds = from.WrittenAtMilliseconds;
        to.UtcSeconds = from.UtcSeconds;
        to.Level = from.Level;
        to.Source = from.Source;
        to.Message = from.Message;
        to.Fields = from.Fields;
    }
}
