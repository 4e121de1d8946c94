// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;

namespace BmsGateway.Tests.Charging;

[TestClass]
public class PhaseMachineTests
{
    [TestMethod]
    [DataRow(34375, 0)]
    [DataRow(33600, 34400)]
    public void PackThatIsChargedUpGoesToAbsorptionAfterTenSeconds(int cell, int highCell)
    {
        var bench = new ChargeBench(0);
        bench.Start();
        bench.Cell = cell;
        bench.HighCell = highCell;
        bench.Run(10000);
        bench.AssertPhase(ChargePhase.Bulk);

        bench.Run(500);

        bench.AssertPhase(ChargePhase.Absorption);
    }

    [TestMethod]
    public void TouchingTheVoltageForNineSecondsIsNotEnough()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        for (int i = 0; i < 10; i++)
        {
            bench.Cell = 34500;
            bench.Run(9000);
            bench.Cell = 34300;
            bench.Run(1000);
        }

        bench.AssertPhase(ChargePhase.Bulk);
    }

    [TestMethod]
    [DataRow(34188, 15700)]
    [DataRow(34188, -3140)]
    public void PackThatTakesLittleNearItsVoltageGoesToAbsorptionToo(int cell, int current)
    {
        var bench = new ChargeBench(0);
        bench.Start();
        bench.Cell = cell;
        bench.Current = current;
        bench.Run(10500);

        bench.AssertPhase(ChargePhase.Absorption);
    }

    [TestMethod]
    [DataRow(34180, 15700)]
    [DataRow(34370, 15701)]
    [DataRow(34188, -3141)]
    public void PackThatIsNotUpStaysInBulk(int cell, int current)
    {
        var bench = new ChargeBench(0);
        bench.Start();
        bench.Cell = cell;
        bench.Current = current;
        bench.Run(60000);

        bench.AssertPhase(ChargePhase.Bulk);
    }

    [TestMethod]
    public void AbsorptionEndsWhenThePackIsHalfAVoltLowerForFiveMinutesAndNoCellIsHigh()
    {
        ChargeBench bench = InAbsorption();
        bench.Cell = 34160;
        bench.HighCell = 34250;
        bench.Run(400000, 1000);
        bench.AssertPhase(ChargePhase.Absorption);

        bench.HighCell = 34249;
        bench.Run(299000, 1000);
        bench.AssertPhase(ChargePhase.Absorption);
        bench.Run(3000, 1000);

        bench.AssertPhase(ChargePhase.Bulk);
    }

    [TestMethod]
    public void PackThatChargesForHoursBehindAWeakCellIsNotFull()
    {
        ChargeBench bench = InAbsorption();
        bench.Cell = 33700;
        bench.HighCell = 34500;
        bench.Current = 15701;
        bench.Run(4 * 3600000, 1000);
        Assert.IsFalse(bench.Controller.IsFull);

        bench.Current = 15700;
        bench.Run(7195000, 1000);
        Assert.IsFalse(bench.Controller.IsFull);
        bench.Run(10000, 1000);

        Assert.IsTrue(bench.Controller.IsFull);
    }

    [TestMethod]
    public void LoadThatComesAndGoesDoesNotBeginTheLongestAbsorptionAnew()
    {
        ChargeBench bench = InAbsorption();
        bench.Current = 15700;
        bench.LowCell = 33700;
        for (int i = 0; i < 30; i++)
        {
            bench.Cell = 34500;
            bench.Run(120000, 1000);
            bench.Cell = 33800;
            bench.Run(120000, 1000);
        }

        bench.Run(15000, 1000);

        Assert.IsTrue(bench.Controller.IsFull);
    }

    [TestMethod]
    public void TailCurrentForAQuarterOfAnHourIsFull()
    {
        ChargeBench bench = InAbsorption();
        bench.Cell = 34300;
        bench.LowCell = 34000; // out of balance
        bench.Current = 15700;
        bench.Run(899000, 1000);
        bench.AssertPhase(ChargePhase.Absorption);

        bench.Run(3000, 1000);

        bench.AssertPhase(ChargePhase.FloatTransition);
    }

    [TestMethod]
    [DataRow(15701, 34300)]
    [DataRow(-3141, 34300)]
    [DataRow(0, 34100)]
    [DataRow(3141, 34100, 34490)]
    public void CurrentThatSaysNothingIsNotFull(int current, int cell, int highest = 34240)
    {
        ChargeBench bench = InAbsorption();
        bench.Cell = cell;
        bench.HighCell = highest;
        bench.LowCell = cell - 200;
        bench.Current = current;
        bench.Run(1800000, 1000);

        Assert.IsFalse(bench.Controller.IsFull);
    }

    [TestMethod]
    public void OneCellAtTheTopAndNoCurrentLeftIsFull()
    {
        ChargeBench bench = InAbsorption();
        bench.Cell = 33800;
        bench.HighCell = 34490;
        bench.Current = 3140;
        bench.Run(905000, 1000);

        Assert.IsTrue(bench.Controller.IsFull);
    }

    [TestMethod]
    public void FullyChargedBmsIsFullInBulkToo()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        bench.Cell = 34200;
        bench.State = BatteryState.FullyCharged;
        bench.Run(10500);

        bench.AssertPhase(ChargePhase.FloatTransition);
        Assert.IsTrue(bench.Controller.IsFull);
    }

    [TestMethod]
    public void LowCountOfABmsThatSaysFullDoesNotBeginTheChargeAnew()
    {
        ChargeBench bench = InFloat();
        bench.State = BatteryState.FullyCharged;
        bench.StateOfCharge = 60000;
        bench.Run(600000, 1000);
        bench.AssertPhase(ChargePhase.Float);

        bench.State = BatteryState.Idle;
        bench.Run(11000);
        bench.AssertPhase(ChargePhase.Bulk);
    }

    [TestMethod]
    public void SmallPackIsNotFullBecauseItsVoltageIsSmall()
    {
        var bench = new ChargeBench(0);
        bench.Protection.SeriesCells = 4;
        bench.Start();
        bench.Cell = 34050;
        bench.Current = 100000;
        bench.Run(3600000, 1000);

        bench.AssertPhase(ChargePhase.Bulk);
    }

    [TestMethod]
    public void FaultOfAFullPackMakesItNotFullWhenChargingBeginsAnew()
    {
        ChargeBench bench = InFloat();
        Assert.IsTrue(bench.Controller.IsFull);
        bench.State = BatteryState.Fault;
        bench.Run(1000);
        bench.State = BatteryState.Idle;
        bench.Run(32000);

        bench.AssertPhase(ChargePhase.Bulk);
        Assert.IsFalse(bench.Controller.IsFull);
    }

    [TestMethod]
    public void OtherPackIsNotFullBecauseTheOneBeforeWas()
    {
        ChargeBench bench = InFloat();
        BatteryProtection other = ChargeBench.LowProtection();
        other.CapacityCentiampereHours = 10000;
        bench.Protection = other;
        bench.Run(2000);

        Assert.AreEqual((int)ControlState.Running, (int)bench.Limits.State);
        Assert.IsFalse(bench.Controller.IsFull);
    }

    [TestMethod]
    public void PackThatWasLostForAMinuteHasToBeFullAnew()
    {
        ChargeBench bench = InFloat();
        bench.Wait(60000);
        bench.Run(2000);

        Assert.AreEqual((int)ControlState.Running, (int)bench.Limits.State);
        Assert.IsFalse(bench.Controller.IsFull);
    }

    [TestMethod]
    public void FullyChargedBmsIsFull()
    {
        ChargeBench bench = InAbsorption();
        bench.Current = 20000;
        bench.LowCell = 34200;
        bench.State = BatteryState.FullyCharged;
        bench.Run(10500);

        bench.AssertPhase(ChargePhase.FloatTransition);
    }

    [TestMethod]
    [DataRow(84999, 33400, (int)ChargePhase.Bulk)]
    [DataRow(85000, 33400, (int)ChargePhase.Float)]
    [DataRow(99000, 33000, (int)ChargePhase.Bulk)]
    [DataRow(99000, 33001, (int)ChargePhase.Float)]
    [DataRow(BatterySnapshot.Unknown, 33400, (int)ChargePhase.Float)]
    public void FloatEndsByStateOfChargeOrVoltage(int charge, int cell, int phase)
    {
        ChargeBench bench = InFloat();
        bench.StateOfCharge = charge;
        bench.Cell = cell;
        bench.Run(12000);

        bench.AssertPhase((ChargePhase)phase);
        Assert.AreEqual(phase == (int)ChargePhase.Float, bench.Controller.IsFull);
    }

    [TestMethod]
    [DataRow(0, 20, false)]
    [DataRow(1, 23, false)]
    [DataRow(1, 25, true)]
    [DataRow(14, 335, false)]
    [DataRow(14, 337, true)]
    public void FloatEndsAfterTheConfiguredDays(int days, int hours, bool isEnded)
    {
        var bench = new ChargeBench(0) { Cell = 34500, Current = 1000, StateOfCharge = 99000 };
        bench.Set("charging.rebulk_days", days);
        bench.Set("charging.absorb_s", 60);
        var machine = new PhaseMachine();
        var plan = new ChargePlan();
        Assert.IsTrue(ChargePlanner.TryMake(bench.Settings, bench.Protection, plan, new PlanRefusal()));
        Step(machine, plan, bench, 1000, 80);
        Assert.IsTrue(machine.IsFull);
        bench.Cell = 33600;
        bench.Clock.MonotonicMilliseconds += hours * 3600000L;
        Step(machine, plan, bench, 1000, 12);

        Assert.AreEqual(isEnded, machine.Phase == ChargePhase.Bulk);
    }

    private static void Step(PhaseMachine machine, ChargePlan plan, ChargeBench bench, int milliseconds, int count)
    {
        for (int i = 0; i < count; i++)
        {
            bench.Clock.Advance(milliseconds);
            machine.Step(plan, bench.Make(), milliseconds);
        }
    }

    private static ChargeBench InAbsorption()
    {
        var bench = new ChargeBench(0);
        bench.StateOfCharge = 99000;
        bench.Start();
        bench.Cell = 34500;
        bench.Run(11000);
        bench.AssertPhase(ChargePhase.Absorption);
        return bench;
    }

    private static ChargeBench InFloat()
    {
        ChargeBench bench = InAbsorption();
        bench.Current = 1000;
        bench.Run(905000, 1000);
        bench.Cell = 33750;
        bench.Current = 0;
        bench.Run(1300000, 1000);
        bench.AssertPhase(ChargePhase.Float);
        return bench;
    }
}
