// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Charging;

[TestClass]
public class ChargePlannerTests
{
    [TestMethod]
    public void HealthyPackGetsTheConfiguredValues()
    {
        var bench = new Bench();
        bench.AssertMade();

        Assert.AreEqual("LFP", bench.Plan.Profile.Name);
        Assert.AreEqual(34500, bench.Plan.BulkCellTenthMillivolts);
        Assert.AreEqual(33750, bench.Plan.FloatCellTenthMillivolts);
        Assert.AreEqual(33000, bench.Plan.FloorCellTenthMillivolts);
        Assert.AreEqual(50000, bench.Plan.ChargeMilliamperes);
        Assert.AreEqual(50000, bench.Plan.DischargeMilliamperes);
        Assert.AreEqual(15700, bench.Plan.TailMilliamperes);
        Assert.AreEqual((int)LimitReason.Configured, (int)bench.Plan.BulkReason);
    }

    [TestMethod]
    [DataRow(3450, 3650, 3800, 34500, (int)LimitReason.Configured)]
    [DataRow(3450, 3400, 3800, 34000, (int)LimitReason.BmsFullyCharged)]
    [DataRow(3450, 3650, 3500, 34000, (int)LimitReason.BmsOverVoltageMargin)]
    [DataRow(4100, 4150, 4200, 41000, (int)LimitReason.Configured)]
    [DataRow(2650, 2700, 2850, 26500, (int)LimitReason.Configured)]
    public void VoltageIsTheSmallestOfConfigurationAndBms(int configured, int full, int cutoff, int bulk, int reason)
    {
        var bench = new Bench();
        bench.SetCells(configured, full, cutoff);
        bench.AssertMade();

        Assert.AreEqual(bulk, bench.Plan.BulkCellTenthMillivolts);
        Assert.AreEqual(reason, (int)bench.Plan.BulkReason);
    }

    [TestMethod]
    [DataRow(16, 5, 63)]
    [DataRow(16, 10, 100)]
    [DataRow(8, 5, 126)]
    [DataRow(4, 0, 251)]
    public void BandOfTheHighestCellIsNeverNarrowerThanAStepOfCvl(int cells, int millivolts, int tenths)
    {
        var bench = new Bench();
        bench.Settings.TrySet("charging.ovp_offset_mv", millivolts.ToString());
        bench.Protection.SeriesCells = cells;
        bench.AssertMade();

        Assert.AreEqual(tenths, bench.Plan.OverVoltageOffsetTenthMillivolts);
    }

    [TestMethod]
    [DataRow(3450, 3701, 4200, (int)LimitReason.OtherChemistry)]
    [DataRow(3450, 4150, 4200, (int)LimitReason.OtherChemistry)]
    [DataRow(4100, 3650, 3800, (int)LimitReason.OtherChemistry)]
    [DataRow(2650, 3650, 3800, (int)LimitReason.OtherChemistry)]
    [DataRow(3700, 3650, 3800, (int)LimitReason.NoProfile)]
    [DataRow(3650, 3650, 3800, (int)LimitReason.NoProfile)]
    [DataRow(2000, 2000, 2800, (int)LimitReason.NoProfile)]
    [DataRow(3450, 3650, 3449, (int)LimitReason.NoSafeVoltage)]
    [DataRow(3450, 3650, 4, (int)LimitReason.NoSafeVoltage)]
    public void ContradictionIsRefused(int configured, int full, int cutoff, int reason)
    {
        var bench = new Bench();
        bench.SetCells(configured, full, cutoff);

        bench.AssertRefused((LimitReason)reason);
    }

    [TestMethod]
    public void ChargeVoltageBelowTheEmptyVoltageIsRefused()
    {
        var bench = new Bench();
        bench.Protection.FullyDischargedCellMillivolts = 3460;

        bench.AssertRefused(LimitReason.NoSafeVoltage);
    }

