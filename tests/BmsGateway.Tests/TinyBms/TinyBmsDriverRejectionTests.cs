// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsDriverRejectionTests
{
    [TestMethod]
    public void RequestThatArrivedBrokenIsRepeatedAtOnce()
    {
        var rig = new DriverRig();
        rig.Settle();
        int samples = rig.SampleCount;
        int requests = rig.Bms.RequestCount;
        rig.Bms.Script(ScriptedAnswer.RejectCrc);

        rig.RunUntilSamples(samples + 1);

        Assert.AreEqual(requests + 2, rig.Bms.RequestCount);
        Assert.AreEqual(3, rig.GapBefore(requests + 1));
        Assert.AreEqual(1, rig.Driver.Link.RejectedCount);
        Assert.AreEqual(0, rig.Driver.Link.TimeoutCount);
    }

    [TestMethod]
    public void RequestThatAlwaysArrivesBrokenIsRepeatedThreeTimesOnly()
    {
        var rig = new DriverRig();
        rig.Settle();
        int requests = rig.Bms.RequestCount;
        rig.Bms.Script(ScriptedAnswer.RejectCrc, 4);

        rig.RunFor(500);

        Assert.AreEqual(4, rig.Driver.Link.RejectedCount);
        Assert.AreEqual(requests + 5, rig.Bms.RequestCount);
        Assert.AreEqual(250L, rig.Bms.RequestTimes[requests + 4] - rig.Bms.RequestTimes[requests]);
    }

    [TestMethod]
    public void RefusedRequestIsNotRepeatedAndTheScheduleGoesOn()
    {
        var rig = new DriverRig();
        rig.Settle();
        int samples = rig.SampleCount;
        int requests = rig.Bms.RequestCount;
        rig.Bms.Script(ScriptedAnswer.RejectCommand);

        rig.RunUntilSamples(samples + 1);

        Assert.AreEqual(requests + 2, rig.Bms.RequestCount);
        Assert.AreEqual(250, rig.GapBefore(requests + 1));
        Assert.AreEqual(1, rig.Driver.Link.RejectedCount);
        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
    }

    [TestMethod]
    public void BmsThatRefusesEverythingIsOnlineButGivesNoSamples()
    {
        var rig = new DriverRig();
        rig.Bms.Otherwise = ScriptedAnswer.RejectCommand;

        rig.RunFor(5000);

        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
        Assert.AreEqual(0, rig.SampleCount);
        Assert.AreEqual("", rig.Driver.Description);
        Assert.IsTrue(rig.Bms.RequestCount < 30);
    }

    [TestMethod]
    public void RefusedSettingsAreAskedAgainTenSecondsLater()
    {
        var rig = new DriverRig();
        rig.Bms.Script(ScriptedAnswer.RejectCommand);
        rig.Settle();
        Assert.IsNull(rig.Sample.Protection);

        rig.RunFor(9000);
        Assert.IsNull(rig.Sample.Protection);
        rig.RunFor(1500);

        Assert.IsNotNull(rig.Sample.Protection);
    }

    [TestMethod]
    public void RefusedVersionsAreAskedAgainTenSecondsLaterAndThenNoMore()
    {
        var rig = new DriverRig();
        rig.Bms.Script(ScriptedAnswer.Normal, 2);
        rig.Bms.Script(ScriptedAnswer.RejectCommand);

        rig.RunFor(9000);
        Assert.AreEqual("", rig.Driver.Description);
        rig.RunFor(120000);

        int asked = 0;
        for (int i = 0; i < rig.Bms.RequestCount; i++)
        {
            asked += rig.Bms.RequestFirsts[i] == 500 ? 1 : 0;
        }

        Assert.AreEqual(2, asked);
        Assert.AreEqual("TinyBMS, hardware 2.1, firmware 242", rig.Driver.Description);
    }

    [TestMethod]
    public void UnansweredVersionsAreAskedAgainTenSecondsLaterAndDoNotHoldUpTheSamples()
    {
        var rig = new DriverRig();
        rig.Bms.Script(ScriptedAnswer.Normal, 2);
        rig.Bms.Script(ScriptedAnswer.Silent);
        rig.RunFor(9000);
        Assert.AreEqual("", rig.Driver.Description);
        Assert.AreEqual(1, rig.Driver.Link.TimeoutCount);
        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
        Assert.AreEqual(36, rig.SampleCount);

        rig.RunFor(2000);

        Assert.AreEqual("TinyBMS, hardware 2.1, firmware 242", rig.Driver.Description);
    }
}
