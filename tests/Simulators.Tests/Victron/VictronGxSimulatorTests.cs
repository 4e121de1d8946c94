// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.Simulators.Can;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.Simulators.Tests.Victron;

[TestClass]
public class VictronGxSimulatorTests
{
    private static readonly byte[] Limits = FixtureTable.Bytes("28 02 E8 03 B0 04 D0 01");
    private static readonly byte[] Measurements = FixtureTable.Bytes("31 16 D0 00 3E 01 00 00");
    private static readonly byte[] Alarms = FixtureTable.Bytes("A4 AA 82 02 A8 AA 82 0A");

    private readonly VictronGxSimulator _gx = new();

    [TestMethod]
    public void BatteryIsPresentWithTheFirstLimits()
    {
        Assert.IsFalse(_gx.BatteryPresent);
        _gx.Receive(0x351, Limits, 8, 100);
        Assert.IsTrue(_gx.BatteryPresent);
        Assert.AreEqual(552, _gx.Battery.ChargeVoltageLimitDecivolts);
    }

    [TestMethod]
    public void BatteryIsLostWhenLimitsStayAwayForMoreThanThreeSeconds()
    {
        _gx.Receive(0x351, Limits, 8, 0);
        _gx.Receive(0x356, Measurements, 8, 2900);
        _gx.Advance(3000);
        Assert.IsFalse(_gx.BatteryLost);
        _gx.Advance(3001);
        Assert.IsTrue(_gx.BatteryLost);
        Assert.IsFalse(_gx.BatteryPresent);
        Assert.AreEqual(1, _gx.Losses);
        Assert.IsNull(_gx.Battery.ChargeVoltageLimitDecivolts);
        Assert.IsNull(_gx.Battery.VoltageCentivolts, "all values go with the BMS");
        _gx.Receive(0x351, Limits, 8, 4000);
        Assert.IsFalse(_gx.BatteryLost);
        Assert.IsTrue(_gx.BatteryPresent);
    }

    [TestMethod]
    public void OtherFramesTimeOutForThemselves()
    {
        _gx.Receive(0x356, Measurements, 8, 0);
        for (int time = 0; time <= 10_000; time += 1000)
        {
            _gx.Receive(0x351, Limits, 8, time);
        }

        Assert.AreEqual(5681, _gx.Battery.VoltageCentivolts);
        _gx.Receive(0x351, Limits, 8, 11_000);
        Assert.IsNull(_gx.Battery.VoltageCentivolts);
        Assert.IsNotNull(_gx.Battery.ChargeVoltageLimitDecivolts);
    }

    [TestMethod]
    public void TimeoutsCanBeChanged()
    {
        _gx.SetTimeout(0x351, 500);
        _gx.Receive(0x351, Limits, 8, 0);
        _gx.Advance(501);
        Assert.IsTrue(_gx.BatteryLost);
    }

    [TestMethod]
    public void StatisticsCountFramesAndGaps()
    {
        foreach (long time in new long[] { 0, 1000, 1950, 4000 })
        {
            _gx.Receive(0x351, Limits, 8, time);
        }

        FrameStatistics statistics = _gx.Statistics(0x351);
        Assert.AreEqual(4L, statistics.Count);
        Assert.AreEqual(4000L, statistics.LastMilliseconds);
        Assert.AreEqual(2050L, statistics.LongestGapMilliseconds);
        Assert.AreEqual(950L, statistics.ShortestGapMilliseconds);
        Assert.AreEqual(0L, _gx.Statistics(0x355).Count);
        CollectionAssert.AreEqual(new uint[] { 0x351 }, _gx.SeenIds());
    }

    [TestMethod]
    public void AlarmsAreKnownByName()
    {
        Assert.AreEqual(GxPair.NotSupported, _gx.Battery.State("high_voltage"));
        _gx.Receive(0x35A, Alarms, 8, 0);
        Assert.AreEqual(GxPair.Active, _gx.Battery.State("high_voltage"));
        Assert.AreEqual(GxPair.Ok, _gx.Battery.State("low_voltage"));
        Assert.AreEqual(GxPair.Ok, _gx.Battery.State("high_voltage", isWarning: true));
        Assert.AreEqual(GxPair.NotSupported, _gx.Battery.State("contactor"));
        Assert.ThrowsExactly<ArgumentException>(() => _gx.Battery.State("smell"));
    }

