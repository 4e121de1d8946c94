// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Battery;

namespace BmsGateway.Simulators.Tests.Battery;

[TestClass]
public class PackModelTests
{
    private readonly PackModel _pack = new(new PackParameters());

    [TestMethod]
    public void SameSeedMakesTheSamePackAndAnotherSeedAnother()
    {
        var same = new PackModel(new PackParameters());
        var other = new PackModel(new PackParameters { Seed = 2 });
        Assert.AreEqual(_pack.Cell(5).Volts, same.Cell(5).Volts);
        Assert.AreNotEqual(_pack.Cell(5).Volts, other.Cell(5).Volts);
    }

    [TestMethod]
    public void ChargeRaisesAndDischargeLowersTheVoltageAtOnce()
    {
        double rest = _pack.Volts();
        Run(50, 1);
        double charging = _pack.Volts();
        Run(-50, 1);
        Assert.AreEqual(0.4, charging - rest, 0.1, "50 A through 16 x 0.5 mOhm");
        Assert.IsLessThan(rest, _pack.Volts());
    }

    [TestMethod]
    public void ChargerNeverExceedsItsVoltage()
    {
        _pack.SetSoc(97);
        _pack.ChargeVoltage = 55.2;
        double highest = 0;
        double last = double.MaxValue;
        for (int second = 0; second < 2 * 3600; second++)
        {
            Run(50, 1);
            highest = Math.Max(highest, _pack.Volts());
            last = _pack.Amperes;
        }

        Assert.AreEqual(55.2, highest, 0.01);
        Assert.IsTrue(last >= 0 && last < 5, $"the current tapers: {last} A");
    }

    [TestMethod]
    public void ChargerBelowThePackVoltageIsNoLoad()
    {
        _pack.ChargeVoltage = 50;
        Run(50, 10);
        Assert.AreEqual(0.0, _pack.Amperes);
    }

    [TestMethod]
    public void OpenSwitchesStopTheirDirectionOnly()
    {
        _pack.RequestedAmperes = 10;
        _pack.Step(1, false, true);
        Assert.AreEqual(0.0, _pack.Amperes);
        _pack.RequestedAmperes = -10;
        _pack.Step(1, false, true);
        Assert.AreEqual(-10.0, _pack.Amperes);
        _pack.Step(1, true, false);
        Assert.AreEqual(0.0, _pack.Amperes);
    }

    [TestMethod]
    public void CurrentWarmsThePackAndTheSurroundingsCoolIt()
    {
        for (int minute = 0; minute < 240; minute++)
        {
            Run(60, 60);
            _pack.SetSoc(50);
        }

        Assert.IsTrue(_pack.TemperatureCelsius > 23 && _pack.TemperatureCelsius < 50, $"{_pack.TemperatureCelsius}");
        double warm = _pack.TemperatureCelsius;
        Run(0, 3600);
        Assert.IsLessThan(warm, _pack.TemperatureCelsius);
    }

    [TestMethod]
    public void ColdCellsHaveMoreResistance()
    {
        double rest = _pack.Volts();
        Run(50, 1);
        double warmRise = _pack.Volts() - rest;
        var cold = new PackModel(new PackParameters { TemperatureCelsius = -5 });
        rest = cold.Volts();
        cold.RequestedAmperes = 50;
        cold.Step(1, true, true);
        Assert.IsGreaterThan(1.5 * warmRise, cold.Volts() - rest);
    }

    [TestMethod]
    public void FixedCellKeepsItsVoltage()
    {
        _pack.Cell(7).FixedVolts = 3.62;
        Run(50, 100);
        Assert.AreEqual(3.62, _pack.Cell(7).Volts);
        _pack.Cell(7).FixedVolts = null;
        Run(0, 600);
        Assert.IsLessThan(3.4, _pack.Cell(7).Volts);
    }

    [TestMethod]
    public void BleedingCellLosesCharge()
    {
        double before = _pack.Cell(2).SocPercent;
        double neighbour = _pack.Cell(3).SocPercent;
        _pack.Cell(2).BleedAmperes = 0.15;
        for (int i = 0; i < 3600; i++)
        {
            Run(0, 1);
        }

        Assert.AreEqual(0.15 / 314 * 100, before - _pack.Cell(2).SocPercent, 0.001);
        Assert.AreEqual(neighbour, _pack.Cell(3).SocPercent);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(17)]
    public void CellsOutsideThePackDoNotExist(int number)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _pack.Cell(number));
        Assert.Contains("1 to 16", error.Message);
    }

    private void Run(double amperes, double seconds)
    {
        _pack.RequestedAmperes = amperes;
        _pack.Step(seconds, true, true);
    }
}
