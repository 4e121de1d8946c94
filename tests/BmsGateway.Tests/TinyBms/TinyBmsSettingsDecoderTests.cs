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
    private readonly ushort[] _words = new ushort[44];
    private BatteryProtection _thresholds = new();

    [TestMethod]
    public void SettingsOfTheRealPackDecodeToTheirValues()
    {
        Start();

        TinyBmsSettingsDecoder.Decode(_words, First, _thresholds);

        Assert.AreEqual(4150, _thresholds.FullyChargedCellMillivolts);
        Assert.AreEqual(3000, _thresholds.FullyDischargedCellMillivolts);
        Assert.AreEqual(6600, _thresholds.CapacityCentiampereHours);
        Assert.AreEqual(14, _thresholds.SeriesCells);
        Assert.AreEqual(4200, _thresholds.OverVoltageCutoffCellMillivolts);
        Assert.AreEqual(2900, _thresholds.UnderVoltageCutoffCellMillivolts);
        Assert.AreEqual(60, _thresholds.DischargeOverCurrentAmperes);
        Assert.AreEqual(20, _thresholds.ChargeOverCurrentAmperes);
        Assert.AreEqual(60, _thresholds.OverHeatCutoffDegrees);
        Assert.AreEqual(1, _thresholds.LowTemperatureChargeCutoffDegrees);
        Assert.IsTrue(_thresholds.IsComplete);
    }

    [TestMethod]
    [DataRow(300)]
    [DataRow(307)]
    [DataRow(315)]
    [DataRow(317)]
    [DataRow(318)]
    public void ThresholdThatNobodyCanHaveSetIsUnknown(int address)
    {
        Start();
        _words[address - First] = 0xFFFF;

        TinyBmsSettingsDecoder.Decode(_words, First, _thresholds);

        Assert.IsFalse(_thresholds.IsComplete);
    }

    [TestMethod]
    public void FrostThresholdBelowZeroKeepsItsSign()
    {
        Start();
        _words[320 - First] = unchecked((ushort)-15);

        TinyBmsSettingsDecoder.Decode(_words, First, _thresholds);

        Assert.AreEqual(-15, _thresholds.LowTemperatureChargeCutoffDegrees);
    }

    private void Start()
    {
        var registers = new ushort[600];
        Packs.LoadDump(registers);
        Array.Copy(registers, First, _words, 0, _words.Length);
        _thresholds = new BatteryProtection();
    }
}
