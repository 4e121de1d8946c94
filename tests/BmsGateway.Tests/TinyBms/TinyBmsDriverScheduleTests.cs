// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsDriverScheduleTests
{
    [TestMethod]
    [DataRow(100, 1000L)]
    [DataRow(250, 1000L)]
    [DataRow(1000, 0L)]
    [DataRow(250, 2147483647L - 30000)] // past 2^31 ms
    [DataRow(250, 4294967295L - 30000)] // past 2^32 ms
    public void LiveBlockIsReadOnAGridThatDoesNotDrift(int period, long start)
    {
        var rig = new DriverRig(period, start);
        rig.RunFor(120000);

        // The first request is the settings; the first live request is the origin of the grid.
        long origin = rig.Bms.RequestTimes[1];
        int live = 0;
        for (int i = 1; i < rig.Bms.RequestCount; i++)
        {
            if (rig.Bms.RequestFirsts[i] == 0)
            {
                Assert.AreEqual(origin + ((long)live * period), rig.Bms.RequestTimes[i]);
                live++;
            }
        }

        Assert.IsTrue(live >= (120000 / period) - 1);
        Assert.AreEqual(live, rig.SampleCount);
        Assert.AreEqual(0, rig.Bms.OverlapCount);
    }

    [TestMethod]
    public void SlowerReadsComeAtTheirOwnPeriods()
    {
        var rig = new DriverRig();

        rig.RunFor(600000);

        Assert.AreEqual(10, CountRequests(rig, 300));
        Assert.AreEqual(60, CountRequests(rig, 100));
        Assert.AreEqual(1, CountRequests(rig, 500));
    }

    [TestMethod]
    public void SlowerReadDelaysTheLiveBlockByItsOwnDurationAtMost()
    {
        // The clock stands just in front of a live read when the settings become due.
        var rig = new DriverRig(100, 1000);
        rig.Settle();
        long due = rig.Bms.RequestTimes[1] + 60000;
        rig.RunFor((int)(due - 3 - rig.Clock.MonotonicMilliseconds));
        int before = rig.Bms.RequestCount;
        rig.RunFor(200);

        for (int i = before; i < rig.Bms.RequestCount; i++)
        {
            if (rig.Bms.RequestFirsts[i] == 0)
            {
                Assert.IsTrue((rig.Bms.RequestTimes[i] - rig.Bms.RequestTimes[1]) % 100 <= 15);
            }
        }
    }

    [TestMethod]
    public void LateCallIsMadeUpForOnceAndThenTheGridGoesOn()
    {
        var rig = new DriverRig();
        rig.Settle();
        long origin = rig.Bms.RequestTimes[1];
        int before = rig.Bms.RequestCount;

        // Nobody calls the driver for a while: five polls are missed.
        rig.Clock.MonotonicMilliseconds = origin + 1600;
        rig.RunFor(700);

        Assert.AreEqual(origin + 1600, rig.Bms.RequestTimes[before]);
        Assert.AreEqual(origin + 1750, rig.Bms.RequestTimes[before + 1]);
        Assert.AreEqual(origin + 2000, rig.Bms.RequestTimes[before + 2]);
        Assert.AreEqual(before + 4, rig.Bms.RequestCount);
    }

    [TestMethod]
    public void SlowAnswersMakeTheDriverLeaveOutPollsInsteadOfRunningBehind()
    {
        var rig = new DriverRig(100, 1000);
        rig.Settle();
        long origin = rig.Bms.RequestTimes[1];
        rig.Bms.Otherwise = ScriptedAnswer.ByteByByte;
        rig.RunFor(1000);
        int before = rig.Bms.RequestCount;

        rig.RunFor(1000);

        // An answer takes 131 ms, so every second place of the grid is used.
        Assert.AreEqual(before + 5, rig.Bms.RequestCount);
        for (int i = before; i < rig.Bms.RequestCount; i++)
        {
            Assert.AreEqual(0L, (rig.Bms.RequestTimes[i] - origin) % 100);
        }
    }

    [TestMethod]
    public void GridGoesOnAfterALostAnswer()
    {
        var rig = new DriverRig();
        rig.Settle();
        long origin = rig.Bms.RequestTimes[1];
        int before = rig.Bms.RequestCount;
        rig.Bms.Script(ScriptedAnswer.Silent);

        rig.RunFor(900);

        Assert.AreEqual(origin + 500, rig.Bms.RequestTimes[before]);
        Assert.AreEqual(origin + 750, rig.Bms.RequestTimes[before + 1]);
        Assert.AreEqual(origin + 1000, rig.Bms.RequestTimes[before + 2]);
    }

    private static int CountRequests(DriverRig rig, int first)
    {
        int count = 0;
        for (int i = 0; i < rig.Bms.RequestCount; i++)
        {
            count += rig.Bms.RequestFirsts[i] == first ? 1 : 0;
        }

        return count;
    }
}
