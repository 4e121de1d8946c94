// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsDriverControlTests
{
    [TestMethod]
    [DataRow((int)TinyBmsControl.ClearEvents, "clear events")]
    [DataRow((int)TinyBmsControl.ClearStatistics, "clear statistics")]
    [DataRow((int)TinyBmsControl.Restart, "restart")]
    public void CommandIsSentOnceBetweenTwoPollsConfirmedAndLogged(int control, string name)
    {
        var rig = new DriverRig();
        rig.Settle();
        var asked = (TinyBmsControl)control;

        Assert.IsTrue(rig.Driver.TryEnqueue(asked, out TinyBmsEnqueueResult result));
        Assert.AreEqual((int)TinyBmsEnqueueResult.Accepted, (int)result);
        Assert.AreEqual((int)TinyBmsControlOutcome.Waiting, (int)rig.Driver.OutcomeOf(asked));
        rig.RunFor(50);

        Assert.AreEqual((int)TinyBmsControlOutcome.Confirmed, (int)rig.Driver.OutcomeOf(asked));
        Assert.AreEqual(1, rig.Bms.ControlCount);
        Assert.AreEqual("tinybms: Command " + name + ": confirmed.", rig.Log.Last);
        rig.RunFor(20000);
        Assert.AreEqual(1, rig.Bms.ControlCount);
        Assert.AreEqual(0, rig.Bms.OverlapCount + rig.Bms.BadRequestCount);
    }

    [TestMethod]
    public void NothingIsSentThatNobodyAskedFor()
    {
        var rig = new DriverRig();

        rig.RunFor(200000);

        Assert.AreEqual(0, rig.Bms.ControlCount);
        Assert.AreEqual((int)TinyBmsControlOutcome.None, (int)rig.Driver.OutcomeOf(TinyBmsControl.Restart));
    }

    [TestMethod]
    public void RefusedCommandIsReportedAndNotRepeated()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Script(ScriptedAnswer.RejectCommand);
        rig.Driver.TryEnqueue(TinyBmsControl.ClearEvents, out _);

        rig.RunFor(5000);

        Assert.AreEqual((int)TinyBmsControlOutcome.Refused, (int)rig.Driver.OutcomeOf(TinyBmsControl.ClearEvents));
        Assert.AreEqual(1, rig.Bms.ControlCount);
    }

    [TestMethod]
    public void CommandThatArrivedBrokenIsRepeated()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Script(ScriptedAnswer.RejectCrc);
        rig.Driver.TryEnqueue(TinyBmsControl.ClearEvents, out _);

        rig.RunFor(100);

        Assert.AreEqual((int)TinyBmsControlOutcome.Confirmed, (int)rig.Driver.OutcomeOf(TinyBmsControl.ClearEvents));
        Assert.AreEqual(2, rig.Bms.ControlCount);
    }

    [TestMethod]
    public void RestartThatIsNotAnsweredIsNeverSentAgain()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Script(ScriptedAnswer.Silent);
        rig.Driver.TryEnqueue(TinyBmsControl.Restart, out _);

        rig.RunFor(30000);

        Assert.AreEqual((int)TinyBmsControlOutcome.Unanswered, (int)rig.Driver.OutcomeOf(TinyBmsControl.Restart));
        Assert.AreEqual(1, rig.Bms.ControlCount);
        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
    }

    [TestMethod]
    public void SettingsAndVersionsAreReadAgainAfterARestart()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Registers[315] = 3700;
        rig.Bms.Registers[502] = 243;
        rig.Driver.TryEnqueue(TinyBmsControl.Restart, out _);

        rig.RunFor(600);

        Assert.AreEqual(3700, rig.Sample.Protection!.OverVoltageCutoffCellMillivolts);
        Assert.AreEqual("TinyBMS, hardware 2.1, firmware 243", rig.Driver.Description);
    }

    [TestMethod]
    public void StatisticsAreReadAgainAfterTheyWereCleared()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Registers[102] = 0;
        rig.Driver.TryEnqueue(TinyBmsControl.ClearStatistics, out _);

        rig.RunFor(100);

        Assert.AreEqual(0, rig.Driver.Statistics.LargestDischargeDeciamperes);
    }

    [TestMethod]
    public void SecondRestartIsRefusedForFiveSeconds()
    {
        var rig = new DriverRig();
        rig.Settle();
        Assert.IsTrue(rig.Driver.TryEnqueue(TinyBmsControl.Restart, out _));
        rig.RunFor(4999);

        Assert.IsFalse(rig.Driver.TryEnqueue(TinyBmsControl.Restart, out TinyBmsEnqueueResult result));
        Assert.AreEqual((int)TinyBmsEnqueueResult.TooSoon, (int)result);
        rig.RunFor(1);
        Assert.IsTrue(rig.Driver.TryEnqueue(TinyBmsControl.Restart, out _));
    }

    [TestMethod]
    public void CommandThatWaitsIsNotTakenTwiceAndAnUnknownOneNotAtAll()
    {
        var rig = new DriverRig();
        Assert.IsTrue(rig.Driver.TryEnqueue(TinyBmsControl.ClearEvents, out _));

        Assert.IsFalse(rig.Driver.TryEnqueue(TinyBmsControl.ClearEvents, out TinyBmsEnqueueResult again));
        Assert.AreEqual((int)TinyBmsEnqueueResult.AlreadyWaiting, (int)again);
        Assert.IsFalse(rig.Driver.TryEnqueue((TinyBmsControl)3, out TinyBmsEnqueueResult unknown));
        Assert.AreEqual((int)TinyBmsEnqueueResult.Unknown, (int)unknown);
    }

    [TestMethod]
    public void CommandThatCannotBeSentWithinTenSecondsIsDropped()
    {
        var rig = new DriverRig();
        rig.Bms.IsAbsent = true;
        rig.RunFor(3000);
        rig.Driver.TryEnqueue(TinyBmsControl.Restart, out _);
        rig.Driver.TryEnqueue(TinyBmsControl.ClearEvents, out _);
        rig.RunFor(11100);
        Assert.AreEqual((int)TinyBmsControlOutcome.Expired, (int)rig.Driver.OutcomeOf(TinyBmsControl.Restart));
        Assert.AreEqual((int)TinyBmsControlOutcome.Expired, (int)rig.Driver.OutcomeOf(TinyBmsControl.ClearEvents));

        rig.Bms.IsAbsent = false;
        rig.RunFor(10000);

        Assert.AreEqual(0, rig.Bms.ControlCount);
        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
    }

    [TestMethod]
    public void ThreeCommandsAreSentInTheirOrder()
    {
        var rig = new DriverRig();
        rig.Settle();
        int before = rig.Bms.RequestCount;
        rig.Driver.TryEnqueue(TinyBmsControl.ClearStatistics, out _);
        rig.Driver.TryEnqueue(TinyBmsControl.ClearEvents, out _);
        rig.Driver.TryEnqueue(TinyBmsControl.Restart, out _);

        rig.RunFor(30);

        Assert.AreEqual(-2, rig.Bms.RequestFirsts[before]);
        Assert.AreEqual(-1, rig.Bms.RequestFirsts[before + 1]);
        Assert.AreEqual(-5, rig.Bms.RequestFirsts[before + 2]);
    }

    [TestMethod]
    public void LineThatIsLostDuringACommandEndsIt()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Script(ScriptedAnswer.Vanish);
        rig.Driver.TryEnqueue(TinyBmsControl.Restart, out _);
        rig.RunFor(500);
        Assert.AreEqual((int)TinyBmsControlOutcome.Unanswered, (int)rig.Driver.OutcomeOf(TinyBmsControl.Restart));

        rig.Bms.IsAbsent = false;
        rig.RunFor(5000);

        Assert.AreEqual(1, rig.Bms.ControlCount);
        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
    }

    [TestMethod]
    public void SettingsThatSomebodyHasWrittenAreReadAtTheNextChance()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Registers[315] = 3700;

        rig.Driver.ReadSettingsSoon();
        rig.RunFor(500);

        Assert.AreEqual(3700, rig.Sample.Protection!.OverVoltageCutoffCellMillivolts);
    }
}
