// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.Threading;

namespace BmsGateway.Desktop.Tests.Support;

/// <summary>Waits for something that another thread or process does.</summary>
public static class Eventually
{
    /// <summary>Waits until a condition holds; fails the test when it does not.</summary>
    /// <param name="condition">The condition; also called for its effect, for example to read.</param>
    /// <param name="what">What is waited for, for the message.</param>
    /// <param name="milliseconds">How long at most.</param>
    public static void IsTrue(Func<bool> condition, string what, int milliseconds = 5000)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.ElapsedMilliseconds > milliseconds)
            {
                Assert.Fail("Not within " + milliseconds + " ms: " + what);
            }

            Thread.Sleep(5);
        }
    }
}
