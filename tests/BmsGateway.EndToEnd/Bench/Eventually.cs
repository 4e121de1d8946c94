// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.Threading;

namespace BmsGateway.EndToEnd.Bench;

/// <summary>Waits for something to become true, for a bounded time.</summary>
public static class Eventually
{
    /// <summary>Fails when the condition does not become true in time.</summary>
    /// <param name="condition">Asked every 50 ms.</param>
    /// <param name="seconds">Bound.</param>
    /// <param name="what">What is waited for, for the message.</param>
    public static void IsTrue(Func<bool> condition, double seconds, Func<string> what)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            if (clock.Elapsed.TotalSeconds > seconds)
            {
                throw new AssertFailedException($"not within {seconds} s: {what()}");
            }

            Thread.Sleep(50);
        }
    }

    /// <summary>Fails when the condition does not become true in time.</summary>
    public static void IsTrue(Func<bool> condition, double seconds, string what) => IsTrue(condition, seconds, () => what);
}
