// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Tests.Victron;

/// <summary>When the frames leave: apart from each other, in each second, and in a loop that is late.</summary>
[TestClass]
public class VictronTimingTests
{
    [TestMethod]
    public void FramesOfACycleAreAtLeastFiveMillisecondsApart()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(3000, 250);

        for (int i = 1; i < bench.CanBus.SentCount; i++)
        {
            Assert.IsTrue(bench.CanBus.At(i).SentAtMilliseconds - bench.CanBus.At(i - 1).SentAtMilliseconds >= 5);
        }
    }

    [TestMethod]
    [DataRow(100)]
    [DataRow(250)]
    [DataRow(333)]
    [DataRow(700)]
    [DataRow(1000)]
    public void CyclesComeEverySecondWhateverThePollPeriod(int pollPeriod)
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(60000, pollPeriod);

        // 60 s and the cycle at the start; the last one may just not have begun.
        int count = bench.CanBus.CountOf(0x351);
        Assert.IsTrue(count >= 60 && count <= 61, count.ToString());
        bench.AssertGaps(0x351, 800, 1200);
        Assert.IsTrue(bench.Status.LongestGapMilliseconds <= 1200);
        Assert.AreEqual(count, bench.Status.CycleCount);
    }

    [TestMethod]
    public void CycleStartsWithTheSampleThatComesNearItsTime()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(80, 0);
        bench.CanBus.Clear();
        bench.RunFor(912, 0);
        bench.Sample();
        long arrived = bench.Clock.MonotonicMilliseconds;

        bench.RunFor(2, 0);

        Assert.AreEqual(1, bench.CanBus.SentCount);
        Assert.AreEqual(arrived, bench.CanBus.At(0).SentAtMilliseconds);
    }

    [TestMethod]
    public void StoppedHostIsFollowedByOneCycleInsteadOfABurst()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(5000, 250);
        bench.Clock.Advance(2900);
        bench.CanBus.Clear();
        bench.Sample();
        bench.RunFor(900, 250);

        Assert.AreEqual(1, bench.CanBus.CountOf(0x351));
    }

    [TestMethod]
    public void ClockBeyondThirtyTwoBitsChangesNothing()
    {
        var bench = new VictronBench();
        bench.Clock.MonotonicMilliseconds = 4294966000;
        bench.StartGate();
        bench.RunFor(10000, 250);

        bench.AssertGaps(0x351, 900, 1100);
        Assert.IsTrue(bench.CanBus.CountOf(0x351) >= 10);
    }

    [TestMethod]
    public void HealthyLoopHasNeitherJitterNorUnfinishedCycles()
    {
        var bench = new VictronBench(true);
        bench.StartGate();
        bench.RunFor(60000, 250);

        Assert.AreEqual(0, bench.Status.JitterCount);
        Assert.AreEqual(0, bench.Status.UnfinishedCycleCount);
        Assert.IsTrue(bench.Status.LongestJitterMilliseconds <= 100);
    }

    [TestMethod]
    [DataRow(20)]
    [DataRow(150)]
    [DataRow(400)]
    [DataRow(850)]
    public void AtMostTwoSecondsPassBetweenTwoLimitsInAnOverloadedLoop(int longestTurn)
    {
        var bench = new VictronBench(true);
        bench.StartGate();
        bench.RunOverloaded(600000, longestTurn, 4711);

        bench.AssertGaps(0x351, 5, 2000);
        Assert.IsTrue(bench.Status.LongestGapMilliseconds <= 2000);
        Assert.IsTrue(bench.CanBus.CountOf(0x351) >= 300);
    }

    [TestMethod]
    public void EveryFrameStillLeavesWhenALoopIsTooSlowForACycle()
    {
        var bench = new VictronBench(true);
        bench.StartGate();
        bench.RunOverloaded(600000, 400, 4711);

        Assert.IsTrue(bench.Status.UnfinishedCycleCount > 100);
        Assert.IsTrue(bench.CanBus.CountOf(0x35A) > 100);
        Assert.IsTrue(bench.CanBus.CountOf(0x373) > 100);
        Assert.IsTrue(bench.CanBus.CountOf(0x382) > 20);
    }

    [TestMethod]
    public void LateCyclesAreCountedAsJitter()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(5000, 250);
        bench.Clock.Advance(800);
        bench.RunFor(2000, 250);

        Assert.AreEqual(1, bench.Status.JitterCount);
        Assert.IsTrue(bench.Status.LongestJitterMilliseconds > 500);
    }
}
