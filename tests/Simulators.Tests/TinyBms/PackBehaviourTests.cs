// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.TinyBms;

[TestClass]
public class PackBehaviourTests
{
    private readonly Host _host = Host.Instant();

    private TinyBmsSimulator Device => _host.Device;

    [TestMethod]
    public void HealthyPackIsPlausible()
    {
        for (int cell = 1; cell <= 16; cell++)
        {
            Assert.AreEqual(3300, _host.Read(cell - 1) / 10.0, 20, $"cell {cell}");
        }

        Assert.AreEqual(OnlineStatus.Idle, _host.Read(50));
        Assert.AreEqual(16, _host.Read(53));
        Assert.AreEqual(55_000_000u, Device.Registers.GetUInt32(46));
        Assert.IsGreaterThan(0, _host.Read(41) - _host.Read(40), "cells differ a little");
        Assert.AreEqual(224, _host.Read(42));
        Assert.AreEqual(216, _host.Read(43));
    }

    [TestMethod]
    public void PackVoltageIsTheSumOfTheCellsAndTheExtremesAreTheirs()
    {
        Device.Pack.RequestedAmperes = 25;
        for (int step = 0; step < 50; step++)
        {
            _host.Run(7);
            double sum = 0;
            int lowest = int.MaxValue;
            int highest = 0;
            for (int address = 0; address < 16; address++)
            {
                int tenths = Device.Registers[address];
                sum += tenths / 10000.0;
                lowest = Math.Min(lowest, tenths);
                highest = Math.Max(highest, tenths);
            }

            Assert.AreEqual(sum, Device.Registers.GetFloat(36), 0.0001);
            Assert.AreEqual(lowest / 10.0, Device.Registers[40], 0.5);
            Assert.AreEqual(highest / 10.0, Device.Registers[41], 0.5);
        }
    }

    [TestMethod]
    public void StateOfChargeIntegratesTheCurrent()
    {
        Device.Pack.RequestedAmperes = 31.4;
        Device.Advance(3_600_000);
        Assert.AreEqual(65.0, Device.Registers.GetUInt32(46) / 1e6, 0.01, "31.4 Ah of 314 Ah are 10 %");
        Device.Pack.RequestedAmperes = -31.4;
        Device.Advance(7_200_000);
        Assert.AreEqual(45.0, Device.Registers.GetUInt32(46) / 1e6, 0.01);
    }

    [TestMethod]
    [DataRow(20.0, (int)OnlineStatus.Charging)]
    [DataRow(-20.0, (int)OnlineStatus.Discharging)]
    [DataRow(0.0, (int)OnlineStatus.Idle)]
    public void StatusFollowsTheCurrent(double amperes, int status)
    {
        Device.Pack.RequestedAmperes = amperes;
        Device.Advance(200);
        Assert.AreEqual(status, _host.Read(50));
    }

    [TestMethod]
    public void CellsOfASmallerPackSitAtTheTopInputs()
    {
        Host host = Host.Instant(TinyBmsProfile.Real14);
        Assert.AreEqual(0, host.Read(0));
        Assert.AreEqual(0, host.Read(1));
        Assert.AreEqual(39800, host.Read(2));
        Assert.AreEqual(39880, host.Read(15));
    }

    [TestMethod]
    public void DisconnectedSensorReads0x8000()
    {
        Device.ConnectSensor(2, false);
        Device.Advance(100);
        Assert.AreEqual(0x8000, _host.Read(43));
        Assert.AreNotEqual(0x8000, _host.Read(42));
        Assert.IsTrue(Device.ChargeSwitchClosed, "a missing sensor is not cold");
    }

    [TestMethod]
    public void ChargerComesAndGoesWithEvents()
    {
        _host.Ask(0xAA, 0x02, 1);
        Device.Pack.RequestedAmperes = 10;
        _host.Run(1);
        Device.Pack.RequestedAmperes = 0;
        _host.Run(1);
        byte[] expected = { EventCode.ChargerConnected, EventCode.ChargingStarted, EventCode.ChargerDisconnected };
        CollectionAssert.AreEqual(expected, _host.EventIds());
    }

