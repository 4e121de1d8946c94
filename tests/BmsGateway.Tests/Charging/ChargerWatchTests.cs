// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Charging;

namespace BmsGateway.Tests.Charging;

/// <summary>Chargers that go on although nothing may be charged: 52.8 V and 20 A unless a test says otherwise.</summary>
[TestClass]
public class ChargerWatchTests
{
    // 52.8 V less 16 × 25 mV.
    private const int LoweredMillivolts = 52400;

    [TestMethod]
    public void VoltageGoesBelowThePackWhenFrostHasNotStoppedTheChargeAfterTenSeconds()
    {
        ChargeBench bench = ChargeBench.Started();
        bench.Coldest = -10;
        bench.Run(10000);
        AssertState(ControlState.Running, bench);

        bench.Run(250);

        AssertState(ControlState.NotObeyed, bench);
        Assert.IsFalse(bench.Limits.IsSilent);
        Assert.IsTrue(bench.Controller.IsLinkAlarm(bench.Now));
        bench.AssertLimits(LoweredMillivolts, 0, 11000);
        bench.AssertReasons(LimitReason.ChargerNotObeying, LimitReason.Cold, LimitReason.Cold);
        Assert.AreEqual(20000, bench.Limits.ChargeVoltageInput);
        Assert.AreEqual(LoweredMillivolts, bench.Limits.ChargeVoltageThreshold);
    }

    [TestMethod]
    [DataRow(31400, 3140, false)]
    [DataRow(31400, 3141, true)]
    [DataRow(10000, 2000, false)]
    [DataRow(10000, 2001, true)]
    public void CurrentCountsAboveTwoAmperesAndAHundredthOfTheCapacity(int capacity, int current, bool isDisobedient)
    {
        var bench = new ChargeBench(0);
        bench.Protection.CapacityCentiampereHours = capacity;
        bench.Start();
        bench.Coldest = -10;
        bench.Current = current;
        bench.Run(30000);

        AssertState(isDisobedient ? ControlState.NotObeyed : ControlState.Running, bench);
    }

    [TestMethod]
    [DataRow((int)Cause.Hot)]
    [DataRow((int)Cause.NoTemperature)]
    [DataRow((int)Cause.ChargeFault)]
    [DataRow((int)Cause.UnknownFault)]
    [DataRow((int)Cause.CellAtCutoff)]
    public void EveryHardCauseCounts(int cause)
    {
        ChargeBench bench = ChargeBench.Started();
        Enter(bench, (Cause)cause);
        bench.Run(10250);

        AssertState(ControlState.NotObeyed, bench);
        Assert.IsTrue(bench.Limits.ChargeVoltageMillivolts <= bench.Make().PackVoltageMillivolts - 400);
    }

    [TestMethod]
    [DataRow((int)Cause.HighCell)]
    [DataRow((int)Cause.DischargeFault)]
    [DataRow((int)Cause.Remote)]
    public void NoOtherCauseCounts(int cause)
    {
        ChargeBench bench = ChargeBench.Started();
        Enter(bench, (Cause)cause);
        bench.Run(90000);

        AssertState(ControlState.Running, bench);
    }

    [TestMethod]
    public void ChargeIntoADeadCellEndsInSilenceBecauseTheFloorKeepsTheVoltageUp()
    {
        ChargeBench bench = ChargeBench.Started();
        Enter(bench, Cause.DeadCell);
        bench.Run(10250);
        AssertState(ControlState.NotObeyed, bench);
        Assert.AreEqual(51200, bench.Limits.ChargeVoltageMillivolts);

        bench.Run(60000);

        Assert.IsTrue(bench.Limits.IsSilent);
    }

    [TestMethod]
    public void ChargeThatGoesOnForAnotherMinuteIsStoppedBySilence()
    {
        ChargeBench bench = Disobedient();
        bench.Run(59750);
        Assert.IsFalse(bench.Limits.IsSilent);

        bench.Run(250);

        Assert.IsTrue(bench.Limits.IsSilent);
        AssertState(ControlState.NotObeyed, bench);
    }

    [TestMethod]
    public void ChargeThatTheVoltageStopsIsNotSilencedUntilItComesBackForTenSeconds()
    {
        ChargeBench bench = Disobedient();
        bench.Current = 0;
        bench.Run(3600000, 1000);
        Assert.IsFalse(bench.Limits.IsSilent);
        bench.Current = 20000;
        bench.Run(10000);
        Assert.IsFalse(bench.Limits.IsSilent);

        bench.Run(250);

        Assert.IsTrue(bench.Limits.IsSilent);
    }

    [TestMethod]
    public void LoweredVoltageDoesNotFollowThePack()
    {
        ChargeBench bench = Disobedient();
        bench.Current = -20000;
        bench.Cell = 32000;
        bench.Run(600000, 1000);
        bench.AssertLimits(LoweredMillivolts, 0, 11000);

        bench.Cell = 34000;
        bench.Run(600000, 1000);

        bench.AssertLimits(LoweredMillivolts, 0, 11000);
    }

    [TestMethod]
    [DataRow(33011, 52400)]
    [DataRow(32310, 51200)]
    [DataRow(31000, 51200)]
    public void LoweredVoltageIsRoundedDownAndEndsAHundredMillivoltsBelowTheFloor(int cell, int millivolts)
    {
        ChargeBench bench = ChargeBench.Started();
        bench.Cell = cell;
        bench.Coldest = -10;
        bench.Run(10250);

        Assert.AreEqual(millivolts, bench.Limits.ChargeVoltageMillivolts);
    }

