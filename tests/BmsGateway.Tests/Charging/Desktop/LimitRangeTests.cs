// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.Charging;

namespace BmsGateway.Tests.Charging.Desktop;

/// <summary>What holds for every pack, every value and every step of time.</summary>
[TestClass]
public class LimitRangeTests
{
    private const int Seed = 20240;

    [TestMethod]
    [DataRow(3450, 3650, 3800)]
    [DataRow(3600, 3650, 3720)]
    [DataRow(4100, 4150, 4200)]
    [DataRow(2650, 2800, 2850)]
    public void LimitsStayInTheirBoundsWhateverThePackDoes(int configured, int full, int cutoff)
    {
        var random = new Random(Seed + configured);
        var bench = new ChargeBench(20);
        bench.Set("charging.cell_voltage_mv", configured);
        bench.Protection.FullyChargedCellMillivolts = full;
        bench.Protection.OverVoltageCutoffCellMillivolts = cutoff;
        bench.Protection.FullyDischargedCellMillivolts = 2000;
        bench.Protection.UnderVoltageCutoffCellMillivolts = 1900;
        bench.Cell = (configured - 100) * 10;
        bench.Start();
        ChargeProfile profile = ChargeProfiles.Find(configured)!;
        int highest = 16 * Math.Min(configured, Math.Min(full, cutoff - 100));
        int lowest = 16 * profile.BackstopFloorMillivolts;
        for (int i = 0; i < 20000; i++)
        {
            Shake(bench, random, configured, cutoff);
            bench.Clock.Advance(1 + random.Next(random.Next(10) == 0 ? 40000 : 1000));
            bench.Sample();
            ChargeLimits limits = bench.Limits;
            if (limits.IsSilent)
            {
                continue;
            }

            Assert.IsTrue(limits.ChargeVoltageMillivolts <= highest, limits.ChargeVoltageMillivolts.ToString());
            Assert.IsTrue(limits.ChargeVoltageMillivolts >= lowest, limits.ChargeVoltageMillivolts.ToString());
            Assert.IsTrue(limits.ChargeCurrentMilliamperes >= 0 && limits.ChargeCurrentMilliamperes <= 50000);
            Assert.IsTrue(limits.DischargeCurrentMilliamperes >= 0 && limits.DischargeCurrentMilliamperes <= 50000);
            Assert.IsTrue(limits.ChargeCurrentMilliamperes == 0 || limits.ChargeCurrentMilliamperes >= 1000);
            bool isFrozen = bench.Coldest < (profile.Name == "LTO" ? -200 : 0);
            Assert.IsTrue(!isFrozen || limits.ChargeCurrentMilliamperes == 0);
            bool isHigh = bench.HighCell >= (cutoff - 20) * 10;
            Assert.IsTrue(!isHigh || limits.ChargeCurrentMilliamperes == 0);
            Assert.IsTrue(LimitsGuard.MaySend(limits, bench.Now));
        }
    }

    [TestMethod]
    public void VoltageStaysAboveTheFloorWhileNoCellIsCloseToTheCutoff()
    {
        var random = new Random(Seed);
        var bench = new ChargeBench(0);
        bench.Start();
        for (int i = 0; i < 20000; i++)
        {
            bench.HighCell = 33000 + random.Next(4300);
            bench.Current = random.Next(100000) - 30000;
            bench.Run(250);

            Assert.IsTrue(bench.Limits.ChargeVoltageMillivolts >= 52800);
        }

        // The walk did go down to the floor.
        bench.HighCell = 37000;
        bench.Current = 20000;
        bench.Run(600000, 1000);
        Assert.AreEqual(52800, bench.Limits.ChargeVoltageMillivolts);
    }

    [TestMethod]
    public void VoltageFallsAtMostFiftyMillivoltsAndRisesAtMostFiveMillivoltsASecond()
    {
        var random = new Random(Seed);
        var bench = new ChargeBench(0);
        bench.Start();
        int before = bench.Limits.ChargeVoltageMillivolts;
        for (int i = 0; i < 20000; i++)
        {
            bench.HighCell = 33000 + random.Next(4300);
            bench.Coldest = random.Next(100) == 0 ? -50 : 250;
            bench.Run(1000, 1000);
            int moved = bench.Limits.ChargeVoltageMillivolts - before;
            before = bench.Limits.ChargeVoltageMillivolts;

            Assert.IsTrue(moved >= -51 && moved <= 6, moved.ToString());
        }
    }