    [TestMethod]
    public void FullPackSetsTheStateOfChargeTo100()
    {
        Device.SetSoc(97);
        Device.Pack.RequestedAmperes = 30;
        Device.Pack.ChargeVoltage = 16 * 3.66;
        int charges = _host.Read(112);
        _host.Run(2 * 3600);
        Assert.AreEqual(OnlineStatus.FullyCharged, _host.Read(50));
        Assert.AreEqual(100_000_000u, Device.Registers.GetUInt32(46));
        CollectionAssert.Contains(_host.EventIds(), EventCode.ChargingDone);
        Assert.AreEqual(charges + 1, _host.Read(112));
        Device.Pack.RequestedAmperes = -10;
        _host.Run(5);
        Assert.AreEqual(OnlineStatus.Discharging, _host.Read(50));
    }

    [TestMethod]
    public void OnlyEveryThirdCellBleedsAtOneTime()
    {
        for (int cell = 1; cell <= 16; cell++)
        {
            Device.Pack.Cell(cell).FixedVolts = cell == 16 ? 3.40 : 3.50;
        }

        int seen = 0;
        for (int i = 0; i < 200; i++)
        {
            _host.Run(0.1);
            int real = Device.Registers[52];
            Assert.AreEqual(0x7FFF, (int)Device.Registers[51], "all but the lowest need it");
            Assert.AreEqual(0, real & ((real << 1) | (real << 2)), $"two neighbours of three bleed: {real:X4}");
            seen |= real;
        }

        Assert.AreEqual(0x7FFF, seen, "each has its turn");
    }

    [TestMethod]
    public void BalancingStopsBelowItsThresholds()
    {
        Device.Pack.Cell(4).FixedVolts = 3.39;
        _host.Run(1);
        Assert.AreEqual(0, (int)Device.Registers[51], "below the early balancing threshold of 3400 mV");
        Device.Pack.Cell(4).FixedVolts = 3.41;
        _host.Run(1);
        Assert.AreEqual(0x0008, (int)Device.Registers[51]);
    }

    [TestMethod]
    public void StatisticsKeepTheExtremes()
    {
        Device.Pack.RequestedAmperes = 40;
        _host.Run(5);
        Device.Pack.RequestedAmperes = -30;
        _host.Run(5);
        Device.Pack.RequestedAmperes = 0;
        _host.Run(5);
        Assert.AreEqual(400, _host.Read(103));
        Assert.AreEqual(300, _host.Read(102));
        Assert.IsGreaterThanOrEqualTo((_host.Read(41) - _host.Read(40)) * 10, _host.Read(104));
    }

    [TestMethod]
    public void ForcedStatusStays()
    {
        Device.ForceStatus(OnlineStatus.Regeneration);
        _host.Run(2);
        Assert.AreEqual(OnlineStatus.Regeneration, _host.Read(50));
        Device.ForceStatus(null);
        _host.Run(1);
        Assert.AreEqual(OnlineStatus.Idle, _host.Read(50));
    }

    [TestMethod]
    public void FrozenPackKeepsItsValues()
    {
        Host host = Host.Instant(TinyBmsProfile.Real14);
        byte[] before = host.Ask(0xAA, 0x03, 0, 0, 0, 127);
        host.Run(100);
        CollectionAssert.AreEqual(before, host.Ask(0xAA, 0x03, 0, 0, 0, 127));
    }

    [TestMethod]
    public void LongerStepsGiveTheSameDay()
    {
        var options = new TinyBmsSimulatorOptions { Timing = TinyBmsTiming.Instant, RefreshMilliseconds = 1000 };
        var coarse = new TinyBmsSimulator(options);
        foreach (TinyBmsSimulator device in new[] { Device, coarse })
        {
            device.Pack.RequestedAmperes = -5;
            device.Advance(6 * 3600 * 1000);
        }

        Assert.AreEqual(Device.Registers.GetUInt32(46) / 1e6, coarse.Registers.GetUInt32(46) / 1e6, 0.01);
        Assert.AreEqual(Device.Registers.GetFloat(36), coarse.Registers.GetFloat(36), 0.01);
        Assert.AreEqual(Device.Registers.GetUInt32(32), coarse.Registers.GetUInt32(32));
    }

    [TestMethod]
    public void ADayCanPassInOneStep()
    {
        Device.Pack.RequestedAmperes = -2;
        Device.Advance(24 * 3600 * 1000);
        Assert.AreEqual(55 - (48 / 3.14), Device.Registers.GetUInt32(46) / 1e6, 0.05);
    }
}