    [TestMethod]
    public void LoweredVoltageEndsHalfAMinuteAfterItsCauseAndRisesSlowly()
    {
        ChargeBench bench = Disobedient();
        bench.Current = 0;
        bench.Coldest = 250;
        bench.Run(30000);
        AssertState(ControlState.NotObeyed, bench);
        Assert.AreEqual(0, bench.Limits.ChargeCurrentMilliamperes);

        bench.Run(250);

        AssertState(ControlState.Running, bench);
        Assert.AreEqual(LoweredMillivolts, bench.Limits.ChargeVoltageMillivolts);
        Assert.AreEqual((int)LimitReason.VoltageRecovery, (int)bench.Limits.ChargeVoltageReason);
        bench.Run(700000, 1000);
        bench.AssertLimits(55200, 50000, 50000);
    }

    [TestMethod]
    public void SilenceEndsHalfAMinuteAfterItsCauseThroughTheStartGate()
    {
        ChargeBench bench = Silenced();
        bench.Coldest = 250;
        bench.Run(30000);
        Assert.IsTrue(bench.Limits.IsSilent);
        AssertState(ControlState.NotObeyed, bench);

        bench.Run(250);
        AssertState(ControlState.Starting, bench);
        bench.Run(750);

        AssertState(ControlState.Running, bench);
    }

    [TestMethod]
    public void CauseThatComesBackKeepsTheSilence()
    {
        ChargeBench bench = Silenced();
        bench.Coldest = 250;
        bench.Run(29000);
        bench.Coldest = -10;
        bench.Run(250);
        bench.Coldest = 250;
        bench.Run(30000);

        Assert.IsTrue(bench.Limits.IsSilent);
    }

    [TestMethod]
    public void SilenceOutlivesAFailureOfTheControlAndALostBms()
    {
        ChargeBench bench = Silenced();
        bench.Current = 0;
        bench.Controller.Reset();
        bench.Run(5000);
        AssertState(ControlState.NotObeyed, bench);
        bench.Wait(40000);
        AssertState(ControlState.Lost, bench);
        bench.Run(5000);

        AssertState(ControlState.NotObeyed, bench);
        Assert.IsTrue(bench.Limits.IsSilent);
    }

    [TestMethod]
    public void SafeStateDoesNotBreakTheSilence()
    {
        ChargeBench bench = Silenced();
        bench.Controller.SetSafeState(true);
        bench.Run(1000);

        Assert.IsTrue(bench.Limits.IsSilent);
    }

    [TestMethod]
    public void AnotherPackBeginsAnew()
    {
        ChargeBench bench = Silenced();
        bench.Protection = ChargeBench.LowProtection();
        bench.Protection.CapacityCentiampereHours = 20000;
        bench.Run(2000);

        AssertState(ControlState.Running, bench);
    }

    [TestMethod]
    public void MissingSamplesLowerTheDischargeAsAlways()
    {
        ChargeBench bench = Disobedient();
        bench.Wait(5000);

        AssertState(ControlState.NotObeyed, bench);
        bench.AssertLimits(LoweredMillivolts, 0, 5000);
        bench.Wait(10000);
        bench.AssertLimits(LoweredMillivolts, 0, 0);
    }

    private static ChargeBench Disobedient()
    {
        ChargeBench bench = ChargeBench.Started();
        bench.Coldest = -10;
        bench.Run(10250);
        AssertState(ControlState.NotObeyed, bench);
        return bench;
    }

    private static ChargeBench Silenced()
    {
        ChargeBench bench = Disobedient();
        bench.Run(60000);
        Assert.IsTrue(bench.Limits.IsSilent);
        return bench;
    }

    private static void AssertState(ControlState expected, ChargeBench bench) =>
        Assert.AreEqual((int)expected, (int)bench.Limits.State);

    private static void Enter(ChargeBench bench, Cause cause)
    {
        switch (cause)
        {
            case Cause.Hot:
                bench.Hottest = 560;
                break;
            case Cause.NoTemperature:
                bench.Coldest = BatterySnapshot.Unknown;
                bench.Hottest = BatterySnapshot.Unknown;
                break;
            case Cause.CellAtCutoff:
                bench.HighCell = 37800;
                break;
            case Cause.HighCell:
                bench.HighCell = 35500;
                break;
            case Cause.DeadCell:
                bench.LowCell = 19000;
                break;
            case Cause.Remote:
                bench.Controller.Remote.TrySet(RemoteLimitKind.ChargeCurrent, 0, 600, out _);
                break;
            default:
                bench.State = BatteryState.Fault;
                bench.FaultCode = cause == Cause.UnknownFault ? 0 : 3;
                bench.FaultCondition = cause == Cause.ChargeFault ? (int)AlarmCondition.HighVoltage
                    : cause == Cause.DischargeFault ? (int)AlarmCondition.LowVoltage
                    : BatterySnapshot.Unknown;
                break;
        }
    }

    private enum Cause
    {
        Hot,
        NoTemperature,
        ChargeFault,
        UnknownFault,
        CellAtCutoff,
        DeadCell,
        HighCell,
        DischargeFault,
        Remote,
    }
}