    [TestMethod]
    [DataRow(4, 3550, false)]
    [DataRow(5, 3550, false)]
    [DataRow(6, 3550, true)]
    [DataRow(4, 3600, true)]
    public void PackKeepsSixTenthsOfAVoltBelowItsCutoff(int cells, int cutoff, bool isMade)
    {
        var bench = new Bench();
        bench.Protection.SeriesCells = cells;
        bench.Protection.OverVoltageCutoffCellMillivolts = cutoff;

        Assert.AreEqual(isMade, ChargePlanner.TryMake(bench.Settings, bench.Protection, bench.Plan, bench.Refusal));
        Assert.AreEqual(isMade ? (int)LimitReason.None : (int)LimitReason.NoVoltageMargin, (int)bench.Refusal.Reason);
    }

    [TestMethod]
    public void CurrentsAreCappedAtNinetyPercentOfTheTripCurrents()
    {
        var bench = new Bench();
        bench.Settings.TrySet("charging.max_charge_a", "750");
        bench.Settings.TrySet("charging.max_discharge_a", "750");
        bench.AssertMade();

        Assert.AreEqual(81000, bench.Plan.ChargeMilliamperes);
        Assert.AreEqual(58500, bench.Plan.DischargeMilliamperes);
        Assert.AreEqual((int)LimitReason.BmsOverCurrentMargin, (int)bench.Plan.ChargeReason);
        Assert.AreEqual(90000, bench.Plan.ChargeInput);
        Assert.AreEqual(65000, bench.Plan.DischargeInput);
    }

    [TestMethod]
    public void LargestPossibleCurrentsDoNotOverflow()
    {
        var bench = new Bench();
        bench.Settings.TrySet("charging.max_charge_a", "750");
        bench.Protection.ChargeOverCurrentAmperes = 750;
        bench.AssertMade();

        Assert.AreEqual(675000, bench.Plan.ChargeMilliamperes);
    }

    // Every combination of thresholds, also those that nobody would set.
    [TestMethod]
    [DataRow(3450)]
    [DataRow(4100)]
    [DataRow(2650)]
    public void PlanIsNeverOutsideWhatTheBmsAllows(int configured)
    {
        var bench = new Bench();
        int made = 0;
        for (int full = 0; full <= 4500; full += 50)
        {
            for (int cutoff = 0; cutoff <= 4500; cutoff += 50)
            {
                bench.SetCells(configured, full, cutoff);
                if (!ChargePlanner.TryMake(bench.Settings, bench.Protection, bench.Plan, bench.Refusal))
                {
                    continue;
                }

                made++;
                ChargePlan plan = bench.Plan;
                int bulk = plan.BulkCellTenthMillivolts;
                Assert.IsTrue(bulk <= configured * 10 && bulk <= full * 10 && bulk <= (cutoff - 100) * 10);
                Assert.IsTrue(plan.FloatCellTenthMillivolts <= bulk);
                Assert.IsTrue(plan.FloorCellTenthMillivolts <= plan.FloatCellTenthMillivolts);
                Assert.IsTrue(plan.BackstopFloorCellTenthMillivolts <= plan.FloorCellTenthMillivolts);
                Assert.IsTrue(plan.BackstopFloorCellTenthMillivolts >= plan.Profile.LowestSentMillivolts * 10);
                Assert.IsTrue(plan.RebulkCellTenthMillivolts < plan.FloatCellTenthMillivolts);
            }
        }

        Assert.IsTrue(made > 10, made.ToString());
    }

    private sealed class Bench
    {
        public readonly GatewaySettings Settings = new();
        public readonly BatteryProtection Protection = Samples.HealthyProtection();
        public readonly ChargePlan Plan = new();
        public readonly PlanRefusal Refusal = new();

        public void SetCells(int configured, int full, int cutoff)
        {
            Settings.TrySet("charging.cell_voltage_mv", configured.ToString());
            Protection.FullyChargedCellMillivolts = full;
            Protection.OverVoltageCutoffCellMillivolts = cutoff;
            Protection.FullyDischargedCellMillivolts = 1900;
        }

        public void AssertMade() =>
            Assert.IsTrue(ChargePlanner.TryMake(Settings, Protection, Plan, Refusal), ((int)Refusal.Reason).ToString());

        public void AssertRefused(LimitReason reason)
        {
            Assert.IsFalse(ChargePlanner.TryMake(Settings, Protection, Plan, Refusal));
            Assert.AreEqual((int)reason, (int)Refusal.Reason);
        }
    }
}
