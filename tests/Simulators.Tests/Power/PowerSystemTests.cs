// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Simulators.Battery;
using BmsGateway.Simulators.Power;
using BmsGateway.Simulators.Tests.Support;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.Simulators.Tests.Power;

[TestClass]
public class PowerSystemTests
{
    private const string Healthy = "28 02 E8 03 B0 04 D0 01";
    private const string NoCharge = "28 02 00 00 B0 04 D0 01";
    private const string NoDischarge = "28 02 E8 03 00 00 D0 01";
    private const string LowVoltage = "1C 02 E8 03 B0 04 D0 01";

    private readonly PackModel _pack = new(new PackParameters { SocPercent = 60 });
    private readonly VictronGxSimulator _gx = new();
    private string _limits = Healthy;
    private long _now;

    [TestMethod]
    public void SurplusOfTheSunChargesTheBattery()
    {
        var power = System(new PowerSystemOptions());
        power.SolarWatts = 3000;
        power.LoadWatts = 1000;
        Run(power, 10);
        Assert.AreEqual((3000 - (1000 / 0.94)) / _pack.Volts(), _pack.Amperes, 0.5);
    }

    [TestMethod]
    public void SunIsHeldToTheChargeCurrentLimitAndTheLoads()
    {
        var power = System(new PowerSystemOptions());
        power.SolarWatts = 9000;
        power.LoadWatts = 1000;
        Run(power, 20);
        Assert.AreEqual(100, _pack.Amperes, 1);
    }

    [TestMethod]
    public void WithoutChargeCurrentTheSunOnlyFeedsTheLoads()
    {
        var power = System(new PowerSystemOptions());
        _limits = NoCharge;
        power.SolarWatts = 9000;
        power.LoadWatts = 1000;
        Run(power, 30);
        Assert.AreEqual(0, _pack.Amperes, 1);
        Assert.IsGreaterThan(15.0, power.SolarAmperes);
    }

    [TestMethod]
    public void FeedInChargesWithTheWholeSunThoughTheChargeCurrentLimitIsZero()
    {
        var power = System(new PowerSystemOptions { FeedIn = true });
        _limits = NoCharge;
        power.SolarWatts = 3000;
        Run(power, 10);
        Assert.IsGreaterThan(50.0, _pack.Amperes);
    }

    [TestMethod]
    public void FeedInLiftsTheBatteryByAtMostFourTenthsOfAVolt()
    {
        var power = System(new PowerSystemOptions { FeedIn = true, InverterWatts = 1000 });
        _pack.SetSoc(98.5);
        power.SolarWatts = 9000;
        double highest = 0;
        for (int second = 0; second < 3600; second++)
        {
            Run(power, 1);
            highest = global::System.Math.Max(highest, _pack.Volts());
        }

        // A step of a second at full sun moves the cells by some 30 mV.
        Assert.AreEqual(55.6, highest, 0.05);
    }

    [TestMethod]
    public void InverterHoldsTheChargeVoltageWhenItCanFeedInTheRest()
    {
        var power = System(new PowerSystemOptions { FeedIn = true, InverterWatts = 8000 });
        _pack.SetSoc(99);
        power.SolarWatts = 5000;
        Run(power, 1800);
        Assert.AreEqual(55.2, _pack.Volts(), 0.02);
        Assert.IsGreaterThan(50.0, power.InverterAmperes);
    }

    [TestMethod]
    public void SystemThatMayFeedInDischargesABatteryAboveTheChargeVoltage()
    {
        var power = System(new PowerSystemOptions { FeedIn = true });
        _pack.SetSoc(99.5);
        _limits = LowVoltage;
        Run(power, 10);
        Assert.IsLessThan(-10.0, _pack.Amperes);
        Assert.IsGreaterThan(0.02, power.Meters.ForcedDischargeAmpereHours);
        Assert.IsGreaterThan(10.0, power.Meters.HighestForcedAmperes);
    }

    [TestMethod]
    public void DischargeIntoLoadsIsNotBlamedOnTheChargeVoltage()
    {
        var power = System(new PowerSystemOptions());
        power.LoadWatts = 2000;
        Run(power, 60);
        Assert.IsLessThan(-30.0, _pack.Amperes);
        Assert.AreEqual(0, power.Meters.ForcedDischargeAmpereHours);
    }

    [TestMethod]
    public void GridChargesUpToTheChargeVoltageAndNotAbove()
    {
        var power = System(new PowerSystemOptions());
        _pack.SetSoc(98.5);
        power.GridChargeAmperes = 60;
        double highest = 0;
        for (int second = 0; second < 3600; second++)
        {
            Run(power, 1);
            highest = global::System.Math.Max(highest, _pack.Volts());
        }

        Assert.AreEqual(55.2, highest, 0.02);
    }

    [TestMethod]
    public void IslandGoesDarkWithoutDischargeCurrentAndWithoutBattery()
    {
        var power = System(new PowerSystemOptions { HasGrid = false });
        power.LoadWatts = 1000;
        Run(power, 5);
        Assert.AreEqual(0, power.Meters.UnservedWattHours, 0.3);
        Assert.IsLessThan(-15.0, _pack.Amperes);

        _limits = NoDischarge;
        Run(power, 3600);
        Assert.AreEqual(0, _pack.Amperes, 1e-9);
        Assert.AreEqual(1000, power.Meters.UnservedWattHours, 5);
    }

    [TestMethod]
    public void GridTakesTheLoadsOverWithoutDischargeCurrent()
    {
        var power = System(new PowerSystemOptions());
        _limits = NoDischarge;
        power.LoadWatts = 1000;
        Run(power, 10);
        Assert.AreEqual(0, _pack.Amperes, 1e-9);
        Assert.AreEqual(0, power.Meters.UnservedWattHours);
    }

    [TestMethod]
    public void EverythingStopsWhenTheBatteryIsLost()
    {
        var power = System(new PowerSystemOptions());
        power.SolarWatts = 3000;
        Run(power, 10);
        for (int second = 0; second < 5; second++)
        {
            Step(power);
        }

        Assert.AreEqual(0, _pack.Amperes);
    }

    private PowerSystem System(PowerSystemOptions options) => new(_pack, _gx, options);

    private void Run(PowerSystem power, int seconds)
    {
        for (int second = 0; second < seconds; second++)
        {
            _gx.Receive(0x351, FixtureTable.Bytes(_limits), 8, _now);
            Step(power);
        }
    }

    private void Step(PowerSystem power)
    {
        _now += 1000;
        _gx.Advance(_now);
        power.Step(1, _now);
        _pack.Step(1, true, true);
    }
}