    [TestMethod]
    public void NameAndSerialNumberAreTwoFramesEach()
    {
        _gx.Receive(0x370, Text("CAN-SMAR"), 8, 0);
        _gx.Receive(0x371, Text("TBMS-BAT"), 8, 0);
        Assert.AreEqual("CAN-SMARTBMS-BAT", _gx.Battery.Name);
        _gx.Receive(0x380, Text("ABCDEFGH"), 8, 0);
        Assert.IsNull(_gx.Battery.SerialNumber, "complete with 0x381 only");
        _gx.Receive(0x381, Text("123"), 3, 0);
        Assert.AreEqual("ABCDEFGH123", _gx.Battery.SerialNumber);
    }

    [TestMethod]
    public void UnsupportedModuleCountsAndTemperaturesAreUnknown()
    {
        _gx.Receive(0x372, FixtureTable.Bytes("01 00 FF FF FF FF 00 00"), 8, 0);
        CollectionAssert.AreEqual(new[] { 1, -1, -1, 0 }, _gx.Battery.Modules);
        _gx.Receive(0x373, FixtureTable.Bytes("E4 0C F8 0C FF FF 00 00"), 8, 0);
        Assert.IsNull(_gx.Battery.LowestCellKelvin);
        Assert.IsNull(_gx.Battery.HighestCellKelvin);
        Assert.AreEqual(3300, _gx.Battery.LowestCellMillivolts);
    }

    [TestMethod]
    public void IdsOfTheGxAreAnOffence()
    {
        _gx.Receive(0x305, new byte[8], 8, 0);
        _gx.Receive(0x307, new byte[8], 8, 0);
        Assert.AreEqual(2L, _gx.Offences(GxOffence.GxIdUsed));
        Assert.AreEqual(2L, _gx.TotalOffences);
    }

    [TestMethod]
    public void ZeroChargeVoltageIsAnOffenceAndNoStart()
    {
        _gx.Receive(0x351, new byte[8], 8, 0);
        Assert.AreEqual(1L, _gx.Offences(GxOffence.ZeroChargeVoltage));
        Assert.IsFalse(_gx.BatteryPresent);
    }

    [TestMethod]
    public void FramesWithoutLimitsAreAnOffenceAfterOneSecond()
    {
        _gx.Receive(0x356, Measurements, 8, 0);
        _gx.Receive(0x351, Limits, 8, 900);
        _gx.Receive(0x356, Measurements, 8, 2000);
        Assert.AreEqual(0L, _gx.TotalOffences, "the order inside the first second is free");
        var other = new VictronGxSimulator();
        other.Receive(0x356, Measurements, 8, 0);
        other.Receive(0x356, Measurements, 8, 1000);
        Assert.AreEqual(0L, other.TotalOffences);
        other.Receive(0x356, Measurements, 8, 2000);
        Assert.AreEqual(1L, other.Offences(GxOffence.NoValidStart));
    }

    [TestMethod]
    public void FramesAfterALossNeedANewStart()
    {
        _gx.Receive(0x351, Limits, 8, 0);
        _gx.Receive(0x356, Measurements, 8, 5000);
        Assert.AreEqual(0L, _gx.TotalOffences);
        _gx.Receive(0x356, Measurements, 8, 6500);
        Assert.AreEqual(1L, _gx.Offences(GxOffence.NoValidStart));
    }

    [TestMethod]
    public void ExtendedIdsAreIgnoredAndAnOffence()
    {
        _gx.Receive(new CanFrame(0x351, Limits, 8, isExtended: true), 0);
        Assert.AreEqual(1L, _gx.Offences(GxOffence.ExtendedId));
        Assert.IsFalse(_gx.BatteryPresent);
    }

