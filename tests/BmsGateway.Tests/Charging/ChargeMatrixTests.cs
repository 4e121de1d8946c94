// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Events;

namespace BmsGateway.Tests.Charging;

/// <summary>Situations of a 16-cell LFP pack of 314 Ah with 50 A limits, and what they lead to.</summary>
[TestClass]
public class ChargeMatrixTests
{
    [TestMethod]
    public void HealthyPackGetsEverything()
    {
        ChargeBench bench = Started();

        bench.AssertLimits(55200, 50000, 50000);
        bench.AssertPhase(ChargePhase.Bulk);
    }

    [TestMethod]
    public void PackEightMillivoltsAboveItsTargetLowersTheVoltageByFourMillivoltsASecond()
    {
        ChargeBench bench = Started();
        bench.Cell = 34580;
        bench.Run(1000);
        Assert.IsTrue(bench.Limits.ChargeVoltageMillivolts < 55200);
        Assert.AreEqual(50000, bench.Limits.DischargeCurrentMilliamperes);

        bench.Run(99000);

        bench.AssertLimits(54800, 16000, 50000);
        bench.AssertReasons(LimitReason.CellOverVoltage, LimitReason.HighCell, LimitReason.Configured);
        Assert.AreEqual(34580, bench.Limits.ChargeVoltageInput);
        Assert.AreEqual(34550, bench.Limits.ChargeVoltageThreshold);
        Assert.AreEqual(34580, bench.Limits.ChargeCurrentInput);
        Assert.AreEqual(34050, bench.Limits.ChargeCurrentThreshold);
    }

