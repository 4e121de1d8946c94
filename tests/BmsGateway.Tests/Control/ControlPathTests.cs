// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Charging;
using BmsGateway.Tests.TinyBms;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.Control;

[TestClass]
public class ControlPathTests
{
    [TestMethod]
    public void LimitsLeaveInTheMillisecondOfTheSampleTheyRestOn()
    {
        var rig = new ControlRig();
        rig.RunFor(10000);
        rig.CanBus.Clear();
        rig.OldestSampleSent = 0;

        rig.RunFor(10000);

        Assert.AreEqual(10, rig.CanBus.CountOf(0x351));
        Assert.AreEqual(0, rig.OldestSampleSent);
    }

    [TestMethod]
    public void UnpluggedBmsStopsChargingThenEverythingAndThenFallsSilent()
    {
        var rig = new ControlRig();
        rig.RunFor(10000);
        rig.Bms.IsAbsent = true;
        rig.Bms.Close();
        rig.RunFor(3200);
        Assert.AreEqual((int)ControlState.Stale, (int)rig.Controller.Limits.State);
        Assert.AreEqual("1C 02 00 00", rig.CanBus.LastOf(0x351)!.Text.Substring(0, 11));
        Assert.AreNotEqual("00 00", rig.CanBus.LastOf(0x351)!.Text.Substring(12, 5));
        rig.RunFor(7000);
        Assert.AreEqual("00 00 00 00", rig.CanBus.LastOf(0x351)!.Text.Substring(6, 11));

        rig.RunFor(21000);
        rig.CanBus.Clear();
        rig.RunFor(10000);

        Assert.AreEqual((int)ControlState.Lost, (int)rig.Controller.Limits.State);
        Assert.AreEqual(0, rig.CanBus.SentCount);
    }

    [TestMethod]
    public void BmsThatIsPluggedInAgainIsSentAgain()
    {
        var rig = new ControlRig();
        rig.RunFor(10000);
        rig.Bms.IsAbsent = true;
        rig.Bms.Close();
        rig.RunFor(40000);
        rig.CanBus.Clear();
        rig.Bms.IsAbsent = false;

        rig.RunFor(5000);

        Assert.AreEqual((int)ControlState.Running, (int)rig.Controller.Limits.State);
        Assert.IsTrue(rig.CanBus.CountOf(0x351) >= 3);
    }

    [TestMethod]
    public void BmsThatNeverAnswersLeadsToNoFrameAtAll()
    {
        var rig = new ControlRig();
        rig.Bms.Otherwise = ScriptedAnswer.Silent;

        rig.RunFor(60000);

        Assert.AreEqual(0, rig.CanBus.SentCount);
    }

    [TestMethod]
    public void CorruptAnswersNeverReachTheBus()
    {
        var rig = new ControlRig();
        rig.RunFor(10000);
        rig.Bms.Otherwise = ScriptedAnswer.WrongCrc;

        rig.RunFor(3500);

        Assert.AreEqual((int)ControlState.Stale, (int)rig.Controller.Limits.State);
    }

    [TestMethod]
    public void LoweredCutoffInTheBmsLowersTheVoltageAfterAMinute()
    {
        var rig = new ControlRig();
        rig.RunFor(30000);
        int before = rig.Controller.Limits.ChargeVoltageMillivolts;
        rig.Bms.Registers[TinyBmsRegister.OverVoltageCutoff] = 3500;

        // The settings are read once a minute, and the voltage comes down by 50 mV a second.
        rig.RunFor(61000 + 17000);

        Assert.IsTrue(before > 3400 * 16);
        Assert.AreEqual(3400 * 16, rig.Controller.Limits.ChargeVoltageMillivolts);
    }

    [TestMethod]
    public void BmsThatMaySleepStopsChargingAndThenFallsSilentForTheWholeRest()
    {
        var rig = new ControlRig(1);
        rig.Bms.Registers[TinyBmsRegister.OnlineStatus] = 0x97;
        Packs.SetFloat(rig.Bms.Registers, TinyBmsRegister.PackCurrent, 0f);
        rig.RunFor(64500);
        Assert.AreEqual((int)ControlState.Stale, (int)rig.Controller.Limits.State);
        Assert.AreEqual("00 00", rig.CanBus.LastOf(0x351)!.Text.Substring(6, 5));
        rig.RunFor(31000);
        rig.CanBus.Clear();

        rig.RunFor(600000);

        Assert.AreEqual(0, rig.CanBus.SentCount);
    }
}
