// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Charging;

[TestClass]
public class SafeLimitRuleTests
{
    [TestMethod]
    public void HealthyPackGetsTheConfiguredValues()
    {
        var bench = new Bench();
        Assert.IsTrue(bench.Compute(3450, 50, 40));

        Assert.AreEqual(55200, bench.Limits.ChargeVoltageMillivolts);
        Assert.AreEqual(50000, bench.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(40000, bench.Limits.DischargeCurrentMilliamperes);
        bench.AssertReasons(LimitReason.Configured, LimitReason.Configured, LimitReason.Configured);
    }

    [TestMethod]
    public void VoltageNeverExceedsRegister300()
    {
        var bench = new Bench();
        bench.Protection.FullyChargedCellMillivolts = 3400;

        Assert.IsTrue(bench.Compute(3450, 50, 40));

        Assert.AreEqual(54400, bench.Limits.ChargeVoltageMillivolts);
        Assert.AreEqual((int)LimitReason.BmsFullyCharged, (int)bench.Limits.ChargeVoltageReason);
    }

    [TestMethod]
    public void VoltageStaysAHundredMillivoltsPerCellBelowRegister315()
    {
        var bench = new Bench();
        bench.Protection.OverVoltageCutoffCellMillivolts = 3500;

        Assert.IsTrue(bench.Compute(3450, 50, 40));

        Assert.AreEqual(54400, bench.Limits.ChargeVoltageMillivolts);
        Assert.AreEqual((int)LimitReason.BmsOverVoltageMargin, (int)bench.Limits.ChargeVoltageReason);
    }

    [TestMethod]
    public void VoltageIsPerCellTimesRegister307()
    {
        var bench = new Bench();
        bench.Protection.SeriesCells = 14;

        Assert.IsTrue(bench.Compute(3450, 50, 40));

        Assert.AreEqual(48300, bench.Limits.ChargeVoltageMillivolts);
    }

    [TestMethod]
    public void CurrentsAreCappedAtNinetyPercentOfTheTripCurrents()
    {
        var bench = new Bench();
        Assert.IsTrue(bench.Compute(3450, 200, 200));

        Assert.AreEqual(81000, bench.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(58500, bench.Limits.DischargeCurrentMilliamperes);
        bench.AssertReasons(LimitReason.Configured, LimitReason.BmsOverCurrentMargin, LimitReason.BmsOverCurrentMargin);
    }

    [TestMethod]
    public void LargestPossibleCurrentsDoNotOverflow()
    {
        var bench = new Bench();
        bench.Protection.ChargeOverCurrentAmperes = 750;
        bench.Protection.DischargeOverCurrentAmperes = 750;

        Assert.IsTrue(bench.Compute(3450, 750, 750));

        Assert.AreEqual(675000, bench.Limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(675000, bench.Limits.DischargeCurrentMilliamperes);
    }

    [TestMethod]
    public void PackValueInTheCutoffRegisterIsRefused()
    {
        var bench = new Bench();
        // What a reader gets who takes the per-cell value for volts of the pack.
        bench.Protection.OverVoltageCutoffCellMillivolts = 4;

        Assert.IsFalse(bench.Compute(3450, 50, 40));
        Assert.AreEqual(0, bench.Limits.ChargeVoltageMillivolts);
    }

    [TestMethod]
    public void ChargeVoltageBelowTheEmptyVoltageIsRefused()
    {
        var bench = new Bench();
        bench.Protection.FullyDischargedCellMillivolts = 3460;

        Assert.IsFalse(bench.Compute(3450, 50, 40));
    }

    [TestMethod]
    public void UnreadThresholdsAreRefused()
    {
        var bench = new Bench();
        bench.Protection.OverVoltageCutoffCellMillivolts = BatterySnapshot.Unknown;

        Assert.IsFalse(bench.Compute(3450, 50, 40));
    }

    [TestMethod]
    public void ResultIsNeverZeroVoltsForAnyThresholds()
    {
        var bench = new Bench();
        for (int full = 0; full <= 4500; full += 150)
        {
            for (int cutoff = 0; cutoff <= 4500; cutoff += 150)
            {
                bench.Protection.FullyChargedCellMillivolts = full;
                bench.Protection.OverVoltageCutoffCellMillivolts = cutoff;
                bool sound = bench.Compute(3450, 50, 40);
                int cell = bench.Limits.ChargeVoltageMillivolts / 16;
                Assert.IsTrue(!sound || (cell > 3000 && cell <= full && cell <= cutoff - 100 && cell <= 3450));
            }
        }
    }

    private sealed class Bench
    {
        public readonly ChargeLimits Limits = new();
        public readonly BatteryProtection Protection = Samples.HealthyProtection();

        public bool Compute(int cellMillivolts, int chargeAmperes, int dischargeAmperes) =>
            SafeLimitRule.TryCompute(Protection, cellMillivolts, chargeAmperes, dischargeAmperes, Limits);

        public void AssertReasons(LimitReason voltage, LimitReason charge, LimitReason discharge)
        {
            Assert.AreEqual((int)voltage, (int)Limits.ChargeVoltageReason);
            Assert.AreEqual((int)charge, (int)Limits.ChargeCurrentReason);
            Assert.AreEqual((int)discharge, (int)Limits.DischargeCurrentReason);
        }
    }
}
