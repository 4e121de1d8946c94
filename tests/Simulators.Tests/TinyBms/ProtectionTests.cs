// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.TinyBms;

[TestClass]
public class ProtectionTests
{
    private readonly Host _host = Host.Instant();

    private TinyBmsSimulator Device => _host.Device;

    [TestMethod]
    public void OverVoltageOpensTheChargePathOnlyAndRecovers()
    {
        Device.Pack.RequestedAmperes = 20;
        _host.Run(1);
        Device.Pack.Cell(7).FixedVolts = 3.81;
        Device.Advance(200);
        Assert.AreEqual(OnlineStatus.Fault, _host.Read(50));
        CollectionAssert.Contains(_host.EventIds(), EventCode.OverVoltage);
        Assert.AreEqual(1, _host.Read(106));
        Assert.IsFalse(Device.ChargeSwitchClosed);
        Assert.IsTrue(Device.LoadSwitchClosed);
        Assert.AreEqual(0f, Device.Registers.GetFloat(38));
        Device.Pack.Cell(7).FixedVolts = null;
        Device.Advance(4_000);
        Assert.AreEqual(OnlineStatus.Fault, _host.Read(50), "recovery takes the 5 s of register 332");
        Device.Advance(1_500);
        Assert.AreEqual(OnlineStatus.Charging, _host.Read(50));
        CollectionAssert.Contains(_host.EventIds(), (byte)0x79);
    }

    [TestMethod]
    public void RecoveryTimeZeroNeverRecovers()
    {
        Assert.IsTrue(_host.Write(332, 0));
        Device.Pack.Cell(7).FixedVolts = 3.81;
        Device.Advance(200);
        Device.Pack.Cell(7).FixedVolts = null;
        _host.Run(600);
        Assert.AreEqual(OnlineStatus.Fault, _host.Read(50));
    }

    [TestMethod]
    public void EmptyPackOpensTheLoadPathThenBothAndAChargerHelps()
    {
        Device.Pack.Cell(3).FixedVolts = 2.95;
        Device.Advance(200);
        Assert.IsFalse(Device.LoadSwitchClosed);
        Assert.IsTrue(Device.ChargeSwitchClosed);
        Device.Pack.Cell(3).FixedVolts = 2.75;
        Device.Advance(200);
        Assert.IsFalse(Device.ChargeSwitchClosed);
        Assert.AreEqual(OnlineStatus.Fault, _host.Read(50));
        Device.Pack.Cell(3).FixedVolts = null;
        _host.Run(60);
        Assert.AreEqual(OnlineStatus.Fault, _host.Read(50), "never by timer");
        Device.Pack.RequestedAmperes = 10;
        _host.Run(1);
        Assert.AreEqual(OnlineStatus.Charging, _host.Read(50));
        byte[] ids = _host.EventIds();
        CollectionAssert.Contains(ids, EventCode.FullyDischarged);
        CollectionAssert.Contains(ids, EventCode.UnderVoltage);
        CollectionAssert.Contains(ids, (byte)0x7B);
        CollectionAssert.Contains(ids, (byte)0x7A);
    }

    [TestMethod]
    public void ColdPackDoesNotCharge()
    {
        Device.Pack.FixedCelsius = -1;
        Device.Pack.RequestedAmperes = 10;
        Device.Advance(500);
        Assert.AreEqual(0f, Device.Registers.GetFloat(38));
        CollectionAssert.Contains(_host.EventIds(), EventCode.LowTemperatureCharge);
        Assert.AreEqual(OnlineStatus.Idle, _host.Read(50), "a warning is no fault");
        Device.Pack.FixedCelsius = 10;
        _host.Run(10);
        Assert.AreEqual(10f, Device.Registers.GetFloat(38));
        CollectionAssert.Contains(_host.EventIds(), (byte)0x74);
    }

    [TestMethod]
    public void HotPackOpensBothPaths()
    {
        Device.Pack.FixedCelsius = 65;
        Device.Advance(500);
        Assert.IsFalse(Device.ChargeSwitchClosed);
        Assert.IsFalse(Device.LoadSwitchClosed);
        CollectionAssert.Contains(_host.EventIds(), EventCode.OverTemperature);
    }

    [TestMethod]
    public void OverCurrentWaitsForItsTimeoutButThePeakDoesNot()
    {
        Device.Pack.RequestedAmperes = -68;
        Device.Advance(2_900);
        Assert.IsTrue(Device.LoadSwitchClosed, "68 A are above 65 A, but for less than 3 s");
        Device.Advance(300);
        Assert.IsFalse(Device.LoadSwitchClosed);
        Host second = Host.Instant();
        second.Device.Pack.RequestedAmperes = -71;
        second.Device.Advance(100);
        second.Device.Advance(100);
        Assert.IsFalse(second.Device.LoadSwitchClosed, "71 A are above the peak of 70 A");
        CollectionAssert.Contains(second.EventIds(), EventCode.DischargeOverCurrent);
    }

    [TestMethod]
    public void TooMuchChargeCurrentOpensTheChargePath()
    {
        Device.Pack.RequestedAmperes = 91;
        Device.Advance(200);
        Assert.IsFalse(Device.ChargeSwitchClosed);
        CollectionAssert.Contains(_host.EventIds(), EventCode.ChargeOverCurrent);
    }
}
