// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Tests.Support;

/// <summary>A clock that only moves when it is told to, or when somebody sleeps.</summary>
public sealed class FakeClock : IClock
{
    /// <inheritdoc/>
    public long MonotonicMilliseconds { get; set; } = 1000;

    /// <inheritdoc/>
    public bool IsWallClockSet { get; set; }

    /// <inheritdoc/>
    public long UtcSeconds { get; set; }

    /// <summary>Milliseconds slept in all.</summary>
    public long SleptMilliseconds { get; private set; }

    /// <inheritdoc/>
    public void Sleep(int milliseconds)
    {
        SleptMilliseconds += milliseconds;
        MonotonicMilliseconds += milliseconds;
    }

    /// <summary>Moves the time on.</summary>
    public void Advance(int milliseconds) => MonotonicMilliseconds += milliseconds;
}
