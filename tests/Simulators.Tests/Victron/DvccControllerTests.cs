// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Simulators.Victron;

namespace BmsGateway.Simulators.Tests.Victron;

[TestClass]
public class DvccControllerTests
{
    private readonly VictronGxSimulator _gx = new();
    private readonly DvccController _dvcc = new();

    [TestMethod]
    public void NothingRunsBeforeABatteryIsThere()
    {
        _dvcc.Step(_gx, 0, 0, 52, 0);
        Assert.IsFalse(_dvcc.Orders.MayRun);
    }

    [TestMethod]
    public void InverterChargesWithWhatTheSolarChargersLeaveInWholeAmperes()
    {
        // 100.4 A less 40.2 A of the sun.
        Send("28 02 EC 03 B0 04 D0 01", 0);
        _dvcc.Step(_gx, 40.2, 0, 52, 0);
        Assert.AreEqual(60, _dvcc.Orders.InverterChargeAmperes);
        Assert.AreEqual(55.2, _dvcc.Orders.ChargeVolts, 1e-9);
        Assert.AreEqual(120, _dvcc.Orders.DischargeAmperes, 1e-9);
    }

    [TestMethod]
    public void InverterChargeCurrentIsNeverNegative()
    {
        Send("28 02 E8 03 B0 04 D0 01", 0);
        _dvcc.Step(_gx, 130, 0, 52, 0);
        Assert.AreEqual(0, _dvcc.Orders.InverterChargeAmperes);
    }

    [TestMethod]
    public void SolarChargersMayAlsoFeedTheInverter()
    {
        Send("28 02 E8 03 B0 04 D0 01", 0);
        _dvcc.Step(_gx, 30, 25, 52, 0);
        Assert.AreEqual(125, _dvcc.Orders.SolarAmperes, 1e-9);
        Assert.AreEqual(55.2, _dvcc.Orders.SolarVolts, 1e-9);
    }

    [TestMethod]
    public void FeedInIgnoresTheChargeCurrentAndRaisesTheSolarVoltage()
    {
        _dvcc.FeedInAllowed = true;
        Send("28 02 00 00 B0 04 D0 01", 0);
        _dvcc.Step(_gx, 30, 0, 52, 0);
        Assert.AreEqual(double.PositiveInfinity, _dvcc.Orders.SolarAmperes);
        Assert.AreEqual(55.6, _dvcc.Orders.SolarVolts, 1e-9);
        Assert.AreEqual(55.2, _dvcc.Orders.ChargeVolts, 1e-9);
        Assert.AreEqual(0, _dvcc.Orders.InverterChargeAmperes);
    }

    [TestMethod]
    public void SolarChargersGoATenthOfAVoltAboveNearTheChargeVoltage()
    {
        Send("28 02 E8 03 B0 04 D0 01", 0);
        _dvcc.Step(_gx, 30, 0, 55.15, 0);
        Assert.AreEqual(55.3, _dvcc.Orders.SolarVolts, 1e-9);
    }

    [TestMethod]
    public void LimitsActInStepsOfThreeSeconds()
    {
        Send("28 02 E8 03 B0 04 D0 01", 0);
        _dvcc.Step(_gx, 0, 0, 52, 0);
        Send("1C 02 00 00 B0 04 D0 01", 1000);
        _dvcc.Step(_gx, 0, 0, 52, 2999);
        Assert.AreEqual(100, _dvcc.Orders.InverterChargeAmperes);
        _dvcc.Step(_gx, 0, 0, 52, 3000);
        Assert.AreEqual(0, _dvcc.Orders.InverterChargeAmperes);
        Assert.AreEqual(54.0, _dvcc.Orders.ChargeVolts, 1e-9);
        Assert.AreEqual(2, _dvcc.Rounds);
    }

    [TestMethod]
    public void LowerLimitsOfTheUserHold()
    {
        _dvcc.UserChargeAmperes = 20;
        _dvcc.UserChargeVolts = 54.5;
        Send("28 02 E8 03 B0 04 D0 01", 0);
        _dvcc.Step(_gx, 0, 0, 52, 0);
        Assert.AreEqual(20, _dvcc.Orders.InverterChargeAmperes);
        Assert.AreEqual(54.5, _dvcc.Orders.ChargeVolts, 1e-9);
    }

    [TestMethod]
    public void LostBatteryStopsEverything()
    {
        Send("28 02 E8 03 B0 04 D0 01", 0);
        _dvcc.Step(_gx, 0, 0, 52, 0);
        Assert.IsTrue(_dvcc.Orders.MayRun);
        _gx.Advance(3001);
        _dvcc.Step(_gx, 0, 0, 52, 3001);
        Assert.IsFalse(_dvcc.Orders.MayRun);
    }

    [TestMethod]
    public void ChargersKeepTheOrdersOfADeviceThatIsOffForAMinute()
    {
        Send("28 02 E8 03 B0 04 D0 01", 0);
        _dvcc.Step(_gx, 0, 0, 52, 0);
        _gx.Switch(false);
        _dvcc.Step(_gx, 0, 0, 52, 59_000);
        Assert.IsTrue(_dvcc.Orders.MayRun);
        _dvcc.Step(_gx, 0, 0, 52, 60_000);
        Assert.IsFalse(_dvcc.Orders.MayRun);
    }

    private void Send(string limits, long time) => _gx.Receive(0x351, Support.FixtureTable.Bytes(limits), 8, time);
}
