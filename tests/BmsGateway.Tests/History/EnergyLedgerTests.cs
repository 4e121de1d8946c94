// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.History;
using BmsGateway.Storage;

namespace BmsGateway.Tests.History;

[TestClass]
public class EnergyLedgerTests
{
    private const long Unknown = EnergyTotals.Unknown;

    [TestMethod]
    public void FirstStartCountsFromZero()
    {
        var bench = new EnergyBench();
        Assert.AreEqual(RecordReadResult.Missing, bench.Found);
        Assert.AreEqual(0L, bench.Ledger.Totals.ChargedWattHours);
        bench.Run(1000, 3601);
        Assert.IsTrue(bench.Ledger.Flush());
        Assert.AreEqual(1000L, bench.Ledger.Totals.ChargedWattHours);
        Assert.AreEqual(0L, bench.Ledger.Totals.DischargedWattHours);
    }

    [TestMethod]
    public void SaveIsDueEveryTenWattHoursAndNeverWithinAMinute()
    {
        var bench = new EnergyBench();
        bench.Run(0, 1);
        Assert.AreEqual(1, bench.Ledger.SaveCount);
        bench.Run(100, 3600);
        int slow = bench.Ledger.SaveCount - 1;
        Assert.IsTrue(slow == 9 || slow == 10, slow.ToString());
        bench.Run(-20000, 3600);
        int fast = bench.Ledger.SaveCount - 1 - slow;
        Assert.IsTrue(fast >= 59 && fast <= 60, fast.ToString());
    }

    [TestMethod]
    public void NothingIsSavedWhileNothingFlows()
    {
        var bench = new EnergyBench();
        bench.Run(0, 2);
        int saved = bench.Ledger.SaveCount;
        bench.Run(0, 36000);
        Assert.AreEqual(saved, bench.Ledger.SaveCount);
    }

    [TestMethod]
    public void TotalsAndRestsSurviveARestartExactly()
    {
        var bench = new EnergyBench();
        for (int i = 0; i < 20; i++)
        {
            // 21 samples are 20 steps of one second at 90 W: half a Wh, so the rest matters.
            bench.Run(90, 21);
            bench.Ledger.Flush();
            bench.Restart();
            Assert.AreEqual(RecordReadResult.Ok, bench.Found);
        }

        Assert.AreEqual(10L, bench.Ledger.Totals.ChargedWattHours);
    }

    [TestMethod]
    public void PowerCutAtAnyStepOfASaveLeavesTheOldOrTheNewTotal()
    {
        int steps = StepsOfASave();
        Assert.IsTrue(steps > EnergyRecord.Length);
        for (int step = 0; step <= steps; step++)
        {
            EnergyBench bench = SavedTwice();
            long old = bench.Ledger.Totals.ChargedWattHours;
            bench.Run(3600, 11);
            bench.Files.PowerOn();
            bench.Files.PowerFailsAtStep = step;
            bool isSaved = bench.Ledger.Flush();
            bench.Restart();
            long found = bench.Ledger.Totals.ChargedWattHours;
            Assert.IsTrue(found == old + 10 || (found == old && !isSaved), "Step " + step.ToString());
            bench.Run(3600, 11);
            Assert.IsTrue(bench.Ledger.Flush());
            Assert.AreEqual(found + 10, bench.Ledger.Totals.ChargedWattHours);
        }
    }

    [TestMethod]
    public void PublishedTotalNeverGoesBackOverAPowerCut()
    {
        var bench = new EnergyBench();
        long published = 0;
        for (int cut = 0; cut < 40; cut++)
        {
            bench.Run(5000, 47 + (cut * 13));
            Assert.IsTrue(bench.Ledger.Totals.ChargedWattHours >= published);
            published = bench.Ledger.Totals.ChargedWattHours;
            bench.Restart();
            Assert.IsTrue(bench.Ledger.Totals.ChargedWattHours >= published, "After cut " + cut.ToString());
        }

        Assert.IsTrue(published > 10000, published.ToString());
    }

    [TestMethod]
    public void PowerCutInTheVeryFirstSaveIsAFirstStartAgain()
    {
        int steps = StepsOfASave();
        for (int step = 0; step <= steps; step++)
        {
            var bench = new EnergyBench();
            bench.Files.PowerFailsAtStep = step;
            bench.Run(3600, 3);
            bench.Restart();
            Assert.AreEqual(0L, bench.Ledger.Totals.ChargedWattHours);
            bench.Run(3600, 61);
            Assert.IsTrue(bench.Ledger.Flush());
            Assert.AreEqual(60L, bench.Ledger.Totals.ChargedWattHours);
        }
    }

    [TestMethod]
    public void TotalIsUnknownAndNotZeroWhenEveryCopyIsDamaged()
    {
        EnergyBench bench = SavedTwice();
        bench.Files.Spoil("energy.rec", 30, 4);
        bench.Files.Spoil("energy.rec.bak", 30, 4);
        bench.Restart();
        Assert.AreEqual(RecordReadResult.Damaged, bench.Found);
        bench.Run(1000, 600);
        Assert.AreEqual(Unknown, bench.Ledger.Totals.ChargedWattHours);
        Assert.AreEqual(Unknown, bench.Ledger.Totals.DischargedWattHours);
        Assert.AreEqual(Unknown, bench.Ledger.Totals.TodayChargedWattHours);
        Assert.AreEqual(0, bench.Ledger.SaveCount);
    }

