// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Storage;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Alarms;

[TestClass]
public class AlarmJournalTests
{
    [TestMethod]
    public void JournalSurvivesARestart()
    {
        var files = new FaultyFileStore();
        AlarmJournal journal = Restart(files, RecordReadResult.Missing);
        Add(journal, AlarmId.CellVoltageHigh, 38001);
        Add(journal, AlarmId.GatewayStarted, -3);
        journal.NoteCapture();
        Assert.IsTrue(journal.IsDirty);
        Assert.IsTrue(journal.TrySave());
        Assert.IsFalse(journal.IsDirty);

        AlarmJournal again = Restart(files, RecordReadResult.Ok);
        var entry = new JournalEntry();
        Assert.AreEqual(2, again.Count);
        Assert.AreEqual(2, again.BootNumber);
        Assert.AreEqual(1, again.CaptureCount);
        Assert.IsTrue(again.TryRead(1, entry));
        Assert.AreEqual(1L, entry.Number);
        Assert.AreEqual(4000000000L, entry.UtcSeconds);
        Assert.AreEqual(77, entry.UptimeSeconds);
        Assert.AreEqual(1, entry.BootNumber);
        Assert.AreEqual(AlarmId.CellVoltageHigh, entry.Id);
        Assert.AreEqual(AlarmSeverity.Alarm, entry.Severity);
        Assert.AreEqual(AlarmChangeKind.Raised, entry.Kind);
        Assert.AreEqual(38001, entry.Value);
        Assert.IsTrue(again.TryRead(0, entry));
        Assert.AreEqual(-3, entry.Value);
        Assert.IsFalse(again.TryRead(2, entry));
        Assert.IsFalse(again.TryRead(-1, entry));
    }

    [TestMethod]
    public void PowerCutAtAnyStepOfASaveLeavesTheOldOrTheNewJournal()
    {
        int cuts = 0;
        for (int step = 0; ; step++)
        {
            var files = new FaultyFileStore();
            AlarmJournal journal = Restart(files, RecordReadResult.Missing);
            Add(journal, AlarmId.CellEmpty, 1);
            Assert.IsTrue(journal.TrySave());
            Add(journal, AlarmId.CellEmpty, 2);
            Assert.IsTrue(journal.TrySave());
            Add(journal, AlarmId.CellEmpty, 3);

            files.PowerFailsAtStep = files.StepCount + step;
            bool isSaved = journal.TrySave();
            bool wasCut = files.IsPowerOff;
            files.PowerOn();
            var found = new AlarmJournal(files);
            RecordReadResult result = found.Load();
            string text = "Step " + step.ToString();
            Assert.IsTrue(result == RecordReadResult.Ok || result == RecordReadResult.Recovered, text);
            Assert.IsTrue(found.Count == 3 || (found.Count == 2 && !isSaved), text);
            AssertNumbers(found);

            Add(found, AlarmId.CellEmpty, 4);
            Assert.IsTrue(found.TrySave(), text);
            Assert.AreEqual(found.Count, Restart(files, RecordReadResult.Ok).Count, text);
            if (!wasCut)
            {
                break;
            }

            cuts++;
        }

        // Header, three entries of 24 bytes, and the changes of names.
        Assert.IsTrue(cuts > 100);
    }

    [TestMethod]
    public void FullJournalDropsTheOldestEntryAndSaysSo()
    {
        var files = new FaultyFileStore();
        AlarmJournal journal = Restart(files, RecordReadResult.Missing);
        for (int i = 0; i < AlarmJournal.Capacity + 7; i++)
        {
            Add(journal, AlarmId.CellEmpty, i);
        }

        Assert.AreEqual(AlarmJournal.Capacity, journal.Count);
        Assert.AreEqual(7L, journal.DroppedCount);
        Assert.AreEqual(8L, NumberOf(journal, AlarmJournal.Capacity - 1));
        Assert.AreEqual(107L, NumberOf(journal, 0));

        Assert.IsTrue(journal.TrySave());
        AlarmJournal again = Restart(files, RecordReadResult.Ok);
        Assert.AreEqual(7L, again.DroppedCount);
        Add(again, AlarmId.CellEmpty, 0);
        Assert.AreEqual(108L, NumberOf(again, 0));
    }

