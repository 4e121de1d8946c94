// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsDriverEventTests
{
    private const long Lifetime = 16683981; // of the healthy pack

    [TestMethod]
    public void EventsThatWereThereAtTheStartAreNotPublished()
    {
        var rig = new DriverRig();
        Packs.LoadFullEventLog(rig.Bms);
        rig.Bms.SetEvent(48, 0x03, Lifetime - 1);

        rig.RunFor(60000);

        Assert.AreEqual(0, rig.EventCount);
    }

    [TestMethod]
    public void NewEventIsPublishedOnceWithinTenSeconds()
    {
        var rig = new DriverRig();
        rig.Bms.SetEvent(0, 0x61, Lifetime - 500);
        rig.Settle();
        rig.Bms.SetEvent(1, 0x31, Lifetime + 3);
        Packs.SetUInt32(rig.Bms.Registers, 32, Lifetime + 5);

        rig.RunFor(10100);
        Assert.AreEqual(1, rig.EventCount);
        rig.RunFor(60000);

        Assert.AreEqual(1, rig.EventCount);
        Assert.AreEqual(1, rig.Event.Sequence);
        Assert.AreEqual(0x31, rig.Event.Code);
        Assert.AreEqual("fully_discharged_cutoff", rig.Event.Key);
        Assert.AreEqual((int)BatteryEventLevel.Warning, (int)rig.Event.Level);
        Assert.AreEqual(Lifetime + 3, rig.Event.LifetimeSeconds);
        Assert.AreEqual(2L, rig.Event.AgeSeconds);
        Assert.IsTrue(rig.Log.Last.IndexOf("Event 0x31 of the BMS") > 0);
    }

    [TestMethod]
    public void NewEventsComeInTheOrderInWhichTheyHappenedWhateverTheirSlots()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.SetEvent(0, 0x65, Lifetime + 4);
        rig.Bms.SetEvent(5, 0x64, Lifetime + 2);
        rig.Bms.SetEvent(7, 0x62, Lifetime + 2);
        rig.Bms.SetEvent(9, 0x63, Lifetime + 3);
        Packs.SetUInt32(rig.Bms.Registers, 32, Lifetime + 5);

        rig.RunFor(10100);

        Assert.AreEqual(4, rig.EventCount);
        Assert.AreEqual(0x64, rig.EventCodes[0]);
        Assert.AreEqual(0x62, rig.EventCodes[1]);
        Assert.AreEqual(0x63, rig.EventCodes[2]);
        Assert.AreEqual(0x65, rig.EventCodes[3]);
    }

    [TestMethod]
    public void FullRingThatMovesByOnePublishesOneEvent()
    {
        var rig = new DriverRig();
        Packs.LoadFullEventLog(rig.Bms);
        rig.Settle();
        for (int i = 200; i < 296; i++)
        {
            rig.Bms.Registers[i] = rig.Bms.Registers[i + 2];
        }

        rig.Bms.SetEvent(48, 0x64, Lifetime + 1);

        rig.RunFor(10100);

        Assert.AreEqual(1, rig.EventCount);
        Assert.AreEqual(0x64, rig.Event.Code);
    }

    [TestMethod]
    public void RestartOfTheBmsPublishesWhatIsNewAndNothingOld()
    {
        var rig = new DriverRig();
        Packs.LoadFullEventLog(rig.Bms);
        rig.Settle();
        var kept = new ushort[98];
        System.Array.Copy(rig.Bms.Registers, 200, kept, 0, 98);

        // It starts with an empty log, and has its old one a little later.
        System.Array.Clear(rig.Bms.Registers, 200, 98);
        rig.RunFor(20000);
        System.Array.Copy(kept, 0, rig.Bms.Registers, 200, 98);
        rig.Bms.SetEvent(0, 0x61, Lifetime + 12);
        Packs.SetUInt32(rig.Bms.Registers, 32, Lifetime + 20);
        rig.RunFor(20000);

        Assert.AreEqual(1, rig.EventCount);
        Assert.AreEqual(0x61, rig.Event.Code);
    }

    [TestMethod]
    public void EventsOfAnotherBmsAreNotPublished()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Unplug();
        rig.RunFor(5000);
        Packs.SetUInt32(rig.Bms.Registers, 32, Lifetime + 4000000);
        rig.Bms.SetEvent(0, 0x03, Lifetime + 3000000);
        rig.Bms.IsAbsent = false;

        rig.RunFor(20000);

        Assert.AreEqual(0, rig.EventCount);
        Assert.AreEqual((int)BatteryLinkState.Online, (int)rig.State);
    }

    [TestMethod]
    public void EventsOfAnOutageOfTheLineAreMadeUpFor()
    {
        var rig = new DriverRig();
        rig.Settle();
        rig.Bms.Unplug();
        rig.RunFor(60000);
        Packs.SetUInt32(rig.Bms.Registers, 32, Lifetime + 62);
        rig.Bms.SetEvent(0, 0x31, Lifetime + 30);
        rig.Bms.IsAbsent = false;

        rig.RunFor(3000);

        Assert.AreEqual(1, rig.EventCount);
        Assert.AreEqual(32L, rig.Event.AgeSeconds);
    }

    [TestMethod]
    public void FaultIsNamedWithinThreePollsOfTheStatus()
    {
        var rig = new DriverRig();
        rig.Settle();
        Assert.AreEqual(0, rig.Sample.FaultCode);
        rig.Bms.SetEvent(0, 0x03, Lifetime + 1);
        rig.Bms.Registers[50] = 0x9B;

        rig.RunFor(750);

        Assert.AreEqual(0x03, rig.Sample.FaultCode);
        Assert.AreEqual((int)AlarmCondition.HighVoltage, rig.Sample.FaultCondition);
        Assert.AreEqual(1, rig.EventCount);
    }

    [TestMethod]
    public void FaultEventWithoutTheFaultStatusIsNotActive()
    {
        var rig = new DriverRig();
        rig.Bms.SetEvent(0, 0x0B, Lifetime - 100);
        rig.Settle();

        Assert.AreEqual(0, rig.Sample.FaultCode);
        Assert.AreEqual(BatterySnapshot.Unknown, rig.Sample.FaultCondition);
    }

    [TestMethod]
    public void LatestFaultThatNothingHasEndedIsTheActiveOne()
    {
        var rig = new DriverRig();
        rig.Bms.Registers[50] = 0x9B;
        rig.Bms.SetEvent(0, 0x04, Lifetime - 900);
        rig.Bms.SetEvent(1, 0x03, Lifetime - 800);
        rig.Bms.SetEvent(2, 0x05, Lifetime - 700);
        rig.Bms.SetEvent(3, 0x77, Lifetime - 600); // ends 0x05

        rig.RunFor(1000);
        Assert.AreEqual(0x03, rig.Sample.FaultCode);

        rig.Bms.SetEvent(4, 0x79, Lifetime + 1); // ends 0x03
        rig.RunFor(11000);
        Assert.AreEqual(0x04, rig.Sample.FaultCode);
    }

    [TestMethod]
    public void StartOfTheBmsEndsEveryFaultBeforeIt()
    {
        var rig = new DriverRig();
        rig.Bms.Registers[50] = 0x9B;
        rig.Bms.SetEvent(0, 0x0B, Lifetime - 900);
        rig.Bms.SetEvent(1, 0x61, Lifetime - 800);

        rig.RunFor(1000);

        Assert.AreEqual(0, rig.Sample.FaultCode);
    }

    [TestMethod]
    public void WarningIsActiveUntilItsRecovery()
    {
        var rig = new DriverRig();
        rig.Bms.SetEvent(0, 0x37, Lifetime - 900);
        rig.RunFor(1000);
        Assert.AreEqual(0x37, rig.Sample.WarningCode);
        Assert.AreEqual((int)AlarmCondition.LowTemperatureCharge, rig.Sample.WarningCondition);

        rig.Bms.SetEvent(1, 0x74, Lifetime + 1);
        rig.RunFor(11000);
        Assert.AreEqual(0, rig.Sample.WarningCode);
    }

    [TestMethod]
    public void OrderOfEventsHoldsAcrossTheWrapOfTheirTime()
    {
        var rig = new DriverRig();
        Packs.SetUInt32(rig.Bms.Registers, 32, 0x2000100);
        rig.Bms.Registers[50] = 0x9B;
        rig.Bms.SetEvent(0, 0x79, 0x1FFFF00); // before the wrap: the recovery
        rig.Bms.SetEvent(1, 0x03, 0x2000010); // after it: the fault

        rig.RunFor(1000);

        Assert.AreEqual(0x03, rig.Sample.FaultCode);
    }

    [TestMethod]
    public void CodesAreUnknownUntilTheEventsAreReadAndAfterALoss()
    {
        var rig = new DriverRig();
        rig.RunUntilSamples(1);
        Assert.AreEqual(BatterySnapshot.Unknown, rig.Sample.FaultCode);
        Assert.AreEqual(BatterySnapshot.Unknown, rig.Sample.WarningCode);

        rig.Settle();
        Assert.AreEqual(0, rig.Sample.FaultCode);
        rig.Bms.Unplug();
        rig.RunFor(2000);
        rig.Bms.IsAbsent = false;
        rig.RunUntilSamples(rig.SampleCount + 1);
        Assert.AreEqual(BatterySnapshot.Unknown, rig.Sample.FaultCode);
    }

    [TestMethod]
    public void SampleHasFullChargeAndTheRecordsOfTheBms()
    {
        var rig = new DriverRig();
        rig.Bms.Registers[111] = 11;
        rig.Bms.Registers[112] = 12;
        rig.Bms.Registers[113] = 0x19F8;
        rig.Settle();

        Assert.AreEqual(30772, rig.Sample.FullChargeCentiampereHours); // 314 Ah × 98 %
        Assert.AreEqual(11, rig.Sample.ChargingCount);
        Assert.AreEqual(12, rig.Sample.FullChargeCount);
        Assert.AreEqual(-8, rig.Sample.ColdestSeenDegrees);
        Assert.AreEqual(25, rig.Sample.HottestSeenDegrees);
        Assert.AreEqual((int)SwitchState.Unknown, (int)rig.Sample.ChargeSwitch);
    }
}