    [TestMethod]
    [DataRow(3450)]
    [DataRow(4100)]
    [DataRow(2650)]
    public void HigherCellNeverMeansMoreChargeCurrentAndNeverTouchesDischarge(int configured)
    {
        int before = int.MaxValue;
        for (int cell = (configured - 150) * 10; cell <= (configured + 150) * 10; cell += 7)
        {
            ChargeBench bench = StartedAt(configured, cell);

            Assert.IsTrue(bench.Limits.ChargeCurrentMilliamperes <= before, cell.ToString());
            Assert.AreEqual(50000, bench.Limits.DischargeCurrentMilliamperes);
            before = bench.Limits.ChargeCurrentMilliamperes;
        }

        Assert.AreEqual(0, before);
    }

    [TestMethod]
    public void LowerCellNeverMeansMoreDischargeCurrentAndNeverTouchesCharge()
    {
        int before = int.MaxValue;
        for (int cell = 33000; cell >= 26000; cell -= 7)
        {
            var bench = new ChargeBench(0) { LowCell = cell };
            bench.Start();

            Assert.IsTrue(bench.Limits.DischargeCurrentMilliamperes <= before, cell.ToString());
            Assert.AreEqual(50000, bench.Limits.ChargeCurrentMilliamperes);
            before = bench.Limits.DischargeCurrentMilliamperes;
        }

        Assert.AreEqual(0, before);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(250)]
    [DataRow(1000)]
    [DataRow(2999)]
    public void IntegralControlDependsOnTimeAndNotOnTheNumberOfSamples(int step)
    {
        var bench = new ChargeBench(0);
        bench.Start();
        bench.Cell = 34580;

        bench.Run(step * (60000 / step), step);

        int fallen = 55200 - bench.Limits.ChargeVoltageMillivolts;
        Assert.IsTrue(fallen >= 228 && fallen <= 241, fallen.ToString());
    }

    [TestMethod]
    public void SampleWithUnknownValuesIsAsGoodAsNone()
    {
        for (int field = 0; field < 6; field++)
        {
            var bench = new ChargeBench(0);
            bench.Start();
            for (int i = 0; i < 16; i++)
            {
                bench.Clock.Advance(250);
                BatterySnapshot sample = bench.Make();
                MakeUnknown(sample, field);
                bench.Controller.NoteSample(sample);
            }

            bench.Controller.Evaluate(bench.Now);
            Assert.AreEqual((int)ControlState.Stale, (int)bench.Limits.State, field.ToString());
        }
    }

    private static void MakeUnknown(BatterySnapshot sample, int field)
    {
        switch (field)
        {
            case 0:
                sample.PackVoltageMillivolts = BatterySnapshot.Unknown;
                break;
            case 1:
                sample.PackCurrentMilliamperes = BatterySnapshot.Unknown;
                break;
            case 2:
                sample.HighestCellTenthMillivolts = BatterySnapshot.Unknown;
                break;
            case 3:
                sample.LowestCellTenthMillivolts = BatterySnapshot.Unknown;
                break;
            case 4:
                sample.CellSumMillivolts = BatterySnapshot.Unknown;
                break;
            default:
                sample.CellTenthMillivolts[7] = 0;
                break;
        }
    }

    private static ChargeBench StartedAt(int configured, int highCell)
    {
        var bench = new ChargeBench(0) { Cell = (configured - 150) * 10, HighCell = highCell };
        bench.Set("charging.cell_voltage_mv", configured);
        bench.Protection.FullyChargedCellMillivolts = configured + 50;
        bench.Protection.OverVoltageCutoffCellMillivolts = configured + 160;
        bench.Protection.FullyDischargedCellMillivolts = 2000;
        bench.Protection.UnderVoltageCutoffCellMillivolts = 1900;
        bench.Start();
        return bench;
    }

    // Values that the plausibility check lets through, also such that no battery has.
    private static void Shake(ChargeBench bench, Random random, int configured, int cutoff)
    {
        bench.Cell = (configured - 300 + random.Next(350)) * 10;
        bench.HighCell = bench.Cell + random.Next(Math.Max(1, ((cutoff + 50) * 10) - bench.Cell));
        bench.LowCell = bench.Cell - random.Next(4000);
        bench.Current = random.Next(400000) - 200000;
        bench.Coldest = random.Next(10) == 0 ? random.Next(800) - 300 : 200;
        bench.Hottest = Math.Max(bench.Coldest, random.Next(700));
        bench.StateOfCharge = random.Next(100001);
        bench.State = random.Next(30) == 0 ? BatteryState.Fault : BatteryState.Charging;
    }
}