    [TestMethod]
    public void ShortAndRemoteFramesAreMalformed()
    {
        _gx.Receive(0x351, Limits, 5, 0);
        _gx.Receive(new CanFrame(0x351, Limits, 8, isRemote: true), 0);
        Assert.AreEqual(2L, _gx.Offences(GxOffence.Malformed));
        Assert.IsFalse(_gx.BatteryPresent);
        _gx.Receive(0x351, Limits, 6, 0);
        Assert.IsTrue(_gx.BatteryPresent, "6 bytes are enough");
        Assert.IsNull(_gx.Battery.DischargeVoltageLimitDecivolts);
    }

    // A real GX was not seen with such a frame; the simulated one takes the state of charge out of it.
    [TestMethod]
    public void StateOfChargeAloneIsTakenWithoutAStateOfHealth()
    {
        _gx.Receive(new CanFrame(0x355, new byte[] { 83 }, 1), 0);
        Assert.AreEqual(1L, _gx.Offences(GxOffence.Malformed));
        _gx.Receive(new CanFrame(0x355, new byte[] { 83, 0 }, 2), 0);

        Assert.AreEqual(1L, _gx.Offences(GxOffence.Malformed));
        Assert.AreEqual(83, _gx.Battery.SocPercent);
        Assert.IsNull(_gx.Battery.SohPercent);
        Assert.IsNull(_gx.Battery.SocHundredthsPercent);
    }

    [TestMethod]
    public void KeepaliveAndIdentificationComeOncePerSecond()
    {
        var times = new List<string>();
        for (int time = 0; time < 3000; time += 10)
        {
            for (CanFrame? frame = _gx.Transmit(time); frame != null; frame = _gx.Transmit(time))
            {
                times.Add($"{time} {CandumpFormat.Frame(frame)}");
            }
        }

        string[] expected =
        {
            "0 305#0000000000000000", "0 307#1234567856494300",
            "1000 305#0000000000000000", "1000 307#1234567856494300",
            "2000 305#0000000000000000", "2000 307#1234567856494300",
        };
        CollectionAssert.AreEqual(expected, times);
    }

    [TestMethod]
    public void PresenceFrameComesOnceABatteryIsThere()
    {
        _gx.SendsPresenceFrame = true;
        Assert.AreEqual(2, Drain(0));
        _gx.Receive(0x351, Limits, 8, 500);
        Assert.AreEqual(3, Drain(1000));
    }

    [TestMethod]
    public void NobodyListeningForAnHourIsNoBurstAfterwards()
    {
        Drain(0);
        Assert.AreEqual(2, Drain(3_600_000));
        Assert.AreEqual(0, Drain(3_600_500));
        Assert.AreEqual(2, Drain(3_601_000));
    }

    [TestMethod]
    public void SwitchedOffDeviceHearsAndSaysNothing()
    {
        _gx.Receive(0x351, Limits, 8, 0);
        _gx.Switch(false);
        Assert.AreEqual(0, Drain(5000));
        _gx.Receive(0x351, Limits, 8, 6000);
        Assert.IsFalse(_gx.BatteryPresent);
        Assert.IsFalse(_gx.BatteryLost);
        _gx.Switch(true);
        _gx.Receive(0x351, Limits, 8, 7000);
        Assert.IsTrue(_gx.BatteryPresent);
        Assert.AreEqual(2, Drain(7000));
    }

    [TestMethod]
    public void RandomFramesDoNoHarm()
    {
        var random = new Random(99);
        var data = new byte[8];
        for (int i = 0; i < 50_000; i++)
        {
            random.NextBytes(data);
            bool extended = random.Next(10) == 0;
            var id = (uint)(random.Next(2) == 0 ? random.Next(0x800) : 0x350 + random.Next(0x40));
            _gx.Receive(new CanFrame(id, data, random.Next(9), extended, random.Next(20) == 0), i * 3);
        }

        Assert.IsGreaterThan(1000L, _gx.TotalOffences);
        _gx.Receive(0x351, Limits, 8, 150_000);
        Assert.AreEqual(552, _gx.Battery.ChargeVoltageLimitDecivolts);
    }

    private static byte[] Text(string text)
    {
        return System.Text.Encoding.ASCII.GetBytes(text);
    }

    private int Drain(long time)
    {
        int count = 0;
        while (_gx.Transmit(time) != null)
        {
            count++;
        }

        return count;
    }
}
