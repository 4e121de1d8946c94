// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsDriverBadLineTests
{
    [TestMethod]
    [DataRow((int)ScriptedAnswer.Silent)]
    [DataRow((int)ScriptedAnswer.Truncated)]
    [DataRow((int)ScriptedAnswer.WrongCrc)]
    public void FifthOfTheAnswersLostLeavesNoGapOfThreeSeconds(int loss)
    {
        var rig = new DriverRig();
        rig.Settle();
        var random = new Random(3);
        long longest = 0;
        long end = rig.Clock.MonotonicMilliseconds + 600000;
        int requests = rig.Bms.RequestCount;
        while (rig.Clock.MonotonicMilliseconds < end)
        {
            if (rig.Bms.RequestCount != requests)
            {
                requests = rig.Bms.RequestCount;
                rig.Bms.Otherwise = random.Next(5) == 0 ? (ScriptedAnswer)loss : ScriptedAnswer.Normal;
            }

            rig.Driver.Run(20);
            long gap = rig.Clock.MonotonicMilliseconds - rig.Sample.SampledAtMilliseconds;
            longest = gap > longest ? gap : longest;
        }

        Assert.IsTrue(longest < 3000, longest.ToString());
        Assert.IsTrue(rig.SampleCount > 1000, rig.SampleCount.ToString());
        int quality = rig.Driver.Link.QualityPercent;
        Assert.IsTrue(quality >= 65 && quality <= 95, quality.ToString());
        Assert.AreEqual(0, rig.Driver.Link.ImplausibleCount);
    }

    [TestMethod]
    public void StallsOfOneSecondCostSamplesButNotTheLink()
    {
        var rig = new DriverRig();
        rig.Settle();
        int changes = rig.LinkChangeCount;
        for (int i = 0; i < 60; i++)
        {
            rig.Bms.Otherwise = ScriptedAnswer.Silent;
            rig.RunFor(1000);
            rig.Bms.Otherwise = ScriptedAnswer.Normal;
            int before = rig.SampleCount;
            rig.RunFor(9000);
            Assert.IsTrue(rig.SampleCount >= before + 10, rig.SampleCount.ToString());
        }

        Assert.AreEqual(changes, rig.LinkChangeCount);
        Assert.AreEqual(52812, rig.Sample.PackVoltageMillivolts);
    }

    [TestMethod]
    public void GatewayThatIsHeldUpCatchesUpWithoutABurst()
    {
        var rig = new DriverRig();
        rig.Settle();
        int before = rig.Bms.RequestCount;

        rig.Clock.Advance(1000);
        rig.RunFor(250);

        Assert.IsTrue(rig.Bms.RequestCount - before <= 2);
    }

    [TestMethod]
    public void BmsThatRefusesEveryLiveReadIsAskedMoreAndMoreSlowlyAndAtFullSpeedWhenItRecovers()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Otherwise = ScriptedAnswer.RejectCommand;
        rig.RunFor(10000);
        Assert.AreEqual(1000, rig.Driver.Link.PollPeriodMilliseconds);
        int requests = rig.Bms.RequestCount;
        rig.RunFor(9000);
        Assert.IsTrue(rig.Bms.RequestCount - requests <= 13);

        rig.Bms.Otherwise = ScriptedAnswer.Normal;
        rig.RunFor(17000);

        Assert.AreEqual(250, rig.Driver.Link.PollPeriodMilliseconds);
        int samples = rig.SampleCount;
        rig.RunFor(10000);
        Assert.AreEqual(samples + 40, rig.SampleCount);
    }

    [TestMethod]
    public void AnswersOfAnotherDeviceAreNoAnswers()
    {
        // Another MODBUS device on the line: its frames are whole, but the first byte is its own address.
        var rig = new DriverRig();
        rig.Bms.Otherwise = ScriptedAnswer.Silent;
        var frame = new byte[300];
        int length = ModbusFrames.BuildAnswer(frame, rig.Bms.Registers, 0, 57);
        frame[0] = 0x01;
        length = ModbusFrames.Seal(frame, length - 2);
        int requests = 0;
        for (int i = 0; i < 10000; i++)
        {
            rig.Driver.Run(1);
            for (int k = 0; k < length && requests != rig.Bms.RequestCount; k++)
            {
                rig.Bms.Put(frame[k], rig.Clock.MonotonicMilliseconds + 5);
            }

            requests = rig.Bms.RequestCount;
        }

        Assert.AreEqual(0, rig.SampleCount);
        Assert.AreEqual((int)BatteryLinkState.Silent, (int)rig.State);
        Assert.AreEqual(0, rig.Driver.Link.QualityPercent);
        Assert.IsTrue(rig.Driver.Link.SkippedByteCount > 500);
    }

    [TestMethod]
    public void AnswersOfThisDeviceToSomebodyElseAreNoAnswers()
    {
        // Somebody else reads 16 registers over the same line: right CRC, but not the length that was asked for.
        var rig = new DriverRig();
        rig.Bms.Otherwise = ScriptedAnswer.Silent;
        rig.RunFor(100);
        var frame = new byte[300];
        int length = ModbusFrames.BuildAnswer(frame, rig.Bms.Registers, 0, 16);
        for (int i = 0; i < 20; i++)
        {
            for (int k = 0; k < length; k++)
            {
                rig.Bms.Put(frame[k], rig.Clock.MonotonicMilliseconds + 5);
            }

            rig.RunFor(100);
        }

        Assert.AreEqual(0, rig.SampleCount);
        Assert.AreEqual(0, rig.Driver.Link.AnswerCount);
    }

    [TestMethod]
    public void BroadcastTextInFrontOfEveryAnswerCostsNoSample()
    {
        var rig = new DriverRig(100, 1000);
        rig.Settle();
        int samples = rig.SampleCount;
        rig.Bms.Otherwise = ScriptedAnswer.TextBefore;

        rig.RunFor(60000);

        Assert.AreEqual(samples + 600, rig.SampleCount);
        Assert.AreEqual(100, rig.Driver.Link.QualityPercent);
    }

    [TestMethod]
    public void RefusalBecauseOfTheCrcLowersTheQualityAndOfTheCommandDoesNot()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Script(ScriptedAnswer.RejectCommand);
        rig.RunFor(250);
        Assert.AreEqual(100, rig.Driver.Link.QualityPercent);

        rig.Bms.Script(ScriptedAnswer.RejectCrc);
        rig.RunFor(250);
        Assert.IsTrue(rig.Driver.Link.QualityPercent < 100);
    }

    [TestMethod]
    public void OneSampleEveryHundredMillisecondsIsSustainedWithEverythingElseBeingRead()
    {
        var rig = new DriverRig(100, 1000);
        Packs.LoadFullEventLog(rig.Bms);
        rig.Settle();
        int samples = rig.SampleCount;
        int requests = rig.Bms.RequestCount;

        rig.RunFor(120000);

        Assert.AreEqual(samples + 1200, rig.SampleCount);
        Assert.AreEqual(requests + 1200 + 12 + 12 + 2, rig.Bms.RequestCount);
        Assert.AreEqual(0, rig.Driver.Link.TimeoutCount + rig.Bms.OverlapCount);
    }

    [TestMethod]
    public void UnpluggingAndPluggingAgainTwentyTimesAlwaysComesBack()
    {
        var rig = new DriverRig();
        var random = new Random(8);
        for (int i = 0; i < 20; i++)
        {
            rig.RunFor(500 + random.Next(2000));
            rig.Bms.Unplug();
            rig.RunFor(100 + random.Next(5000));
            rig.Bms.IsAbsent = false;
            int before = rig.SampleCount;
            rig.RunFor(1500);

            Assert.IsTrue(rig.SampleCount > before);
            Assert.IsNotNull(rig.Sample.Protection);
        }
    }
}
