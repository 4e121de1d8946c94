// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Events;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Alarms;

[TestClass]
public class AlarmServiceTests
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
        Assert.IsTrue(LogHolds(bench.Gateway.Log, "The journal of alarms is damaged"));
    }

    [TestMethod]
    public void SamplesBeforeAFaultAreKeptForTheLastFourFaults()
    {
        var bench = new AlarmBench();
        bench.Service.Load();
        for (int fault = 0; fault < 6; fault++)
        {
            bench.Sample.StateOfChargeMillipercent = 50000 + (fault * 1000);
            bench.Run(100);
            bench.Sample.FaultCode = 2 + fault;
            bench.Run(1);
            bench.Sample.FaultCode = 0;
            bench.Run(1);
        }

        Assert.AreEqual(6, bench.Service.Archive.Journal.CaptureCount);
        for (int fault = 0; fault < 6; fault++)
        {
            bool isKept = bench.Service.Archive.Captures.TryRead(fault, out byte[] content);
            Assert.AreEqual(fault >= 2, isKept, fault.ToString());
            if (isKept)
            {
                Assert.AreEqual(FaultSamples.HeaderLength + (60 * SampleRecorder.RowLength), content.Length);
                int soc = content[FaultSamples.HeaderLength + 6] | (content[FaultSamples.HeaderLength + 7] << 8);
                Assert.AreEqual(5000 + (fault * 100), soc);
            }
        }
    }

    [TestMethod]
    public void SecondFaultWithinAMinuteShowsTheSameSamplesSoItIsNotCapturedAgain()
    {
        var bench = new AlarmBench();
        bench.Run(70);
        bench.Sample.FaultCode = 3;
        bench.Run(1);
        bench.Sample.FaultCode = 4;
        bench.Run(58);
        bench.Sample.FaultCode = 5;
        bench.Run(1);
        Assert.AreEqual(1, bench.Service.Archive.Journal.CaptureCount);

        bench.Sample.FaultCode = 6;
        bench.Run(1);
        Assert.AreEqual(2, bench.Service.Archive.Journal.CaptureCount);
    }

    [TestMethod]
    public void LostLinkIsCapturedWhenItBecomesAnAlarm()
    {
        var bench = new AlarmBench();
        bench.Run(100);
        bench.IsAnswering = false;
        bench.Run(9);
        Assert.AreEqual(0, bench.Service.Archive.Journal.CaptureCount);
        bench.Run(3);
        Assert.AreEqual(1, bench.Service.Archive.Journal.CaptureCount);
    }

    [TestMethod]
    public void FaultInTheLogOfTheBmsThatIsOverAlreadyIsAnAlarm()
    {
        var bench = new AlarmBench();
        bench.Run(1);
        bench.Gateway.Bus.Publish(EventId.BatteryEvent, EventOf(0x05, BatteryEventLevel.Fault));
        bench.Run(1);
        Assert.IsTrue(bench.IsActive((AlarmId)105));
        Assert.AreEqual("bms_discharge_over_current_cutoff raised", bench.Entry(0));

        // The same fault, now active in the samples, is not another one.
        bench.Sample.FaultCode = 5;
        bench.Run(5);
        Assert.AreEqual(1, bench.Monitor.CountOf(AlarmTable.PositionOf((AlarmId)105)));
    }

    [TestMethod]
    public void InformationOfTheBmsIsNotedUnlessItIsSwitchedOff()
    {
        var bench = new AlarmBench();
        bench.Gateway.Bus.Publish(EventId.BatteryEvent, EventOf(0x64, BatteryEventLevel.Information));
        bench.Run(1);
        Assert.AreEqual("bms_event noted", bench.Entry(0));
        Assert.AreEqual(0, bench.Summary.ActiveCount);

        bench.Set("alarm.bms_events", "false");
        bench.Gateway.Bus.Publish(EventId.BatteryEvent, EventOf(0x65, BatteryEventLevel.Information));
        bench.Run(1);
        Assert.AreEqual(1, bench.CountInJournal(AlarmId.BmsEvent, AlarmChangeKind.Noted));
    }

    [TestMethod]
    public void StateThatLastsTenSecondsIsNotedWhenThatIsSwitchedOn()
    {
        var bench = new AlarmBench();
        bench.Run(30);
        Assert.AreEqual(0, bench.Service.Archive.Journal.Count);

        bench.Set("alarm.bms_states", "true");
        bench.Run(30);
        Assert.AreEqual("state_charging noted", bench.Entry(0));

        bench.Sample.State = BatteryState.Discharging;
        bench.Run(5);
        bench.Sample.State = BatteryState.Charging;
        bench.Run(30);
        Assert.AreEqual(1, bench.Service.Archive.Journal.Count);

        bench.Sample.State = BatteryState.Idle;
        bench.Run(11);
        Assert.AreEqual("state_idle noted", bench.Entry(0));
    }

    [TestMethod]
    public void ChangesAreEventsOnTheBus()
    {
        var bench = new AlarmBench();
        EventMailbox mailbox = bench.Gateway.Bus.SubscribeQueued("alarm.", "test", 8, MailboxOverflow.DropOldest);
        bench.Sample.LowestCellTenthMillivolts = 29000;
        bench.Run(1);
        bench.Monitor.AcknowledgeAll(bench.Gateway.Clock.MonotonicMilliseconds);
        bench.Sample.LowestCellTenthMillivolts = 33000;
        bench.Run(10);

        AssertEvent(mailbox, EventId.AlarmRaised, AlarmChangeKind.Raised);
        AssertEvent(mailbox, EventId.AlarmAcknowledged, AlarmChangeKind.Acknowledged);
        AssertEvent(mailbox, EventId.AlarmCleared, AlarmChangeKind.Cleared);
        Assert.AreEqual(0, mailbox.Waiting);
    }

    [TestMethod]
    public void BmsThatHasNotAnsweredYetHasHalfAMinute()
    {
        var bench = new AlarmBench { IsAnswering = false };
        bench.Run(30);
        Assert.IsFalse(bench.IsActive(AlarmId.BmsLinkLost));
        bench.Run(1);
        Assert.IsTrue(bench.IsActive(AlarmId.BmsLinkLost));
    }

    [TestMethod]
    public void GateThatStaysClosedThoughTheBmsAnswersIsAnAlarmToo()
    {
        var bench = new AlarmBench();
        bench.Limits.State = BmsGateway.Charging.ControlState.Starting;
        bench.Run(30);
        Assert.IsFalse(bench.IsActive(AlarmId.ControllerBlocked));
        bench.Run(1);
        Assert.IsTrue(bench.IsActive(AlarmId.ControllerBlocked));
    }

    [TestMethod]
    public void SleepingBmsIsNotLost()
    {
        var bench = new AlarmBench();
        bench.Run(5);
        bench.IsAnswering = false;
        bench.Link.State = BatteryLinkState.Sleeping;
        bench.Run(300);

        Assert.AreEqual(0, bench.Summary.ActiveCount);
    }

    [TestMethod]
    public void UnknownKeyOfAnAlarmThatIsOffIsLogged()
    {
        var bench = new AlarmBench();
        bench.Set("alarm.off", "sock_low");
        bench.Run(1);

        Assert.IsTrue(LogHolds(bench.Gateway.Log, "sock_low"));
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

    private static void AssertEvent(EventMailbox mailbox, EventId expected, AlarmChangeKind kind)
    {
        Assert.IsTrue(mailbox.TryTake(out EventId id, out object? payload, 0));
        Assert.AreEqual(expected, id);
        Assert.AreEqual(kind, ((AlarmChange)payload!).Kind);
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

    private static BatteryEvent EventOf(int code, BatteryEventLevel level) => new() { Code = code, Level = level };

    private static bool LogHolds(FakeLog log, string text)
    {
        for (int i = 0; i < log.Count; i++)
        {
            if (log.At(i).IndexOf(text) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
