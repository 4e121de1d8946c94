// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>The time of the board. Everything that measures a duration uses the monotonic clock only.</summary>
public interface IClock
{
    /// <summary>Milliseconds since an arbitrary start; never jumps, never goes back, does not wrap in practice (64 bits).</summary>
    long MonotonicMilliseconds { get; }

    /// <summary>True once the wall clock has been set from the network or by hand; before that <see cref="UtcSeconds"/> means nothing.</summary>
    bool IsWallClockSet { get; }

    /// <summary>Wall-clock time, seconds since 1970-01-01 UTC. For labels only, never for control.</summary>
    long UtcSeconds { get; }

    /// <summary>Lets the calling thread sleep. A test clock advances its own time instead.</summary>
    /// <param name="milliseconds">0 to 60 000.</param>
    void Sleep(int milliseconds);
}
