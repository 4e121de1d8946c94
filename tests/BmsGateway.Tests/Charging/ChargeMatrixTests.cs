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
        ChargeBench bench = ChargeBench.Started();

        bench.AssertLimits(55200, 50000, 50000);
        bench.AssertPhase(ChargePhase.Bulk);
    }

    [TestMethod]
    public void BalancedPackAtItsVoltageForAQuarterOfAnHourIsFull()
    {
        ChargeBench bench = ChargeBench.Started();
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
        ChargeBench bench = ChargeBench.Started();
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
        ChargeBench bench = ChargeBench.Started();
        bench.Coldest = decidegrees;
        bench.Hottest = decidegrees;
        bench.Run(250);

        Assert.AreEqual(charge, bench.Limits.ChargeCurrentMilliamperes);
    }

    [TestMethod]
    public void FrostStopsChargingReducesDischargingAndBringsTheVoltageToFloat()
    {
        ChargeBench bench = ChargeBench.Started();
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
        ChargeBench bench = ChargeBench.Started();
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
        ChargeBench bench = ChargeBench.Started();
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
        ChargeBench bench = ChargeBench.Started();
        bench.State = BatteryState.Fault;
        bench.Run(1000);
        bench.State = BatteryState.Idle;
        bench.Run(30000);
        bench.AssertPhase(ChargePhase.Blocked);

        bench.Run(750);

        bench.AssertPhase(ChargePhase.Bulk);
    }

    [TestMethod]
    public void LowestCellAtTheCutoffStopsDischarging()
    {
        ChargeBench bench = ChargeBench.Started();
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
        ChargeBench bench = ChargeBench.Started();
        bench.Coldest = decidegrees;
        bench.Run(250);

        Assert.AreEqual(charge, bench.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual((int)LimitReason.Cold, (int)bench.Limits.ChargeCurrentReason);
    }

    [TestMethod]
    public void CurrentBelowOneAmpereIsZero()
    {
        ChargeBench bench = ChargeBench.Started();
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
        ChargeBench bench = ChargeBench.Started();
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
}
