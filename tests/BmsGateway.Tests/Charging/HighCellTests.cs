// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;

namespace BmsGateway.Tests.Charging;

/// <summary>What a 16-cell LFP pack of 314 Ah with 50 A limits gets while a cell is near its highest voltage.</summary>
[TestClass]
public class HighCellTests
{
    [TestMethod]
    public void PackEightMillivoltsAboveItsTargetLowersTheVoltageByFourMillivoltsASecond()
    {
        ChargeBench bench = ChargeBench.Started();
        bench.Cell = 34580;
        bench.Run(1000);
        Assert.IsTrue(bench.Limits.ChargeVoltageMillivolts < 55200);
        Assert.AreEqual(50000, bench.Limits.DischargeCurrentMilliamperes);

        bench.Run(99000);

        bench.AssertLimits(54800, 16000, 50000);
        bench.AssertReasons(LimitReason.CellOverVoltage, LimitReason.HighCell, LimitReason.Configured);
        Assert.AreEqual(34580, bench.Limits.ChargeVoltageInput);
        Assert.AreEqual(34563, bench.Limits.ChargeVoltageThreshold);
        Assert.AreEqual(34580, bench.Limits.ChargeCurrentInput);
        Assert.AreEqual(34050, bench.Limits.ChargeCurrentThreshold);
    }

    [TestMethod]
    public void VoltageHoldsAMinuteAndRisesFourMillivoltsASecondWhenTheCellsAreBack()
    {
        ChargeBench bench = ChargeBench.Started();
        bench.Cell = 34580;
        bench.Run(100000);
        bench.Cell = 34420;
        bench.Run(60000);
        Assert.AreEqual(54800, bench.Limits.ChargeVoltageMillivolts);

        bench.Run(25500);

        int risen = bench.Limits.ChargeVoltageMillivolts - 54800;
        Assert.IsTrue(risen >= 98 && risen <= 102, risen.ToString());
    }

    [TestMethod]
    public void CellAheadNearItsTargetGetsRoomAtOnceAndThePackIsNotDischarged()
    {
        ChargeBench bench = ChargeBench.Started();
        bench.Cell = 33600;
        bench.HighCell = 34580;
        bench.Run(1000);
        int fallen = 55200 - bench.Limits.ChargeVoltageMillivolts;
        Assert.IsTrue(fallen >= 48 && fallen <= 52, fallen.ToString());

        bench.Run(60000);

        // 55.2 V less what the cell, counted up to its target and with 1.5 mV of room, is above the mean.
        int sum = bench.Make().CellSumMillivolts;
        bench.AssertLimits(55200 - ((16 * 34515 / 10) - sum), 16000, 50000);
        Assert.IsTrue(bench.Limits.ChargeVoltageMillivolts >= sum - 24);
        bench.AssertReasons(LimitReason.CellAhead, LimitReason.HighCell, LimitReason.Configured);
        Assert.AreEqual(34580, bench.Limits.ChargeVoltageInput);
        Assert.AreEqual(853, bench.Limits.ChargeVoltageThreshold);
    }

    [TestMethod]
    public void CellAheadFarFromItsTargetChangesNothing()
    {
        ChargeBench bench = ChargeBench.Started();
        bench.Cell = 33300;
        bench.HighCell = 34000;
        bench.Run(60000);

        bench.AssertLimits(55200, 50000, 50000);
    }

    [TestMethod]
    [DataRow(34480, 20000, 20000)]
    [DataRow(34440, 20000, 21000)]
    [DataRow(34480, 45000, 45000)]
    [DataRow(34650, 45000, 25000)]
    [DataRow(34650, 10000, 4000)]
    [DataRow(34800, 45000, 0)]
    [DataRow(34480, 0, 0)]
    [DataRow(34480, -20000, 0)]
    [DataRow(34420, -20000, 2000)]
    public void CurrentThatFlowsGoesOnByWhatTheHighestCellHasLeft(int highest, int current, int charge)
    {
        ChargeBench bench = ChargeBench.Started();
        bench.Cell = 34000;
        bench.HighCell = highest;
        bench.Current = current;
        bench.Run(250);

        Assert.AreEqual(charge, bench.Limits.ChargeCurrentMilliamperes);
    }

    [TestMethod]
    public void CurrentThatFlowsDoesNotCountWhenTheCapacityIsNotKnown()
    {
        var bench = new ChargeBench(0);
        bench.Protection.CapacityCentiampereHours = BatterySnapshot.Unknown;
        bench.Start();
        bench.HighCell = 34480;
        bench.Run(250);

        Assert.AreEqual(0, bench.Limits.ChargeCurrentMilliamperes);
    }

    [TestMethod]
    public void CurrentHoldsHalfAMinuteAndThenRisesFiveAmperesASecond()
    {
        ChargeBench bench = ChargeBench.Started();
        bench.HighCell = 34800;
        bench.Run(1000);
        bench.HighCell = 0;
        bench.Run(30000);
        Assert.AreEqual(0, bench.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual((int)LimitReason.CurrentRecovery, (int)bench.Limits.ChargeCurrentReason);

        bench.Run(5000);
        int risen = bench.Limits.ChargeCurrentMilliamperes;
        Assert.IsTrue(risen >= 24000 && risen <= 26000, risen.ToString());

        bench.Run(6000);
        Assert.AreEqual(50000, bench.Limits.ChargeCurrentMilliamperes);
    }

    [TestMethod]
    public void HighestCellAtTheCutoffStopsChargingUntilItIsFiftyMillivoltsLower()
    {
        ChargeBench bench = ChargeBench.Started();
        bench.HighCell = 37800;
        bench.Run(250);
        Assert.AreEqual((int)LimitReason.CellAtHighCutoff, (int)bench.Limits.ChargeCurrentReason);
        Assert.AreEqual(50000, bench.Limits.DischargeCurrentMilliamperes);

        bench.HighCell = 37301;
        bench.Run(250);
        Assert.AreEqual((int)LimitReason.CellAtHighCutoff, (int)bench.Limits.ChargeCurrentReason);
        bench.HighCell = 37299;
        bench.Run(250);
        Assert.AreEqual((int)LimitReason.HighCell, (int)bench.Limits.ChargeCurrentReason);
    }
}
