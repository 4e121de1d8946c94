// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.History;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.History;

[TestClass]
public class SampleRingTests
{
    [TestMethod]
    public void NewestSampleIsReadFirst()
    {
        var ring = new SampleRing();
        var values = new HistoryValues();
        values.SetFrom(Samples.HealthyPack(0));
        ring.Add(1000, values);
        values.Columns[HistoryColumns.Voltage] = 5000;
        ring.Add(2000, values);
        Assert.AreEqual(2, ring.Count);
        Assert.AreEqual(2, ring.Read(0, values));
        Assert.AreEqual(5000, (int)values.Columns[HistoryColumns.Voltage]);
        Assert.AreEqual(1, ring.Read(1, values));
        Assert.AreEqual(5281, (int)values.Columns[HistoryColumns.Voltage]);
        Assert.AreEqual(602, (int)values.Columns[HistoryColumns.StateOfCharge]);
        Assert.AreEqual(100, (int)values.Columns[HistoryColumns.Current]);
    }

    [TestMethod]
    public void OldestSampleIsOverwritten()
    {
        var ring = new SampleRing();
        var values = new HistoryValues();
        for (int i = 0; i < 1000; i++)
        {
            ring.Add(i * 1000L, values);
        }

        Assert.AreEqual(SampleRing.Capacity, ring.Count);
        Assert.AreEqual(999, ring.SecondsAt(0));
        Assert.AreEqual(1000 - SampleRing.Capacity, ring.SecondsAt(SampleRing.Capacity - 1));
    }

    [TestMethod]
    public void PeriodKeepsTheExtremesOfCellsAndTheMeanOfTheCurrent()
    {
        var period = new PeriodValues();
        var sample = Samples.HealthyPack(0);
        period.Add(sample);
        sample.LowestCellTenthMillivolts = 29000;
        sample.HighestCellTenthMillivolts = 36000;
        sample.PackCurrentMilliamperes = -30000;
        period.Add(sample);
        sample.LowestCellTenthMillivolts = 33000;
        sample.HighestCellTenthMillivolts = 33000;
        sample.PackCurrentMilliamperes = 20000;
        sample.StateOfChargeMillipercent = 61000;
        period.Add(sample);
        HistoryValues result = period.Result;
        Assert.AreEqual(2900, (int)result.Columns[HistoryColumns.CellMinimum]);
        Assert.AreEqual(3600, (int)result.Columns[HistoryColumns.CellMaximum]);
        Assert.AreEqual(0, (int)result.Columns[HistoryColumns.Current]);
        Assert.AreEqual(610, (int)result.Columns[HistoryColumns.StateOfCharge]);
    }

    [TestMethod]
    public void UnknownValueOfOneSampleDoesNotSpoilAPeriod()
    {
        var period = new PeriodValues();
        period.Add(Samples.HealthyPack(0));
        period.Add(new BmsGateway.Battery.BatterySnapshot());
        Assert.AreEqual(5281, (int)period.Result.Columns[HistoryColumns.Voltage]);
        Assert.AreEqual(3300, (int)period.Result.Columns[HistoryColumns.CellMinimum]);
        period.Clear();
        period.Add(new BmsGateway.Battery.BatterySnapshot());
        Assert.AreEqual((int)HistoryValues.Unknown, (int)period.Result.Columns[HistoryColumns.Voltage]);
    }
}
