// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.Threading;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Platform;

/// <summary>The time of the PC.</summary>
public sealed class SystemClock : IClock
{
    // A PC without a battery-backed clock starts in 1970 or at the time of its last shutdown; before this it cannot be
    // right.
    private static readonly long EarliestCredibleSeconds =
        new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
    private static readonly long TicksPerMillisecond = Stopwatch.Frequency / 1000;

    // As on the device, where the clock starts with the gateway: so the time is also how long it has been running.
    private static readonly long Start = Stopwatch.GetTimestamp() - TicksPerMillisecond;

    /// <inheritdoc/>
    public long MonotonicMilliseconds => (Stopwatch.GetTimestamp() - Start) / TicksPerMillisecond;

    /// <inheritdoc/>
    public bool IsWallClockSet => UtcSeconds >= EarliestCredibleSeconds;

    /// <inheritdoc/>
    public long UtcSeconds => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    /// <inheritdoc/>
    public void Sleep(int milliseconds) => Thread.Sleep(milliseconds);
}
