// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Charging;

[TestClass]
public class SafeLimitRuleTests
{
    private readonly ChargeLimits _limits = new();
    private readonly BatteryProtection _protection = Samples.HealthyProtection();

    [TestMethod]
    public void HealthyPackGetsTheConfiguredValues()
    {
        Assert.IsTrue(Compute(3450, 50, 40));

        Assert.AreEqual(55200, _limits.ChargeVoltageMillivolts);
        Assert.AreEqual(50000, _limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(40000, _limits.DischargeCurrentMilliamperes);
        AssertReasons(LimitReason.Configured, LimitReason.Configured, LimitReason.Configured);
    }

    [TestMethod]
    public void VoltageNeverExceedsRegister300()
    {
        _protection.FullyChargedCellMillivolts = 3400;

        Assert.IsTrue(Compute(3450, 50, 40));

        Assert.AreEqual(54400, _limits.ChargeVoltageMillivolts);
        Assert.AreEqual((int)LimitReason.BmsFullyCharged, (int)_limits.ChargeVoltageReason);
    }

    [TestMethod]
    public void VoltageStaysAHundredMillivoltsPerCellBelowRegister315()
    {
        _protection.OverVoltageCutoffCellMillivolts = 3500;

        Assert.IsTrue(Compute(3450, 50, 40));

        Assert.AreEqual(54400, _limits.ChargeVoltageMillivolts);
        Assert.AreEqual((int)LimitReason.BmsOverVoltageMargin, (int)_limits.ChargeVoltageReason);
    }

    [TestMethod]
    public void VoltageIsPerCellTimesRegister307()
    {
        _protection.SeriesCells = 14;

        Assert.IsTrue(Compute(3450, 50, 40));

        Assert.AreEqual(48300, _limits.ChargeVoltageMillivolts);
    }

    [TestMethod]
    public void CurrentsAreCappedAtNinetyPercentOfTheTripCurrents()
    {
        Assert.IsTrue(Compute(3450, 200, 200));

        Assert.AreEqual(81000, _limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(58500, _limits.DischargeCurrentMilliamperes);
        AssertReasons(LimitReason.Configured, LimitReason.BmsOverCurrentMargin, LimitReason.BmsOverCurrentMargin);
    }

    [TestMethod]
    public void LargestPossibleCurrentsDoNotOverflow()
    {
        _protection.ChargeOverCurrentAmperes = 750;
        _protection.DischargeOverCurrentAmperes = 750;

        Assert.IsTrue(Compute(3450, 750, 750));

        Assert.AreEqual(675000, _limits.ChargeCurrentMilliamperes);
        Assert.AreEqual(675000, _limits.DischargeCurrentMilliamperes);
    }

    [TestMethod]
    public void PackValueInTheCutoffRegisterIsRefused()
    {
        // What a reader gets who takes the per-cell value for volts of the pack.
        _protection.OverVoltageCutoffCellMillivolts = 4;

        Assert.IsFalse(Compute(3450, 50, 40));
        Assert.AreEqual(0, _limits.ChargeVoltageMillivolts);
    }

    [TestMethod]
    public void ChargeVoltageBelowTheEmptyVoltageIsRefused()
    {
        _protection.FullyDischargedCellMillivolts = 3460;

        Assert.IsFalse(Compute(3450, 50, 40));
    }

    [TestMethod]
    public void UnreadThresholdsAreRefused()
    {
        _protection.OverVoltageCutoffCellMillivolts = BatterySnapshot.Unknown;

        Assert.IsFalse(Compute(3450, 50, 40));
    }

    [TestMethod]
    public void ResultIsNeverZeroVoltsForAnyThresholds()
    {
        for (int full = 0; full <= 4500; full += 150)
        {
            for (int cutoff = 0; cutoff <= 4500; cutoff += 150)
            {
                _protection.FullyChargedCellMillivolts = full;
                _protection.OverVoltageCutoffCellMillivolts = cutoff;
                bool sound = Compute(3450, 50, 40);
                int cell = _limits.ChargeVoltageMillivolts / 16;
                Assert.IsTrue(!sound || (cell > 3000 && cell <= full && cell <= cutoff - 100 && cell <= 3450));
            }
        }
    }

    private bool Compute(int cellMillivolts, int chargeAmperes, int dischargeAmperes) =>
        SafeLimitRule.TryCompute(_protection, cellMillivolts, chargeAmperes, dischargeAmperes, _limits);

    private void AssertReasons(LimitReason voltage, LimitReason charge, LimitReason discharge)
    {
        Assert.AreEqual((int)voltage, (int)_limits.ChargeVoltageReason);
        Assert.AreEqual((int)charge, (int)_limits.ChargeCurrentReason);
        Assert.AreEqual((int)discharge, (int)_limits.DischargeCurrentReason);
    }
}