    [TestMethod]
    public void OneDamagedCopyGivesWayToTheOther()
    {
        EnergyBench bench = SavedTwice();
        bench.Files.Spoil("energy.rec", 30, 4);
        bench.Restart();
        Assert.AreEqual(RecordReadResult.Recovered, bench.Found);
        long found = bench.Ledger.Totals.ChargedWattHours;
        Assert.IsTrue(found >= 100 && found < 200, found.ToString());
    }

    [TestMethod]
    public void MediumThatRecoversGivesItsTotalsLater()
    {
        EnergyBench bench = SavedTwice();
        long before = bench.Ledger.Totals.ChargedWattHours;
        bench.Files.AreReadsFailing = true;
        bench.Restart();
        bench.Run(3600, 11);
        Assert.AreEqual(Unknown, bench.Ledger.Totals.ChargedWattHours);
        bench.Files.AreReadsFailing = false;
        bench.Run(0, 120);
        Assert.IsTrue(bench.Ledger.Flush());
        Assert.AreEqual(before + 10, bench.Ledger.Totals.ChargedWattHours);
    }

    [TestMethod]
    public void NewCountIsOnlyBegunWhenTheOldOneIsLost()
    {
        EnergyBench bench = SavedTwice();
        Assert.IsFalse(bench.Ledger.TryBeginNewCount());
        bench.Files.Spoil("energy.rec", 30, 4);
        bench.Files.Spoil("energy.rec.bak", 30, 4);
        bench.Restart();
        Assert.IsTrue(bench.Ledger.TryBeginNewCount());
        Assert.AreEqual(0L, bench.Ledger.Totals.ChargedWattHours);
        bench.Ledger.Flush();
        bench.Restart();
        Assert.IsTrue(bench.Ledger.IsKnown);
        Assert.AreEqual(0L, bench.Ledger.Totals.ChargedWattHours);
    }

    [TestMethod]
    public void RecordOfAnUnknownVersionIsNotTakenForZero()
    {
        var bench = new EnergyBench();
        var record = new RecordFile(bench.Files, EnergyLedger.FileName, 200);
        record.TryWrite(new byte[EnergyRecord.Length], EnergyRecord.Length);
        bench.Restart();
        Assert.AreEqual(RecordReadResult.Damaged, bench.Found);
        Assert.AreEqual(Unknown, bench.Ledger.Totals.ChargedWattHours);
    }

    [TestMethod]
    public void FullFlashKeepsCountingAndTellsOfIt()
    {
        EnergyBench bench = SavedTwice();
        bench.Files.CapacityBytes = bench.Files.UsedBytes;
        long before = bench.Ledger.Totals.ChargedWattHours;
        bench.Run(3600, 121);
        Assert.IsTrue(bench.Ledger.IsFailing);
        Assert.IsTrue(bench.Ledger.Totals.ChargedWattHours > before);
        bench.Files.CapacityBytes = int.MaxValue;
        Assert.IsTrue(bench.Ledger.Flush());
        Assert.IsFalse(bench.Ledger.IsFailing);
    }

    [TestMethod]
    public void GapIsCountedAcrossARestart()
    {
        EnergyBench bench = SavedTwice();
        bench.Run(0, 1);
        bench.Clock.Advance(30000);
        bench.Run(0, 1);
        bench.Ledger.Flush();
        bench.Restart();
        Assert.AreEqual(1L, bench.Ledger.Totals.GapCount);
        Assert.AreEqual(31L, bench.Ledger.Totals.GapSeconds);
    }

    [TestMethod]
    public void EfficiencyIsCorrectedByTheStateOfCharge()
    {
        // The full battery has 15 700 Wh. 40 kWh in, 30 kWh out, and half a battery more inside than at the beginning.
        var bench = new EnergyBench();
        bench.Sample.StateOfChargeMillipercent = 20000;
        bench.Run(40000, 3601);
        bench.Sample.StateOfChargeMillipercent = 70000;
        bench.Run(-30000, 3601);
        bench.Ledger.Flush();
        long expected = (30000 + 7850) * 1000L / 40000;
        long found = bench.Ledger.Totals.EfficiencyPermille;
        Assert.IsTrue(found >= expected - 1 && found <= expected + 1, found.ToString());
    }

    [TestMethod]
    public void EfficiencyIsUnknownBeforeEnoughHasBeenCharged()
    {
        var bench = new EnergyBench();
        bench.Run(30000, 3601);
        bench.Ledger.Flush();
        Assert.AreEqual(Unknown, bench.Ledger.Totals.EfficiencyPermille);
    }

    private static EnergyBench SavedTwice()
    {
        var bench = new EnergyBench();
        bench.Run(3600, 101);
        bench.Ledger.Flush();
        bench.Run(3600, 100);
        bench.Ledger.Flush();
        bench.Restart();
        return bench;
    }

    private static int StepsOfASave()
    {
        EnergyBench bench = SavedTwice();
        bench.Run(3600, 11);
        bench.Files.PowerOn();
        bench.Ledger.Flush();
        return bench.Files.StepCount;
    }
}
