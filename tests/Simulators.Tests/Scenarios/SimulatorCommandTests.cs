// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Simulators.Scenarios;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.Scenarios;

[TestClass]
public class SimulatorCommandTests
{
    private readonly Host _host = Host.Instant();

    private TinyBmsSimulator Device => _host.Device;

    [TestMethod]
    [DataRow("current -20", -20f)]
    [DataRow("current 20 A", 20f)]
    [DataRow("current 20A", 20f)]
    [DataRow("current 2500 mA", 2.5f)]
    public void CurrentTakesUnits(string command, float amperes)
    {
        Execute(command);
        Assert.AreEqual(amperes, Device.Registers.GetFloat(38));
    }

    [TestMethod]
    [DataRow("cell 7 3650")]
    [DataRow("cell 7 3.65 V")]
    public void CellIsHeldUntilAuto(string command)
    {
        Execute(command);
        Assert.AreEqual(36500, _host.Read(6));
        Execute("cell 7 auto");
        Assert.IsLessThan(34000, _host.Read(6));
    }

    [TestMethod]
    public void CellsCanBeMovedOnTheirCurve()
    {
        int before = _host.Read(6);
        Execute("cell-offset 7 25 mV");
        Assert.AreEqual(before + 250, _host.Read(6), 40);
        Execute("cell-soc 7 5 %");
        Assert.IsLessThan(31500, _host.Read(6));
    }

    [TestMethod]
    public void CountCanDriftAwayFromTheCells()
    {
        double cells = Device.Pack.MeanSoc();
        Execute("soc-count 91 %");
        Assert.AreEqual(91_000_000u, Device.Registers.GetUInt32(46));
        Assert.AreEqual(cells, Device.Pack.MeanSoc());
    }

    [TestMethod]
    public void CellCanBeWeak()
    {
        Execute("cell-capacity 7 250 Ah");
        Assert.AreEqual(250.0, Device.Pack.Cell(7).CapacityAmpereHours);
    }

    [TestMethod]
    public void TemperaturesAndSensors()
    {
        Execute("temperature -5 C");
        Assert.AreEqual(-46, Device.Registers.GetSigned(42));
        Execute("temperature auto");
        Execute("ambient 30");
        Assert.AreEqual(30.0, Device.Pack.AmbientCelsius);
        Execute("sensor 1 off");
        Assert.AreEqual(0x8000, _host.Read(42));
        Execute("sensor 1 on");
        Assert.AreNotEqual(0x8000, _host.Read(42));
    }

    [TestMethod]
    public void SilenceSleepAndRestart()
    {
        Execute("silent on");
        Assert.IsEmpty(_host.Ask(0xAA, 0x18));
        Execute("silent off");
        Assert.HasCount(6, _host.Ask(0xAA, 0x18));
        Execute("sleep now");
        Assert.IsEmpty(_host.Ask(0xAA, 0x18));
        Execute("sleep never");
        Device.Advance(60_000);
        Assert.HasCount(6, _host.Ask(0xAA, 0x18));
        Execute("sleep allowed");
        Assert.IsTrue(Device.SleepAllowed);
        SimulatorCommands.Execute(Device, "restart");
        Assert.IsEmpty(_host.Ask(0xAA, 0x18));
    }

    [TestMethod]
    public void EventsStatusAndRegisters()
    {
        Execute("event 0x03");
        Assert.AreEqual((byte)0x03, _host.EventIds()[^1]);
        Execute("status 0x96");
        Assert.AreEqual(0x96, _host.Read(50));
        Execute("status auto");
        Assert.AreEqual(0x97, _host.Read(50));
        Execute("register 318 0x20");
        Assert.AreEqual(32, _host.Read(318));
    }

    [TestMethod]
    public void FreezeStopsTheModel()
    {
        Execute("freeze on");
        uint lifetime = Device.Registers.GetUInt32(32);
        _host.Run(5);
        Assert.AreEqual(lifetime, Device.Registers.GetUInt32(32));
        Execute("freeze off");
        _host.Run(5);
        Assert.IsGreaterThan(lifetime, Device.Registers.GetUInt32(32));
    }

    [TestMethod]
    public void FaultsByProbabilityAndByNumber()
    {
        Execute("fault corrupt 0.25");
        Assert.AreEqual(0.25, Device.Faults.Corrupt.Probability);
        Execute("fault nack next 3");
        Assert.AreEqual(3, Device.Faults.Nack.Next);
        Execute("fault off");
        Assert.AreEqual(0.0, Device.Faults.Corrupt.Probability);
        Assert.AreEqual(0, Device.Faults.Nack.Next);
    }

    [TestMethod]
    public void SocAndChargeVoltage()
    {
        Execute("soc 80 %");
        Assert.AreEqual(80.0, Device.Pack.MeanSoc(), 0.01);
        Execute("charge-voltage 40");
        Execute("current 50");
        Assert.AreEqual(0f, Device.Registers.GetFloat(38), "the charger is below the pack");
    }

    [TestMethod]
    [DataRow("", "known are")]
    [DataRow("jump", "known are")]
    [DataRow("current", "usage: current AMPERES")]
    [DataRow("current much", "-1000 to 1000 A")]
    [DataRow("current 5 V", "-1000 to 1000 A")]
    [DataRow("current 1e9", "-1000 to 1000 A")]
    [DataRow("cell 7", "usage: cell N")]
    [DataRow("cell 0 3300", "1 to 16")]
    [DataRow("cell 1.5 3300", "whole number")]
    [DataRow("cell 7 9 V", "0 to 6553 mV")]
    [DataRow("silent maybe", "on, off")]
    [DataRow("sleep later", "now, allowed, never")]
    [DataRow("sensor 3 on", "1, 2")]
    [DataRow("event 0", "1 to 255")]
    [DataRow("register 600 1", "0 to 599")]
    [DataRow("register 1 65536", "0 to 65535")]
    [DataRow("register 0x 1", "0 to 599")]
    [DataRow("fault smoke 1", "corrupt")]
    [DataRow("fault corrupt 2", "0 to 1")]
    [DataRow("fault corrupt next", "usage: fault")]
    [DataRow("freeze solid", "on, off")]
    public void WrongCommandSaysWhatIsAllowed(string command, string hint)
    {
        var error = Assert.ThrowsExactly<SimulatorCommandException>(() => SimulatorCommands.Execute(Device, command));
        Assert.Contains(hint, error.Message);
        Assert.DoesNotContain("\n", error.Message);
    }

    [TestMethod]
    public void FrozenProfileRefusesWhatHasNoEffect()
    {
        TinyBmsSimulator real = Host.Instant(TinyBmsProfile.Real14).Device;
        foreach (string command in new[] { "current 5", "cell 3 3300", "soc 50", "temperature 5", "freeze off" })
        {
            var error = Assert.ThrowsExactly<SimulatorCommandException>(() => SimulatorCommands.Execute(real, command));
            Assert.Contains("register ADDRESS VALUE", error.Message);
        }

        SimulatorCommands.Execute(real, "register 50 0x9B");
        Assert.AreEqual((ushort)0x9B, real.Registers[50]);
    }

    private void Execute(string command)
    {
        SimulatorCommands.Execute(Device, command);
        Device.Advance(100);
    }
}
