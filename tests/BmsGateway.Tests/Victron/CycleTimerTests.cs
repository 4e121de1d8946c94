// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

[TestClass]
public class CycleTimerTests
{
    [TestMethod]
    public void CyclesDoNotDriftWhateverTheirLateness()
    {
        var status = new VictronStatus();
        var timer = new CycleTimer(status);
        var random = new System.Random(42);
        timer.Start(5000);
        long now = 5000;
        for (int i = 0; i < 1000; i++)
        {
            now = timer.LatestStartMilliseconds + random.Next(150);
            timer.Begin(now, 0);
        }

        // The thousand-and-first cycle is due a thousand periods after the first.
        Assert.AreEqual(5000 + (1000 * 1000) + CycleTimer.LateMilliseconds, timer.LatestStartMilliseconds);
        Assert.AreEqual(1000, status.CycleCount);
        Assert.AreEqual(0, status.JitterCount);
        Assert.IsTrue(status.LongestJitterMilliseconds >= 150 && status.LongestJitterMilliseconds < 200);
    }

    [TestMethod]
    public void FreshSampleBringsACycleForwardByATenthOfASecond()
    {
        var timer = new CycleTimer(new VictronStatus());
        timer.Start(5000);
        timer.Begin(5000, 4990);

        Assert.IsFalse(timer.IsDue(5899, 5899));
        Assert.IsTrue(timer.IsDue(5900, 5900));
        Assert.IsTrue(timer.IsDue(5950, 5850));
        Assert.IsFalse(timer.IsDue(5951, 5850));
    }

    [TestMethod]
    public void SampleThatStartedACycleDoesNotStartTheNext()
    {
        var timer = new CycleTimer(new VictronStatus());
        timer.Start(5000);
        timer.Begin(5960, 5960);

        Assert.IsFalse(timer.IsDue(5965, 5960));
        Assert.IsFalse(timer.IsDue(6049, 5960));
        Assert.IsTrue(timer.IsDue(6050, 5960));
    }

    [TestMethod]
    public void MissedPeriodIsNotMadeUpFor()
    {
        var status = new VictronStatus();
        var timer = new CycleTimer(status);
        timer.Start(5000);
        timer.Begin(8700, 0);

        Assert.AreEqual(9700 + CycleTimer.LateMilliseconds, timer.LatestStartMilliseconds);
        Assert.AreEqual(3700, status.LongestJitterMilliseconds);
        Assert.AreEqual(1, status.JitterCount);
    }

    [TestMethod]
    [DataRow(4801, 0)]
    [DataRow(4800, 0)]
    [DataRow(4799, 1)]
    [DataRow(5200, 0)]
    [DataRow(5201, 1)]
    public void MoreThanTwoHundredMillisecondsFromTheDueTimeIsJitter(int begin, int count)
    {
        var status = new VictronStatus();
        var timer = new CycleTimer(status);
        timer.Start(5000);
        timer.Begin(begin, 0);

        Assert.AreEqual(count, status.JitterCount);
    }
}
