// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;

namespace BmsGateway.Simulators.Link;

/// <summary>
/// Clocks for simulators that run in real time. Without a clock a simulator is stepped by its own Advance method.
/// </summary>
public static class SimulatorClock
{
    /// <summary>Makes a monotonic clock that starts at 0 now.</summary>
    /// <returns>A function that returns elapsed microseconds.</returns>
    public static Func<long> RealTime()
    {
        Stopwatch watch = Stopwatch.StartNew();
        return () => watch.Elapsed.Ticks / 10;
    }
}
