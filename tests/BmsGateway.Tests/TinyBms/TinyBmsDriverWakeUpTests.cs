// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsDriverWakeUpTests
{
    [TestMethod]
    public void SleepingBmsAnswersTheSecondRequestFiftyMillisecondsAfterTheTimeOut()
    {
        var rig = new DriverRig();
        rig.Bms.IsAsleep = true;

        Assert.IsTrue(rig.RunUntilSamples(1));

        Assert.AreEqual(250, rig.GapBefore(1));
        Assert.AreEqual(1, rig.Driver.Link.TimeoutCount);
        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
        Assert.IsTrue(rig.SampledAt - 1000 < 300);
    }

    [TestMethod]
    public void SilentBmsIsAskedSixTimesWithinTwoSecondsThenOnceASecond()
    {
        var rig = new DriverRig();
        rig.Settle();
        int first = rig.Bms.RequestCount;
        rig.Bms.Otherwise = ScriptedAnswer.Silent;

        rig.RunFor(60000);

        Assert.AreEqual(0, rig.Bms.RequestFirsts[first]);
        Assert.AreEqual(250, rig.GapBefore(first + 1));
        for (int i = first + 2; i < first + 6; i++)
        {
            Assert.AreEqual(450, rig.GapBefore(i));
        }

        for (int i = first + 6; i < rig.Bms.RequestCount; i++)
        {
            Assert.AreEqual(1000, rig.GapBefore(i));
        }

        Assert.IsTrue(rig.Bms.RequestCount - first > 55);
        Assert.AreEqual(0, rig.Bms.OverlapCount);
    }

    [TestMethod]
    public void LinkIsSilentWhenTheRepetitionsAreUsedUpAndNotBefore()
    {
        var rig = new DriverRig();
        rig.Settle();
        int changes = rig.LinkChangeCount;
        rig.Bms.Otherwise = ScriptedAnswer.Silent;
        int first = rig.Bms.RequestCount;
        rig.RunUntilRequests(first + 6);
        rig.RunFor(190);
        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);

        rig.RunFor(20);

        Assert.AreEqual((int)BatteryLinkState.Silent, (int)rig.State);
        Assert.AreEqual(changes + 1, rig.LinkChangeCount);
        Assert.AreEqual("tinybms: The BMS on COM2 does not answer any more; asking once a second.", rig.Log.Last);
        Assert.AreEqual(6, rig.Driver.Link.TimeoutCount);
    }

    [TestMethod]
    public void SilentBmsIsNotLoggedAgainAndAgain()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Otherwise = ScriptedAnswer.Silent;
        rig.RunFor(5000);
        int lines = rig.Log.Count;

        rig.RunFor(600000);

        Assert.AreEqual(lines, rig.Log.Count);
    }

    [TestMethod]
    public void BmsThatReturnsIsOnlineWithinTwoSecondsAndItsSettingsAreReadFirst()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Otherwise = ScriptedAnswer.Silent;
        rig.RunFor(30000);
        int samples = rig.SampleCount;
        rig.Bms.Registers[315] = 3750;
        rig.Bms.IsAsleep = true;
        rig.Bms.Otherwise = ScriptedAnswer.Normal;

        rig.RunFor(2100);

        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
        Assert.IsTrue(rig.SampleCount > samples);
        Assert.AreEqual(3750, rig.Sample.Protection!.OverVoltageCutoffCellMillivolts);
    }

    [TestMethod]
    public void ThresholdsFromBeforeASilenceAreNotUsedWhenTheyCannotBeReadAgain()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Otherwise = ScriptedAnswer.Silent;
        rig.RunFor(10000);
        rig.Bms.Script(ScriptedAnswer.RejectCommand);
        rig.Bms.Otherwise = ScriptedAnswer.Normal;

        Assert.IsTrue(rig.RunUntilSamples(rig.SampleCount + 1));

        Assert.IsNull(rig.Sample.Protection);
    }

    [TestMethod]
    public void OneLostAnswerCostsOneRepetition()
    {
        var rig = new DriverRig();
        rig.Settle();
        int samples = rig.SampleCount;
        rig.Bms.Script(ScriptedAnswer.Silent);

        rig.RunFor(750);

        Assert.AreEqual(samples + 2, rig.SampleCount);
        Assert.AreEqual(1, rig.Driver.Link.TimeoutCount);
        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
    }

    [TestMethod]
    public void WritesNothingButReadRequests()
    {
        var rig = new DriverRig();
        rig.Bms.IsAsleep = true;
        rig.RunFor(70000);
        rig.Bms.Otherwise = ScriptedAnswer.Silent;
        rig.RunFor(10000);

        Assert.AreEqual(0, rig.Bms.BadRequestCount);
    }
}
