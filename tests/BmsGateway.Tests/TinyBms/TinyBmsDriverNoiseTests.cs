// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsDriverNoiseTests
{
    [TestMethod]
    [DataRow((int)ScriptedAnswer.NoiseBefore)]
    [DataRow((int)ScriptedAnswer.FalseHeaderBefore)]
    [DataRow((int)ScriptedAnswer.TextBefore)]
    [DataRow((int)ScriptedAnswer.NoiseAfter)]
    [DataRow((int)ScriptedAnswer.ByteByByte)]
    [DataRow((int)ScriptedAnswer.Twice)]
    public void AnswerIsFoundInAllOfThis(int kind)
    {
        var rig = new DriverRig();
        rig.Bms.Otherwise = (ScriptedAnswer)kind;

        rig.RunFor(60000);

        Assert.IsTrue(rig.SampleCount >= 120);
        Assert.AreEqual(0, rig.Driver.Link.TimeoutCount);
        Assert.AreEqual(52812, rig.Sample.PackVoltageMillivolts);
        Assert.AreEqual(33015, (int)rig.Sample.CellTenthMillivolts[15]);
    }

    [TestMethod]
    public void BytesInFrontOfAnswersAreCounted()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Script(ScriptedAnswer.NoiseBefore);

        rig.RunUntilSamples(rig.SampleCount + 1);

        Assert.AreEqual(15, rig.Driver.Link.SkippedByteCount);
        Assert.AreEqual(1, rig.Driver.Link.CrcErrorCount);
    }

    [TestMethod]
    [DataRow((int)ScriptedAnswer.WrongCrc)]
    [DataRow((int)ScriptedAnswer.Truncated)]
    [DataRow((int)ScriptedAnswer.ShortPayload)]
    [DataRow((int)ScriptedAnswer.TextInside)]
    [DataRow((int)ScriptedAnswer.Flood)]
    public void SpoiltAnswerIsNotUsedAndTheRepetitionIs(int kind)
    {
        var rig = new DriverRig();
        rig.Settle();
        int samples = rig.SampleCount;
        rig.Bms.Script((ScriptedAnswer)kind);
        rig.RunUntilRequests(rig.Bms.RequestCount + 2);
        Assert.AreEqual(samples, rig.SampleCount);
        Assert.AreEqual(1, rig.Driver.Link.TimeoutCount);

        rig.RunUntilSamples(samples + 1);

        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
        Assert.AreEqual(52812, rig.Sample.PackVoltageMillivolts);
    }

    [TestMethod]
    public void LineOnWhichEveryAnswerIsSpoiltIsSilent()
    {
        var rig = new DriverRig();
        rig.Settle();
        int samples = rig.SampleCount;
        rig.Bms.Otherwise = ScriptedAnswer.WrongCrc;

        rig.RunFor(10000);

        Assert.AreEqual(samples, rig.SampleCount);
        Assert.AreEqual((int)BatteryLinkState.Silent, (int)rig.State);
        Assert.IsTrue(rig.Driver.Link.CrcErrorCount >= 10);
    }

    [TestMethod]
    public void AnswerThatHasBegunInTimeMayEndALittleLater()
    {
        var rig = new DriverRig();
        rig.Settle();
        int samples = rig.SampleCount;
        rig.Bms.Script(ScriptedAnswer.EndsLate);

        rig.RunUntilSamples(samples + 1);

        Assert.AreEqual(0, rig.Driver.Link.TimeoutCount);
    }

    [TestMethod]
    public void AnswerThatComesAfterTheTimeOutIsThrownAway()
    {
        var rig = new DriverRig();
        rig.Settle();
        int samples = rig.SampleCount;
        int requests = rig.Bms.RequestCount;
        rig.Bms.Script(ScriptedAnswer.Late);
        rig.Bms.Script(ScriptedAnswer.Silent);

        rig.RunUntilRequests(requests + 3);

        Assert.AreEqual(samples, rig.SampleCount);
        Assert.AreEqual(2, rig.Driver.Link.TimeoutCount);
    }

    [TestMethod]
    public void RefusalBehindAFalseHeaderIsNotTakenForSilence()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Script(ScriptedAnswer.FalseHeaderBeforeReject);

        rig.RunUntilSamples(rig.SampleCount + 1);

        Assert.AreEqual(1, rig.Driver.Link.RejectedCount);
        Assert.AreEqual(0, rig.Driver.Link.TimeoutCount);
    }

    [TestMethod]
    public void AnswerFoundAfterAHoldUpCountsAsOldAsItsRequest()
    {
        var rig = new DriverRig();
        rig.Settle();
        int samples = rig.SampleCount;
        int request = rig.Bms.RequestCount;
        rig.Bms.Script(ScriptedAnswer.HoldUp);

        rig.RunUntilSamples(samples + 1);

        Assert.AreEqual(rig.Bms.RequestTimes[request], rig.Sample.SampledAtMilliseconds);
        Assert.AreEqual(5000L, rig.SampledAt - rig.Sample.SampledAtMilliseconds);
        Assert.AreEqual(0, rig.Driver.Link.TimeoutCount);

        rig.RunUntilSamples(samples + 2);
        Assert.AreEqual(rig.SampledAt, rig.Sample.SampledAtMilliseconds);
        Assert.IsTrue(rig.GapBefore(request + 1) <= 5250);
    }

    [TestMethod]
    public void BroadcastBetweenTheRequestsDoesNoHarm()
    {
        var rig = new DriverRig();
        rig.Settle();
        int samples = rig.SampleCount;
        for (int poll = 1; poll <= 4; poll++)
        {
            long now = rig.Clock.MonotonicMilliseconds;
            for (int i = 0; i < 100; i++)
            {
                rig.Bms.Put("BPV:49.05\tSOC:80\r\n"[i % 18], now + i);
            }

            rig.RunFor(250);
            Assert.AreEqual(samples + poll, rig.SampleCount);
        }

        Assert.AreEqual(0, rig.Driver.Link.TimeoutCount);
    }
}
