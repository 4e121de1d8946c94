// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Desktop.Platform;

namespace BmsGateway.Desktop.Tests.Platform;

[TestClass]
public sealed class SystemClockTests
{
    [TestMethod]
    public void MonotonicTimeFollowsSleep()
    {
        var clock = new SystemClock();
        long start = clock.MonotonicMilliseconds;
        clock.Sleep(50);
        long passed = clock.MonotonicMilliseconds - start;
        Assert.IsTrue(passed >= 49 && passed < 2000, passed + " ms");
    }

    [TestMethod]
    public void WallClockIsThatOfTheSystem()
    {
        var clock = new SystemClock();
        Assert.IsTrue(Math.Abs(clock.UtcSeconds - DateTimeOffset.UtcNow.ToUnixTimeSeconds()) <= 1);
        Assert.AreEqual(DateTime.UtcNow.Year >= 2025, clock.IsWallClockSet);
    }
}
