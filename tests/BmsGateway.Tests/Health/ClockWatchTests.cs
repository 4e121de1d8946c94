// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Health;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Health;

[TestClass]
public class ClockWatchTests
{
    private const long TenYears = 315576000;

    [TestMethod]
    public void SettingTheClockIsSaidOnce()
    {
        var clock = new FakeClock();
        var log = new FakeLog();
        var watch = new ClockWatch(clock, log);
        watch.Step();
        Assert.IsFalse(watch.IsSet);
        Set(clock, 1769860800);

        for (int i = 0; i < 100; i++)
        {
            Tick(clock);
            watch.Step();
        }

        Assert.IsTrue(watch.IsSet);
        Assert.AreEqual(0, watch.JumpCount);
        Assert.AreEqual(1, log.Count);
        Assert.AreEqual("time: The clock is set: 2026-01-31T12:00:01Z.", log.Last);
    }

    [TestMethod]
    public void JumpsOfTenYearsAreCountedBothWays()
    {
        var clock = new FakeClock();
        var watch = new ClockWatch(clock, new FakeLog());
        Set(clock, 1769860800);
        watch.Step();
        clock.UtcSeconds += TenYears;
        watch.Step();
        Assert.AreEqual(TenYears, watch.LastJumpSeconds);
        clock.UtcSeconds -= 2 * TenYears;
        watch.Step();

        Assert.AreEqual(2, watch.JumpCount);
        Assert.AreEqual(-2 * TenYears, watch.LastJumpSeconds);
    }

    [TestMethod]
    public void SmallCorrectionIsNoJump()
    {
        var clock = new FakeClock();
        var watch = new ClockWatch(clock, new FakeLog());
        Set(clock, 1769860800);
        watch.Step();
        clock.UtcSeconds += ClockWatch.JumpSeconds;
        watch.Step();

        Assert.AreEqual(0, watch.JumpCount);
    }

    private static void Set(FakeClock clock, long utc)
    {
        clock.IsWallClockSet = true;
        clock.UtcSeconds = utc;
    }

    private static void Tick(FakeClock clock)
    {
        clock.Advance(1000);
        clock.UtcSeconds++;
    }
}
