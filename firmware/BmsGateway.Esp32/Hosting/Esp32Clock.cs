// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Platform;

namespace BmsGateway.Esp32.Hosting;

/// <summary>
/// The time of an ESP32. The monotonic clock moves in steps of 10 ms and is made of a 32-bit counter of the operating
/// system, which starts again at 0 after 497 days; <see cref="GatewayHost"/> restarts the board long before.
/// </summary>
public sealed class Esp32Clock : IClock
{
    // Before the time has come from the network the clock stands near 1970.
    private const int FirstPlausibleYear = 2024;

    /// <inheritdoc/>
    public long MonotonicMilliseconds => Environment.TickCount64;

    /// <inheritdoc/>
    public bool IsWallClockSet => DateTime.UtcNow.Year >= FirstPlausibleYear;

    /// <inheritdoc/>
    public long UtcSeconds => DateTime.UtcNow.ToUnixTimeSeconds();

    /// <inheritdoc/>
    public void Sleep(int milliseconds) => Thread.Sleep(milliseconds);
}