    [TestMethod]
    public void InformationCannotPushFaultsOut()
    {
        var journal = new AlarmJournal(new FaultyFileStore());
        for (int i = 0; i < 60; i++)
        {
            Add(journal, AlarmId.CellVoltageHigh, i);
        }

        for (int i = 0; i < 1000; i++)
        {
            Add(journal, AlarmId.BmsEvent, i);
        }

        Assert.AreEqual(AlarmJournal.Capacity, journal.Count);
        Assert.AreEqual(1L, NumberOf(journal, AlarmJournal.Capacity - 1));
        Assert.AreEqual(1060L, NumberOf(journal, 0));
        Assert.AreEqual(960L, journal.DroppedCount);

        // And faults push old information out, down to its places.
        for (int i = 0; i < 50; i++)
        {
            Add(journal, AlarmId.CellVoltageHigh, i);
        }

        int information = 0;
        var entry = new JournalEntry();
        for (int i = 0; journal.TryRead(i, entry); i++)
        {
            information += entry.Severity == AlarmSeverity.Information ? 1 : 0;
        }

        Assert.AreEqual(AlarmJournal.InformationPlaces, information);
    }

    [TestMethod]
    [DataRow(0, 0x80)]
    [DataRow(4, 0x01)]
    [DataRow(5, 0x40)]
    public void RecordThatIsWholeButMakesNoSenseCountsAsDamaged(int offset, int mask)
    {
        var files = new FaultyFileStore();
        AlarmJournal journal = Restart(files, RecordReadResult.Missing);
        Add(journal, AlarmId.CellEmpty, 1);
        journal.TrySave();
        var record = new RecordFile(files, AlarmJournal.FileName, 10000);
        record.TryRead(out byte[] content);
        content[offset] ^= (byte)mask;
        record.TryWrite(content, content.Length);

        AlarmJournal again = Restart(files, RecordReadResult.Damaged);
        Assert.AreEqual(0, again.Count);
        Add(again, AlarmId.CellEmpty, 1);
        Assert.IsTrue(again.TrySave());
    }

    [TestMethod]
    public void WhatIsAddedDuringASaveStaysToBeSaved()
    {
        var journal = new AlarmJournal(new FaultyFileStore());
        journal.Load();
        Add(journal, AlarmId.CellEmpty, 1);
        Assert.IsTrue(journal.TrySave());
        Add(journal, AlarmId.CellEmpty, 2);

        Assert.IsTrue(journal.IsDirty);
    }

    [TestMethod]
    public void SamplesBeforeAFaultSurviveAPowerCutAtAnyStep()
    {
        var recorder = new SampleRecorder();
        recorder.Add(Samples.HealthyPack(1000));
        recorder.Add(Samples.HealthyPack(2000));
        AlarmChange change = ChangeOf(AlarmId.CellVoltageHigh, 1);
        for (int step = 0; ; step++)
        {
            var files = new FaultyFileStore();
            var captures = new FaultSamples(files);
            Assert.IsTrue(captures.TryWrite(0, change, 1, 0, 10, recorder));
            files.PowerFailsAtStep = files.StepCount + step;
            bool isSaved = captures.TryWrite(FaultSamples.Capacity, change, 1, 0, 20, recorder);
            bool wasCut = files.IsPowerOff;
            files.PowerOn();
            var found = new FaultSamples(files);
            bool hasOld = found.TryRead(0, out byte[] _);
            bool hasNew = found.TryRead(FaultSamples.Capacity, out byte[] content);
            Assert.IsTrue(hasNew || (hasOld && !isSaved), "Step " + step.ToString());
            Assert.AreEqual(hasNew, content.Length == FaultSamples.HeaderLength + (2 * SampleRecorder.RowLength));
            if (!wasCut)
            {
                break;
            }
        }
    }

    [TestMethod]
    public void CaptureThatWasNeverMadeIsNotThere()
    {
        var captures = new FaultSamples(new FaultyFileStore());
        Assert.IsFalse(captures.TryRead(0, out byte[] _));
        Assert.IsFalse(captures.TryRead(-1, out byte[] _));
    }

    private static AlarmJournal Restart(FaultyFileStore files, RecordReadResult expected)
    {
        var journal = new AlarmJournal(files);
        Assert.AreEqual(expected, journal.Load());
        return journal;
    }

    private static void Add(AlarmJournal journal, AlarmId id, int value) =>
        journal.Add(ChangeOf(id, value), 4000000000, 77);

    private static AlarmChange ChangeOf(AlarmId id, int value)
    {
        AlarmDefinition row = AlarmTable.At(AlarmTable.PositionOf(id));
        return new AlarmChange(row, AlarmChangeKind.Raised, row.Severity, value, 0);
    }

    private static long NumberOf(AlarmJournal journal, int index)
    {
        var entry = new JournalEntry();
        Assert.IsTrue(journal.TryRead(index, entry));
        return entry.Number;
    }

    private static void AssertNumbers(AlarmJournal journal)
    {
        var entry = new JournalEntry();
        for (int i = 0; journal.TryRead(i, entry); i++)
        {
            Assert.AreEqual((long)(journal.Count - i), entry.Number);
            Assert.AreEqual(journal.Count - i, entry.Value);
        }
    }
}
