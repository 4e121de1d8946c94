// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsDriverRestTests
{
    [TestMethod]
    public void BmsIsPolledForEverByDefault()
    {
        var rig = new DriverRig();
        MakeIdle(rig);

        rig.RunFor(700000);

        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
        Assert.IsTrue(rig.SampleCount >= 2799);
    }

    [TestMethod]
    public void IdleBmsIsAskedOnceAMinuteAfterTheConfiguredTime()
    {
        DriverRig rig = Make(2);
        MakeIdle(rig);
        rig.RunFor(119000);
        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
        rig.RunFor(2000);
        Assert.AreEqual((int)BatteryLinkState.Sleeping, (int)rig.State);
        int requests = rig.Bms.RequestCount;
        int samples = rig.SampleCount;
        int lines = rig.Log.Count;

        rig.RunFor(599000);

        Assert.AreEqual(requests + 9, rig.Bms.RequestCount);
        Assert.AreEqual(samples + 9, rig.SampleCount);
        Assert.AreEqual(lines, rig.Log.Count);
        Assert.AreEqual((int)BatteryLinkState.Sleeping, (int)rig.State);
    }

    [TestMethod]
    public void BmsThatSleepsIsWokenForItsSampleAndSleepsOn()
    {
        DriverRig rig = Make(1);
        MakeIdle(rig);
        rig.RunFor(62000);
        rig.Bms.IsAsleep = true;
        int samples = rig.SampleCount;

        rig.RunFor(60000);

        Assert.AreEqual(samples + 1, rig.SampleCount);
        Assert.AreEqual((int)BatteryLinkState.Sleeping, (int)rig.State);
    }

    [TestMethod]
    public void CurrentEndsTheRestWithTheNextSample()
    {
        DriverRig rig = Make(1);
        MakeIdle(rig);
        rig.RunFor(62000);
        Packs.SetFloat(rig.Bms.Registers, 38, -5f);
        int samples = rig.SampleCount;

        rig.RunFor(61000);

        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
        Assert.IsTrue(rig.SampleCount > samples + 4);
    }

    [TestMethod]
    [DataRow(0x91)] // charging
    [DataRow(0x92)] // full: a charger is there
    [DataRow(0x93)] // discharging
    [DataRow(0x96)] // regeneration
    [DataRow(0x9B)] // fault
    [DataRow(0x55)] // not known
    public void BmsInAnyOtherStateThanIdleDoesNotRest(int status)
    {
        DriverRig rig = Make(1);
        MakeIdle(rig);
        rig.Bms.Registers[50] = (ushort)status;

        rig.RunFor(180000);

        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
    }

    [TestMethod]
    [DataRow(0.080f, true)]
    [DataRow(0.081f, false)]
    [DataRow(-0.080f, true)]
    [DataRow(-0.081f, false)]
    public void CurrentAboveThatOfASleepingBmsPreventsTheRest(float amperes, bool rests)
    {
        DriverRig rig = Make(1);
        MakeIdle(rig);
        Packs.SetFloat(rig.Bms.Registers, 38, amperes);

        rig.RunFor(120000);

        Assert.AreEqual(rests, rig.State == BatteryLinkState.Sleeping);
    }

    [TestMethod]
    public void BalancingPreventsTheRest()
    {
        DriverRig rig = Make(1);
        MakeIdle(rig);
        rig.Bms.Registers[52] = 1;

        rig.RunFor(120000);

        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
    }

    [TestMethod]
    public void ListenerPreventsTheRestAndEndsItAtOnce()
    {
        DriverRig rig = Make(1);
        MakeIdle(rig);
        for (int i = 0; i < 180; i++)
        {
            rig.Driver.NoteListener();
            rig.RunFor(1000);
            Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
        }

        rig.RunFor(61000);
        Assert.AreEqual((int)BatteryLinkState.Sleeping, (int)rig.State);
        rig.Driver.NoteListener();
        rig.RunFor(1000);

        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
    }

    [TestMethod]
    public void CommandEndsTheRestAndIsSent()
    {
        DriverRig rig = Make(1);
        MakeIdle(rig);
        rig.RunFor(62000);
        Assert.AreEqual((int)BatteryLinkState.Sleeping, (int)rig.State);

        rig.Driver.TryEnqueue(TinyBmsControl.ClearStatistics, out _);
        rig.RunFor(1000);

        Assert.AreEqual(
            (int)TinyBmsControlOutcome.Confirmed, (int)rig.Driver.OutcomeOf(TinyBmsControl.ClearStatistics));
    }

    [TestMethod]
    public void BmsThatDoesNotAnswerInItsRestIsSilent()
    {
        DriverRig rig = Make(1);
        MakeIdle(rig);
        rig.RunFor(62000);
        rig.Bms.Otherwise = ScriptedAnswer.Silent;

        rig.RunFor(65000);

        Assert.AreEqual((int)BatteryLinkState.Silent, (int)rig.State);
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(1441)]
    public void IdleTimeOutOfRangeIsRefused(int minutes)
    {
        bool refused = false;
        try
        {
            Make(minutes);
        }
        catch (System.ArgumentOutOfRangeException)
        {
            refused = true;
        }

        Assert.IsTrue(refused);
    }

    private static DriverRig Make(int minutes) =>
        new(new TinyBmsDriverOptions { SleepAfterIdleMinutes = minutes }, 1000);

    private static void MakeIdle(DriverRig rig)
    {
        rig.Bms.Registers[50] = 0x97;
        Packs.SetFloat(rig.Bms.Registers, 38, 0f);
    }
}
