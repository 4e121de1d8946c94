// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Web.Desktop;

/// <summary>Real time.</summary>
public sealed class StopwatchClock : IClock
{
    /// <inheritdoc/>
    public long MonotonicMilliseconds => Environment.TickCount64;

    /// <inheritdoc/>
    public bool IsWallClockSet => false;

    /// <inheritdoc/>
    public long UtcSeconds => 0;

    /// <inheritdoc/>
    public void Sleep(int milliseconds) => Thread.Sleep(milliseconds);
}
