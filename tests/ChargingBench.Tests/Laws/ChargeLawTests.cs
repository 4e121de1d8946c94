// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.ChargingBench.Laws;

namespace BmsGateway.ChargingBench.Tests.Laws;

/// <summary>The models against numbers worked out by hand from the published formulas.</summary>
[TestClass]
public class ChargeLawTests
{
    [TestMethod]
    public void PenaltyTakesWhatIsAboveBulkFromTheSumOfTheCells()
    {
        var bench = new LawBench(new DbusSerialBatteryLaw(false));
        bench.SetCells(3.40, 3.50);
        bench.Run(1);
        Assert.AreEqual((15 * 3.40) + 3.45, bench.Limits.ChargeVolts, 1e-9);
        bench.SetCells(3.40);
        bench.Run(59);
        Assert.AreEqual((15 * 3.40) + 3.45, bench.Limits.ChargeVolts, 1e-9, "held for 60 s");
        bench.Run(101);
        Assert.AreEqual((15 * 3.40) + 3.45 + 0.101, bench.Limits.ChargeVolts, 0.0011, "then 1 mV/s");
    }

    [TestMethod]
    public void IntegralFallsByAFifthOfTheErrorPerSecond()
    {
        var bench = new LawBench(new DbusSerialBatteryLaw(true));
        bench.SetCells(3.36, 3.48);
        bench.Run(10);
        Assert.AreEqual(55.2 - (10 * 0.2 * 0.02), bench.Limits.ChargeVolts, 1e-9);
    }

    [TestMethod]
    public void LevelCellsForAQuarterOfAnHourEndTheBulk()
    {
        var bench = new LawBench(new DbusSerialBatteryLaw(false));
        bench.Input.SocPercent = 95;
        bench.SetCells(3.45);
        bench.Run(890);
        Assert.AreEqual(55.2, bench.Limits.ChargeVolts, 1e-9);
        bench.Run(12 + 600);
        Assert.AreEqual(54.6, bench.Limits.ChargeVolts, 0.01, "1 mV/s down to 54.0 V");
        bench.Run(1200);
        Assert.AreEqual(54.0, bench.Limits.ChargeVolts, 1e-9);
    }

    [TestMethod]
    [DataRow(3.370, 25, 100.0)]
    [DataRow(3.400, 25, 25.0)]
    [DataRow(3.425, 25, 5.0)]
    [DataRow(3.520, 25, 0.0)]
    [DataRow(3.300, 1, 12.5)]
    [DataRow(3.300, -1, 0.0)]
    [DataRow(3.300, 45, 50.0)]
    public void TablesLimitTheChargeCurrent(double volts, double celsius, double amperes)
    {
        var bench = new LawBench(new DbusSerialBatteryLaw(false));
        bench.Input.ColdestCelsius = celsius;
        bench.Input.HottestCelsius = celsius;
        bench.SetCells(volts);
        bench.Run(1);
        Assert.AreEqual(amperes, bench.Limits.ChargeAmperes, 1e-6);
    }

    [TestMethod]
    public void YamBmsLowersTheCurrentByAPowerCurve()
    {
        // x = (3.45 − 3.35) / (3.55 − 3.35) = 0.5; 2 − 2^(0.5^1.8) = 0.778.
        var bench = new LawBench(new YamBmsLaw());
        bench.SetCells(3.45);
        bench.Run(1);
        Assert.AreEqual(77.97, bench.Limits.ChargeAmperes, 0.05);
        bench.SetCells(3.56);
        bench.Run(1);
        Assert.AreEqual(0, bench.Limits.ChargeAmperes);
    }

    [TestMethod]
    public void YamBmsEndsTheChargeWhenTheCurrentIsSmallForTheVoltage()
    {
        // R = 0.28 V / 15.7 A; at 3.45 V full from 4.49 A down.
        var bench = new LawBench(new YamBmsLaw());
        bench.Input.SocPercent = 95;
        bench.SetCells(3.45);
        bench.Input.Amperes = 6;
        bench.Run(3600);
        Assert.AreEqual(55.2, bench.Limits.ChargeVolts, 1e-9);
        bench.Input.Amperes = 4;
        bench.Run(75);
        Assert.AreEqual(53.6, bench.Limits.ChargeVolts, 1e-9);
    }

    [TestMethod]
    public void DiyBmsClipsTheSumAboveTheCellMaximum()
    {
        var bench = new LawBench(new DiyBmsLaw());
        bench.SetCells(3.40, 3.50);
        bench.Run(1);
        Assert.AreEqual((15 * 3.40) + 3.45, bench.Limits.ChargeVolts, 1e-9);
        Assert.AreEqual(0, bench.Limits.ChargeAmperes, "above the cell maximum nothing is allowed");
    }

    [TestMethod]
    public void DiyBmsAddsTheRoomOfTheHighestCells()
    {
        // Room 0.10 V, range 0.0767 V: level cells give the sum + 16 × 0.10 V, at most 56.5 V.
        var bench = new LawBench(new DiyBmsLaw());
        bench.SetCells(3.35);
        bench.Run(1);
        Assert.AreEqual(55.2, bench.Limits.ChargeVolts, 1e-9);
        bench.SetCells(3.35, 3.40);
        bench.Run(1);
        Assert.AreEqual((15 * 3.35) + 3.40 + 0.05, bench.Limits.ChargeVolts, 1e-9, "the others are out of the range");
    }
}
