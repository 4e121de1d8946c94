// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms.Desktop;

[TestClass]
public class TinyBmsAllocationTests
{
    [TestMethod]
    public void OneThousandPollsWithSettingsStatisticsAndEventsAllocateNothing()
    {
        var rig = new DriverRig();
        Packs.LoadFullEventLog(rig.Bms);
        rig.RunFor(200000); // every path has been taken, nothing is left to compile
        int samples = rig.SampleCount;
        int requests = rig.Bms.RequestCount;

        long before = GC.GetAllocatedBytesForCurrentThread();
        rig.RunFor(250000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.AreEqual(0, allocated);
        Assert.AreEqual(samples + 1000, rig.SampleCount);
        Assert.AreEqual(requests + 1000 + 25 + 25 + 4, rig.Bms.RequestCount);
    }

    [TestMethod]
    public void OneThousandSilentSecondsAllocateNothing()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Otherwise = ScriptedAnswer.Silent;
        rig.RunFor(10000);

        long before = GC.GetAllocatedBytesForCurrentThread();
        rig.RunFor(1000000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.AreEqual(0, allocated);
    }

    [TestMethod]
    public void SpoiltAnswersAndRefusalsAllocateNothing()
    {
        var rig = new DriverRig();
        rig.Settle();
        ScriptedAnswer[] kinds =
        {
            ScriptedAnswer.WrongCrc, ScriptedAnswer.Truncated, ScriptedAnswer.RejectCrc, ScriptedAnswer.RejectCommand,
            ScriptedAnswer.Twice, ScriptedAnswer.ByteByByte, ScriptedAnswer.FalseHeaderBefore,
        };
        long allocated = 0;
        for (int round = 0; round < 20; round++)
        {
            foreach (ScriptedAnswer kind in kinds)
            {
                rig.Bms.Script(kind);
                long before = GC.GetAllocatedBytesForCurrentThread();
                rig.RunFor(1000);
                allocated = round == 0 ? 0 : allocated + GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }

        Assert.AreEqual(0, allocated);
    }

    [TestMethod]
    public void RawViewAllocatesNothingOnceItIsOn()
    {
        var rig = new DriverRig(new TinyBmsDriverOptions { IsRawViewEnabled = true }, 1000);
        rig.RunFor(70000);
        int frames = rig.RawFrameCount;

        long before = GC.GetAllocatedBytesForCurrentThread();
        rig.RunFor(100000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.AreEqual(0, allocated);
        Assert.IsTrue(rig.RawFrameCount - frames >= 800);
    }
}
