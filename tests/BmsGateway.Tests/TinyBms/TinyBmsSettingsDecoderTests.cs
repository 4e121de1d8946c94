// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsSettingsDecoderTests
{
    private const int First = 300;

    [TestMethod]
    public void SettingsOfTheRealPackDecodeToTheirValues()
    {
        var bench = new Bench();
        bench.Start();

        new TinyBmsSettingsDecoder().Decode(bench.Words, First, bench.Thresholds);

        Assert.AreEqual(4150, bench.Thresholds.FullyChargedCellMillivolts);
        Assert.AreEqual(3000, bench.Thresholds.FullyDischargedCellMillivolts);
        Assert.AreEqual(6600, bench.Thresholds.CapacityCentiampereHours);
        Assert.AreEqual(14, bench.Thresholds.SeriesCells);
        Assert.AreEqual(4200, bench.Thresholds.OverVoltageCutoffCellMillivolts);
        Assert.AreEqual(2900, bench.Thresholds.UnderVoltageCutoffCellMillivolts);
        Assert.AreEqual(60, bench.Thresholds.DischargeOverCurrentAmperes);
        Assert.AreEqual(20, bench.Thresholds.ChargeOverCurrentAmperes);
        Assert.AreEqual(60, bench.Thresholds.OverHeatCutoffDegrees);
        Assert.AreEqual(1, bench.Thresholds.LowTemperatureChargeCutoffDegrees);
        Assert.IsTrue(bench.Thresholds.IsComplete);
    }

    [TestMethod]
    [DataRow(300)]
    [DataRow(307)]
    [DataRow(315)]
    [DataRow(317)]
    [DataRow(318)]
    public void ThresholdThatNobodyCanHaveSetIsUnknown(int address)
    {
        var bench = new Bench();
        bench.Start();
        bench.Words[address - First] = 0xFFFF;

        new TinyBmsSettingsDecoder().Decode(bench.Words, First, bench.Thresholds);

        Assert.IsFalse(bench.Thresholds.IsComplete);
    }

    [TestMethod]
    public void FrostThresholdBelowZeroKeepsItsSign()
    {
        var bench = new Bench();
        bench.Start();
        bench.Words[320 - First] = unchecked((ushort)-15);

        new TinyBmsSettingsDecoder().Decode(bench.Words, First, bench.Thresholds);

        Assert.AreEqual(-15, bench.Thresholds.LowTemperatureChargeCutoffDegrees);
    }

    private sealed class Bench
    {
        public readonly ushort[] Words = new ushort[44];
        public BatteryProtection Thresholds = new();

        public void Start()
        {
            var registers = new ushort[600];
            Packs.LoadDump(registers);
            Array.Copy(registers, First, Words, 0, Words.Length);
            Thresholds = new BatteryProtection();
        }
    }
}
