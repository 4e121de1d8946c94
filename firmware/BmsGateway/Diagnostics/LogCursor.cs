// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Diagnostics;

/// <summary>
/// The place of one reader (file, syslog) in the ring: it hands out every line from a level on once, and says how many it has missed
/// because the ring has gone on without it.
/// </summary>
public sealed class LogCursor
{
    private readonly LogRing _ring;
    private int _taken;

    /// <summary>Begins with the oldest line that is kept.</summary>
    public LogCursor(LogRing ring)
    {
        _ring = ring;
    }

    /// <summary>Lines that the ring had forgotten before this reader came to them.</summary>
    public int MissedCount { get; private set; }

    /// <summary>Takes the next line.</summary>
    /// <param name="minimum">Lines below this level are passed over.</param>
    /// <param name="entry">Takes the line.</param>
    /// <returns>False when there is none.</returns>
    public bool TryTake(LogLevel minimum, LogEntry entry)
    {
        while (_taken < _ring.NewestNumber)
        {
            int oldest = _ring.OldestNumber;
            if (_taken + 1 < oldest)
            {
                MissedCount += oldest - _taken - 1;
                _taken = oldest - 1;
            }

            bool isRead = _ring.TryRead(_taken + 1, entry);
            if (isRead)
            {
                _taken++;
                if (entry.Level >= minimum)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Gives the line back that was taken last, so that it comes again.</summary>
    public void GiveBack() => _taken--;
}