    [TestMethod]
    public void VoltageHoldsAMinuteAndRisesFourMillivoltsASecondWhenTheCellsAreBack()
    {
        ChargeBench bench = Started();
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
        ChargeBench bench = Started();
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
        ChargeBench bench = Started();
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
        ChargeBench bench = Started();
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
        ChargeBench bench = Started();
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
    public void BalancedPackAtItsVoltageForAQuarterOfAnHourIsFull()
    {
        ChargeBench bench = Started();
        bench.StateOfCharge = 99000;
        bench.Cell = 34500;
        bench.LowCell = 34420;
        bench.Current = 20000; // above the tail current of 15.7 A
        bench.Run(909000, 1000);
        bench.AssertPhase(ChargePhase.Absorption);
        Assert.IsFalse(bench.Controller.IsFull);

        bench.Run(5000, 1000);
        bench.AssertPhase(ChargePhase.FloatTransition);
        Assert.IsTrue(bench.Controller.IsFull);
        bench.Run(300000, 1000);
        int onTheWay = bench.Limits.ChargeVoltageMillivolts;
        Assert.IsTrue(onTheWay > 54848 && onTheWay < 54888, onTheWay.ToString());
        bench.Current = 0;
        bench.Cell = 33750;
        bench.LowCell = 0;
        bench.Run(950000, 1000);

        bench.AssertPhase(ChargePhase.Float);
        Assert.AreEqual(54000, bench.Limits.ChargeVoltageMillivolts);
        Assert.AreEqual((int)LimitReason.Float, (int)bench.Limits.ChargeVoltageReason);
        Assert.AreEqual(50000, bench.Limits.ChargeCurrentMilliamperes);
    }

    [TestMethod]
    public void UnbalancedPackIsFullAfterTwoHours()
    {
        ChargeBench bench = Started();
        bench.StateOfCharge = 99000;
        bench.Current = 20000;
        bench.Cell = 34500;
        bench.LowCell = 34100;
        bench.Run(7200000, 1000);
        bench.AssertPhase(ChargePhase.Absorption);

        bench.Run(30000, 1000);

        bench.AssertPhase(ChargePhase.FloatTransition);
    }

    [TestMethod]
    [DataRow(10, 6000)]
    [DataRow(20, 12000)]
    [DataRow(50, 25000)]
    [DataRow(100, 50000)]
    [DataRow(400, 50000)]
    [DataRow(450, 25000)]
    [DataRow(500, 12000)]
    [DataRow(520, 7000)]
    [DataRow(550, 0)]
    [DataRow(0, 0)]
    public void TemperatureReducesTheChargeCurrent(int decidegrees, int charge)
    {
        ChargeBench bench = Started();
        bench.Coldest = decidegrees;
        bench.Hottest = decidegrees;
        bench.Run(250);

        Assert.AreEqual(charge, bench.Limits.ChargeCurrentMilliamperes);
    }

    [TestMethod]
    public void FrostStopsChargingReducesDischargingAndBringsTheVoltageToFloat()
    {
        ChargeBench bench = Started();
        bench.Coldest = -10;
        bench.Current = 0;
        bench.Run(30000);

        bench.AssertLimits(54000, 0, 11000);
        bench.AssertReasons(LimitReason.ChargeStopped, LimitReason.Cold, LimitReason.Cold);
        Assert.AreEqual(-10, bench.Limits.ChargeCurrentInput);
        Assert.AreEqual(100, bench.Limits.ChargeCurrentThreshold);
    }

    [TestMethod]
    [DataRow(31900, 50000)]
    [DataRow(31000, 12000)]
    [DataRow(30000, 2000)]
    [DataRow(29500, 1000)]
    [DataRow(29000, 0)]
    [DataRow(27200, 0)]
    public void LowCellReducesTheDischargeCurrentOnly(int cell, int discharge)
    {
        ChargeBench bench = Started();
        bench.LowCell = cell;
        bench.Run(250);

        bench.AssertLimits(55200, 50000, discharge);
    }

    [TestMethod]
    [DataRow((int)AlarmCondition.HighVoltage, 0, 50000)]
    [DataRow((int)AlarmCondition.HighChargeCurrent, 0, 50000)]
    [DataRow((int)AlarmCondition.LowTemperatureCharge, 0, 50000)]
    [DataRow((int)AlarmCondition.LowVoltage, 50000, 0)]
    [DataRow((int)AlarmCondition.HighDischargeCurrent, 50000, 0)]
    [DataRow((int)AlarmCondition.HighTemperature, 0, 0)]
    [DataRow((int)AlarmCondition.LowTemperature, 0, 0)]
    [DataRow((int)AlarmCondition.BmsInternal, 0, 0)]
    [DataRow(BatterySnapshot.Unknown, 0, 0)]
    public void FaultStopsTheDirectionThatCausedItAndBringsTheVoltageToFloat(int condition, int charge, int discharge)
    {
        ChargeBench bench = Started();
        bench.State = BatteryState.Fault;
        bench.FaultCode = 3;
        bench.FaultCondition = condition;
        bench.Current = 0;
        bench.Run(250);
        Assert.AreEqual(charge, bench.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(discharge, bench.Limits.DischargeCurrentMilliamperes);

        bench.Run(30000);

        bench.AssertLimits(54000, charge, discharge);
        bench.AssertPhase(ChargePhase.Blocked);
        Assert.AreEqual((int)ControlState.Running, (int)bench.Limits.State);
    }

    [TestMethod]
    public void BlockEndsHalfAMinuteAfterItsCause()
    {
        ChargeBench bench = Started();
        bench.State = BatteryState.Fault;
        bench.Run(1000);
        bench.State = BatteryState.Idle;
        bench.Run(30000);
        bench.AssertPhase(ChargePhase.Blocked);

        bench.Run(750);

        bench.AssertPhase(ChargePhase.Bulk);
    }

    [TestMethod]
    public void HighestCellAtTheCutoffStopsChargingUntilItIsFiftyMillivoltsLower()
    {
        ChargeBench bench = Started();
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

    [TestMethod]
    public void LowestCellAtTheCutoffStopsDischarging()
    {
        ChargeBench bench = Started();
        bench.Protection = ChargeBench.LowProtection();
        bench.Protection.FullyDischargedCellMillivolts = 3250;
        bench.LowCell = 32700;
        bench.Run(250);

        bench.AssertLimits(55200, 50000, 0);
        Assert.AreEqual((int)LimitReason.CellAtLowCutoff, (int)bench.Limits.DischargeCurrentReason);
        Assert.AreEqual(32700, bench.Limits.DischargeCurrentThreshold);
    }

    [TestMethod]
    [DataRow(22, 13000)]
    [DataRow(23, 13000)]
    [DataRow(24, 14000)]
    public void CurrentsAreWholeAmperesRoundedDown(int decidegrees, int charge)
    {
        ChargeBench bench = Started();
        bench.Coldest = decidegrees;
        bench.Run(250);

        Assert.AreEqual(charge, bench.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual((int)LimitReason.Cold, (int)bench.Limits.ChargeCurrentReason);
    }

    [TestMethod]
    public void CurrentBelowOneAmpereIsZero()
    {
        ChargeBench bench = Started();
        bench.Set("charging.max_charge_a", 1);
        bench.Bus.Publish(EventId.ConfigurationChanged, bench.Settings);
        bench.Run(250);
        Assert.AreEqual(1000, bench.Limits.ChargeCurrentMilliamperes);

        bench.Coldest = 99;
        bench.Run(250);

        Assert.AreEqual(0, bench.Limits.ChargeCurrentMilliamperes);
    }

    [TestMethod]
    public void StateOfChargeReducesTheCurrentsOnlyWhereItIsWanted()
    {
        ChargeBench bench = Started();
        bench.StateOfCharge = 95000;
        bench.Run(250);
        bench.AssertLimits(55200, 50000, 50000);

        var wanted = new ChargeBench(0);
        wanted.Set("charging.soc_limits", true);
        wanted.StateOfCharge = 95000;
        wanted.Start();
        Assert.AreEqual(10000, wanted.Limits.ChargeCurrentMilliamperes);
        wanted.StateOfCharge = 5000;
        wanted.Run(250);
        Assert.AreEqual(5000, wanted.Limits.DischargeCurrentMilliamperes);
    }

    private static ChargeBench Started()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        return bench;
    }
}
