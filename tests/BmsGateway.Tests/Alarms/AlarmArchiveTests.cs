// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Events;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Alarms;

/// <summary>What the alarm service puts into the journal, and when that is saved.</summary>
[TestClass]
public class AlarmArchiveTests
{
    [TestMethod]
    public void EveryStartIsAnEntryWithItsNumberAndTheReasonOfTheReset()
    {
        var files = new FaultyFileStore();
        var entry = new JournalEntry();
        for (int boot = 1; boot <= 3; boot++)
        {
            var bench = new AlarmBench(files);
            bench.Service.ResetReason = 40 + boot;
            bench.Service.Load();
            bench.Run(1);
            Assert.IsTrue(bench.Service.Archive.Journal.TryRead(0, entry));
            Assert.AreEqual(AlarmId.GatewayStarted, entry.Id);
            Assert.AreEqual(boot, entry.BootNumber);
            Assert.AreEqual(40 + boot, entry.Value);
            Assert.AreEqual(boot, bench.Service.Archive.Journal.Count);
        }
    }

    [TestMethod]
    public void NumberOfTheStartMayComeFromThePartThatCountsStarts()
    {
        var bench = new AlarmBench();
        bench.Service.BootNumber = 0x12345;
        bench.Service.Load();
        bench.Run(1);
        var entry = new JournalEntry();
        Assert.IsTrue(bench.Service.Archive.Journal.TryRead(0, entry));

        Assert.AreEqual(0x2345, entry.BootNumber);
    }

    [TestMethod]
    public void EntryCarriesTimeAndValue()
    {
        var bench = new AlarmBench();
        bench.Run(20);
        bench.Sample.HighestCellTenthMillivolts = 38123;
        bench.Run(1);
        var entry = new JournalEntry();
        Assert.IsTrue(bench.Service.Archive.Journal.TryRead(0, entry));

        Assert.AreEqual(AlarmId.CellVoltageHigh, entry.Id);
        Assert.AreEqual(AlarmChangeKind.Raised, entry.Kind);
        Assert.AreEqual(AlarmSeverity.Alarm, entry.Severity);
        Assert.AreEqual(38123, entry.Value);
        Assert.AreEqual(21, entry.UptimeSeconds);
        Assert.AreEqual(1800000021L, entry.UtcSeconds);
    }

    [TestMethod]
    public void EntryBeforeTheClockIsSetHasNoTime()
    {
        var bench = new AlarmBench();
        bench.Gateway.Clock.IsWallClockSet = false;
        bench.Sample.HighestCellTenthMillivolts = 38123;
        bench.Run(1);
        var entry = new JournalEntry();
        Assert.IsTrue(bench.Service.Archive.Journal.TryRead(0, entry));

        Assert.AreEqual(0L, entry.UtcSeconds);
    }

    [TestMethod]
    public void JournalIsSavedTenSecondsApartAtMostAndAtOnceOnARestart()
    {
        var bench = new AlarmBench();
        bench.Service.Load();
        bench.Run(1);
        int steps = bench.Files.StepCount;
        Assert.IsTrue(steps > 0);

        bench.Sample.HighestCellTenthMillivolts = 38000;
        bench.Run(9);
        int captures = bench.Service.Archive.Journal.CaptureCount;
        Assert.IsFalse(HoldsSavedJournalOf(bench, 2));

        bench.Run(1);
        Assert.IsTrue(HoldsSavedJournalOf(bench, 2));
        Assert.AreEqual(1, captures);

        bench.Sample.LowestCellTenthMillivolts = 29000;
        bench.Run(1);
        int count = bench.Service.Archive.Journal.Count;
        Assert.IsFalse(HoldsSavedJournalOf(bench, count));
        bench.Gateway.Bus.Publish(EventId.SystemRestarting, "test");
        bench.Turn();
        Assert.IsTrue(HoldsSavedJournalOf(bench, count));
    }

    [TestMethod]
    public void QuietGatewayWritesNothing()
    {
        var bench = new AlarmBench();
        bench.Service.Load();
        bench.Run(60);
        int steps = bench.Files.StepCount;
        bench.Run(3600);

        Assert.AreEqual(steps, bench.Files.StepCount);
    }

    [TestMethod]
    public void StormOfAlarmsIsSavedSixTimesAMinuteAtMost()
    {
        var bench = new AlarmBench();
        bench.Service.Load();
        bench.Run(1);
        uint before = SavesOf(bench);
        for (int i = 0; i < 600; i++)
        {
            bench.Monitor.Note(AlarmId.BmsEvent, i, bench.Gateway.Clock.MonotonicMilliseconds);
            bench.Run(1);
        }

        uint saves = SavesOf(bench) - before;
        Assert.IsTrue(saves >= 55 && saves <= 60, saves.ToString());
    }

    [TestMethod]
    public void FlashThatFailsIsAnAlarmAndTheJournalGoesOn()
    {
        var bench = new AlarmBench();
        bench.Files.AreWritesFailing = true;
        bench.Service.Load();
        bench.Run(2);
        Assert.IsTrue(bench.IsActive(AlarmId.JournalNotSaved));

        bench.Sample.HighestCellTenthMillivolts = 38000;
        bench.Run(1);
        Assert.AreEqual("cell_voltage_high raised", bench.Entry(0));

        bench.Files.AreWritesFailing = false;
        bench.Run(70);
        Assert.IsFalse(bench.IsActive(AlarmId.JournalNotSaved));
        Assert.IsTrue(HoldsSavedJournalOf(bench, bench.Service.Archive.Journal.Count));
    }

    [TestMethod]
    public void DamagedJournalIsReportedAndBeginsAnew()
    {
        var files = new FaultyFileStore();
        files.TryWrite(AlarmJournal.FileName, new byte[300], 300);
        var bench = new AlarmBench(files);
        bench.Service.Load();
        bench.Run(1);

        Assert.AreEqual(1, bench.Service.Archive.Journal.Count);
        Assert.IsTrue(bench.Gateway.Log.Holds("The journal of alarms is damaged"));
    }

    [TestMethod]
    public void ThreadSavesTheJournalWhenItIsStopped()
    {
        var bench = new AlarmBench();
        bench.Service.Start();
        for (int i = 0; i < 100 && bench.Service.Archive.Journal.Count == 0; i++)
        {
            System.Threading.Thread.Sleep(20);
        }

        bench.Service.Stop();
        Assert.IsTrue(HoldsSavedJournalOf(bench, 1));
    }

    private static bool HoldsSavedJournalOf(AlarmBench bench, int count)
    {
        var journal = new AlarmJournal(bench.Files);
        journal.Load();
        return journal.Count == count;
    }

    private static uint SavesOf(AlarmBench bench)
    {
        var record = new BmsGateway.Storage.RecordFile(bench.Files, AlarmJournal.FileName, 100000);
        record.TryRead(out byte[] _);
        return record.Sequence;
    }
}
