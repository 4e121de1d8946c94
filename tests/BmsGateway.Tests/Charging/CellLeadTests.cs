// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Charging;

/// <summary>A pack of 16 cells with a target of 3.45 V per cell and a charge voltage of 55.2 V.</summary>
[TestClass]
public class CellLeadTests
{
    private const int Target = 34500;
    private const int ChargeMicrovolts = 55200000;
    private const int MinuteMilliseconds = 60000;

    [TestMethod]
    [DataRow(34000, 34000, 0)]
    [DataRow(34399, 34000, 0)]
    [DataRow(34400, 34400, 24000)]
    [DataRow(34400, 34100, 474000)]
    [DataRow(34500, 34000, 774000)]
    [DataRow(34600, 34000, 764000)]
    [DataRow(34600, 34600, 0)]
    public void LeadIsWhatTheHighestCellHasMoreThanTheMeanAndCountsNearTheTarget(int highest, int others, int microvolts)
    {
        var lead = new CellLead();

        lead.Step(Sample(highest, others), Target, ChargeMicrovolts, 250);

        Assert.AreEqual(microvolts, lead.Microvolts);
    }

    [TestMethod]
    public void PackAtTheVoltageWithItsRoomHasItsHighestCellAtTheTarget()
    {
        var lead = new CellLead();
        BatterySnapshot sample = Sample(34450, 33800);

        lead.Step(sample, Target, ChargeMicrovolts, 250);

        // 5 mV are missing to the target, and 1.5 mV of them are kept.
        int roomOfThePack = ChargeMicrovolts - lead.Microvolts - (sample.CellSumMillivolts * 1000);
        Assert.AreEqual(16 * 3500, roomOfThePack);
    }

    [TestMethod]
    public void LoadThatComesAndGoesDoesNotMakeItComeAndGo()
    {
        var lead = new CellLead();
        lead.Step(Sample(34450, 34000), Target, ChargeMicrovolts, 250);
        int learned = lead.Microvolts;

        lead.Step(Sample(33500, 33400), Target, ChargeMicrovolts, 29 * MinuteMilliseconds);
        Assert.AreEqual(learned, lead.Microvolts);

        lead.Step(Sample(33500, 33400), Target, ChargeMicrovolts, MinuteMilliseconds);
        Assert.AreEqual(0, lead.Microvolts);
    }

    [TestMethod]
    public void TimeFarFromTheTargetCountsInOnePiece()
    {
        var lead = new CellLead();
        lead.Step(Sample(34450, 34000), Target, ChargeMicrovolts, 250);
        lead.Step(Sample(33500, 33400), Target, ChargeMicrovolts, 29 * MinuteMilliseconds);
        lead.Step(Sample(34450, 34000), Target, ChargeMicrovolts, 250);
        int learned = lead.Microvolts;

        lead.Step(Sample(33500, 33400), Target, ChargeMicrovolts, 29 * MinuteMilliseconds);

        Assert.AreEqual(learned, lead.Microvolts);
    }

    [TestMethod]
    public void PackThatTheVoltageHoldsBackGetsRoomAgainWhenItsCellsAreLevel()
    {
        var lead = new CellLead();
        lead.Step(Sample(34450, 33900), Target, ChargeMicrovolts, 250);
        int sent = ChargeMicrovolts - lead.Microvolts;
        BatterySnapshot level = Sample(33980, 33980);
        Assert.IsTrue(level.CellSumMillivolts * 1000 > sent - 150000);

        lead.Step(level, Target, sent, 250);

        Assert.AreEqual(0, lead.Microvolts);
    }

    [TestMethod]
    public void NothingIsHeldBackBeforeThereIsAVoltage()
    {
        var lead = new CellLead();

        lead.Step(Sample(33980, 33900), Target, 0, 250);

        Assert.AreEqual(0, lead.Microvolts);
    }

    [TestMethod]
    public void ResetForgetsIt()
    {
        var lead = new CellLead();
        lead.Step(Sample(34450, 34000), Target, ChargeMicrovolts, 250);

        lead.Reset();

        Assert.AreEqual(0, lead.Microvolts);
    }

    private static BatterySnapshot Sample(int highest, int others)
    {
        BatterySnapshot sample = Samples.HealthyPack(0);
        for (int i = 0; i < sample.CellCount; i++)
        {
            sample.CellTenthMillivolts[i] = (ushort)(i == 3 ? highest : others);
        }

        sample.HighestCellTenthMillivolts = highest;
        sample.CellSumMillivolts = (highest + (15 * others)) / 10;
        return sample;
    }
}
