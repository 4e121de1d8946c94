// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.Events;
using BmsGateway.Tests.Support;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsDriverTests
{
    [TestMethod]
    [DataRow(99)]
    [DataRow(5001)]
    [DataRow(0)]
    [DataRow(-250)]
    public void PollPeriodOutOfRangeIsRefused(int period)
    {
        var clock = new FakeClock();
        var log = new FakeLog();
        bool refused = false;
        try
        {
            _ = new TinyBmsDriver(new ScriptedTinyBms(clock), clock, new EventBus(clock, log), log, period);
        }
        catch (ArgumentOutOfRangeException)
        {
            refused = true;
        }

        Assert.IsTrue(refused);
    }

    [TestMethod]
    public void SettingsAreReadFirstThenLiveThenVersionsStatisticsAndEvents()
    {
        var rig = new DriverRig();

        rig.Settle();

        Assert.AreEqual(300, rig.Bms.RequestFirsts[0]);
        Assert.AreEqual(0, rig.Bms.RequestFirsts[1]);
        Assert.AreEqual(500, rig.Bms.RequestFirsts[2]);
        Assert.AreEqual(100, rig.Bms.RequestFirsts[3]);
        Assert.AreEqual(ScriptedTinyBms.EventsRead, rig.Bms.RequestFirsts[4]);
        Assert.AreEqual(0, rig.Bms.RequestFirsts[5]);
        Assert.AreEqual(6, rig.Bms.RequestCount);
        Assert.AreEqual(0, rig.Bms.BadRequestCount);
    }

    [TestMethod]
    public void FirstSampleHasTheThresholds()
    {
        var rig = new DriverRig();

        Assert.IsTrue(rig.RunUntilSamples(1));

        Assert.IsNotNull(rig.Sample.Protection);
        Assert.AreEqual(3650, rig.Sample.Protection!.FullyChargedCellMillivolts);
        Assert.IsTrue(rig.Sample.Protection.IsComplete);
    }

    [TestMethod]
    public void SampleHasTheValuesOfTheRealPack()
    {
        var rig = new DriverRig();
        Packs.LoadDump(rig.Bms.Registers);

        Assert.IsTrue(rig.RunUntilSamples(1));

        Assert.AreEqual(1, rig.Sample.Sequence);
        Assert.AreEqual(rig.SampledAt, rig.Sample.SampledAtMilliseconds);
        Assert.AreEqual(14, rig.Sample.CellCount);
        Assert.AreEqual(39800, (int)rig.Sample.CellTenthMillivolts[0]);
        Assert.AreEqual(55780, rig.Sample.PackVoltageMillivolts);
        Assert.AreEqual(0, rig.Sample.PackCurrentMilliamperes);
        Assert.AreEqual(83555, rig.Sample.StateOfChargeMillipercent);
        Assert.AreEqual(BatterySnapshot.Unknown, rig.Sample.StateOfHealthMillipercent);
        Assert.AreEqual(5515, rig.Sample.RemainingCentiampereHours);
        Assert.AreEqual(97, rig.Sample.LowestTemperatureDecidegrees);
        Assert.AreEqual(97, rig.Sample.HighestTemperatureDecidegrees);
        Assert.AreEqual(BatterySnapshot.Unknown, rig.Sample.ExternalTemperature1Decidegrees);
        Assert.AreEqual((int)BatteryState.Idle, (int)rig.Sample.State);
        Assert.AreEqual(6600, rig.Sample.Protection!.CapacityCentiampereHours);
    }

    [TestMethod]
    public void LinkIsCountedAndOnline()
    {
        var rig = new DriverRig();

        rig.Settle();

        BatteryLinkStatus link = rig.Driver.Link;
        Assert.AreEqual((int)BatteryLinkState.Online, (int)link.State);
        Assert.AreEqual(6, link.RequestCount);
        Assert.AreEqual(6, link.AnswerCount);
        Assert.AreEqual(100, link.QualityPercent);
        Assert.AreEqual(0, link.TimeoutCount + link.RejectedCount + link.CrcErrorCount + link.SkippedByteCount);
        Assert.AreEqual(0, link.ImplausibleCount + link.ReopenCount);
        Assert.AreEqual(rig.Sample.SampledAtMilliseconds, link.LastSampleAtMilliseconds);
    }

    [TestMethod]
    public void DescriptionNamesHardwareAndFirmware()
    {
        var rig = new DriverRig();
        Assert.AreEqual("", rig.Driver.Description);

        rig.Settle();

        Assert.AreEqual("TinyBMS, hardware 2.1, firmware 242", rig.Driver.Description);
    }

    [TestMethod]
    public void StatisticsAreThoseOfTheBms()
    {
        var rig = new DriverRig();
        Assert.AreEqual(BatterySnapshot.Unknown, rig.Driver.Statistics.LargestDischargeDeciamperes);
        Assert.AreEqual(0L, rig.Driver.Statistics.ReadAtMilliseconds);
        rig.Bms.Registers[105] = 5;
        rig.Bms.Registers[106] = 6;
        rig.Bms.Registers[107] = 7;
        rig.Bms.Registers[108] = 8;
        rig.Bms.Registers[109] = 9;
        rig.Bms.Registers[111] = 11;
        rig.Bms.Registers[112] = 12;
        rig.Bms.Registers[113] = 0x19F8;

        rig.Settle();

        TinyBmsStatistics statistics = rig.Driver.Statistics;
        Assert.AreEqual(510, statistics.LargestDischargeDeciamperes);
        Assert.AreEqual(0, statistics.LargestChargeDeciamperes);
        Assert.AreEqual(100, statistics.LargestCellSpreadTenthMillivolts);
        Assert.AreEqual(5, statistics.UnderVoltageCount);
        Assert.AreEqual(6, statistics.OverVoltageCount);
        Assert.AreEqual(7, statistics.DischargeOverCurrentCount);
        Assert.AreEqual(8, statistics.ChargeOverCurrentCount);
        Assert.AreEqual(9, statistics.OverHeatCount);
        Assert.AreEqual(11, statistics.ChargingCount);
        Assert.AreEqual(12, statistics.FullChargeCount);
        Assert.AreEqual(-8, statistics.LowestTemperatureDegrees);
        Assert.AreEqual(25, statistics.HighestTemperatureDegrees);
        Assert.AreEqual(0, statistics.ResetCause);
        Assert.AreEqual(3, statistics.WakeUpCause);
        Assert.AreEqual(12487229L, statistics.ClearedAtLifetimeSeconds);
        Assert.IsTrue(statistics.ReadAtMilliseconds > 1000);
    }

    [TestMethod]
    public void ThresholdsAreTheSameObjectWhileNobodyChangesThem()
    {
        var rig = new DriverRig();
        rig.Settle();
        BatteryProtection before = rig.Sample.Protection!;

        rig.RunFor(130000);

        Assert.IsTrue(ReferenceEquals(before, rig.Sample.Protection));
    }

    [TestMethod]
    public void ChangedThresholdsMakeANewObjectWithinAMinute()
    {
        var rig = new DriverRig();
        rig.Settle();
        BatteryProtection before = rig.Sample.Protection!;
        rig.Bms.Registers[315] = 3700;

        rig.RunFor(60300);

        Assert.AreEqual(3700, rig.Sample.Protection!.OverVoltageCutoffCellMillivolts);
        Assert.AreEqual(3800, before.OverVoltageCutoffCellMillivolts);
    }

    [TestMethod]
    public void EightSamplesInARowAreDifferentObjects()
    {
        var rig = new DriverRig();
        var seen = new BatterySnapshot[TinyBmsSampler.RingSize];
        for (int i = 0; i < seen.Length; i++)
        {
            rig.RunUntilSamples(i + 1);
            seen[i] = rig.Sample;
            for (int j = 0; j < i; j++)
            {
                Assert.IsFalse(ReferenceEquals(seen[j], seen[i]));
            }
        }

        rig.RunUntilSamples(seen.Length + 1);
        Assert.IsTrue(ReferenceEquals(seen[0], rig.Sample));
        Assert.AreEqual(9, rig.Sample.Sequence);
    }

    [TestMethod]
    public void PublishedSampleCanBeCopied()
    {
        var rig = new DriverRig();
        rig.RunUntilSamples(1);
        var copy = new BatterySnapshot();

        Assert.IsTrue(rig.Sample.TryCopyTo(copy));
        Assert.AreEqual(52812, copy.PackVoltageMillivolts);
    }

    [TestMethod]
    public void RunReturnsAfterTheTimeItWasGiven()
    {
        var rig = new DriverRig();
        rig.Settle();
        for (int i = 0; i < 500; i++)
        {
            long before = rig.Clock.MonotonicMilliseconds;
            rig.Driver.Run(7);
            Assert.IsTrue(rig.Clock.MonotonicMilliseconds - before <= 7);
        }
    }

    [TestMethod]
    public void RunDoesNotWaitWhenItMayNot()
    {
        var rig = new DriverRig();
        for (int i = 0; i < 100; i++)
        {
            rig.Driver.Run(0);
            rig.Driver.Run(-5);
        }

        Assert.AreEqual(1000L, rig.Clock.MonotonicMilliseconds);
        Assert.AreEqual(1, rig.Bms.RequestCount);
    }

    [TestMethod]
    public void RunWaitsOneSecondAtMost()
    {
        var rig = new DriverRig(5000, 1000);
        rig.Settle();
        long before = rig.Clock.MonotonicMilliseconds;

        rig.Driver.Run(60000);

        Assert.IsTrue(rig.Clock.MonotonicMilliseconds - before <= 1000);
    }
}
