// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Diagnostics;

/// <summary>One line of the log.</summary>
public sealed class LogEntry
{
    /// <summary>Value of <see cref="UtcSeconds"/> while the wall clock is not set.</summary>
    public const long NoTime = -1;

    /// <summary>Number since the start of the gateway, from 1; 0 before the ring has given one.</summary>
    public int Number;

    /// <summary>Monotonic time at which it was written, ms.</summary>
    public long WrittenAtMilliseconds;

    /// <summary>Wall-clock time, seconds since 1970-01-01 UTC; <see cref="NoTime"/> when it was not known.</summary>
    public long UtcSeconds = NoTime;

    /// <summary>How much it matters.</summary>
    public LogLevel Level;

    /// <summary>Who said it.</summary>
    public string Source = "";

    /// <summary>What was said.</summary>
    public string Message = "";

    /// <summary>Names and values in turn, or null.</summary>
    public string[]? Fields;
}
