// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Configuration;

namespace BmsGateway.Tests.Alarms;

[TestClass]
public class AlarmMonitorTests
{
    [TestMethod]
    public void ValueThatDithersAcrossTheThresholdAndItsHysteresisMakesNoStorm()
    {
        var bench = new AlarmBench();
        for (int second = 0; second < 2 * 3600; second++)
        {
            // Eight seconds hot, eight seconds cool, for two hours.
            bench.Sample.HighestTemperatureDecidegrees = (second / 8) % 2 == 0 ? 600 : 400;
            bench.Run(1);
        }

        int raised = bench.Monitor.CountOf(AlarmTable.PositionOf(AlarmId.TemperatureCutoffHigh));
        Assert.IsTrue(raised >= 1 && raised <= 3, raised.ToString());
    }

    [TestMethod]
    public void AlarmThatComesBackSoonLastsTwiceAsLongEachTimeAndTenMinutesAtMost()
    {
        var bench = new AlarmBench();
        bench.Set("alarm.clear_delay_s", "2");
        int expected = 2;
        for (int i = 0; i < 12; i++)
        {
            bench.Sample.LowestCellTenthMillivolts = 29000;
            bench.Run(1);
            bench.Sample.LowestCellTenthMillivolts = 33000;
            bench.Run(expected);
            Assert.IsTrue(bench.IsActive(AlarmId.CellEmpty), i.ToString());
            bench.Run(1);
            Assert.IsFalse(bench.IsActive(AlarmId.CellEmpty), i.ToString());
            expected = expected * 2 > 600 ? 600 : expected * 2;
        }

        bench.Run(600);
        bench.Sample.LowestCellTenthMillivolts = 29000;
        bench.Run(1);
        bench.Sample.LowestCellTenthMillivolts = 33000;
        bench.Run(3);
        Assert.IsFalse(bench.IsActive(AlarmId.CellEmpty));
    }

    [TestMethod]
    public void ConditionThatCameAndWentBetweenTwoLooksIsAnAlarmAllTheSame()
    {
        var bench = new AlarmBench();
        bench.Run(1);
        bench.Sample.PackCurrentMilliamperes = -70000;
        bench.Gateway.Bus.Publish(BmsGateway.Events.EventId.BatteryUpdated, bench.Sample);
        bench.Sample.PackCurrentMilliamperes = -1000;
        bench.Run(1);

        Assert.IsTrue(bench.IsActive(AlarmId.DischargeCurrentTrip));
        Assert.AreEqual(1, bench.Monitor.CountOf(AlarmTable.PositionOf(AlarmId.DischargeCurrentTrip)));
    }

    [TestMethod]
    public void SensorThatIsGoneEndsNoAlarmButAPersonMay()
    {
        var bench = new AlarmBench();
        bench.Sample.HighestTemperatureDecidegrees = 550;
        bench.Run(12);
        bench.Sample.HighestTemperatureDecidegrees = BatterySnapshot.Unknown;
        bench.Run(1000);
        Assert.IsTrue(bench.IsActive(AlarmId.TemperatureHigh));

        bench.Monitor.AcknowledgeAll(bench.Gateway.Clock.MonotonicMilliseconds);
        bench.Run(6);
        Assert.IsFalse(bench.IsActive(AlarmId.TemperatureHigh));
    }

    [TestMethod]
    public void AcknowledgedAlarmStaysActiveWhileItsConditionLasts()
    {
        var bench = new AlarmBench();
        bench.Sample.HighestCellTenthMillivolts = 38000;
        bench.Run(1);
        long now = bench.Gateway.Clock.MonotonicMilliseconds;
        Assert.AreEqual(AlarmAcknowledgeResult.Done, bench.Monitor.Acknowledge("cell_voltage_high", now));
        Assert.AreEqual(AlarmAcknowledgeResult.Done, bench.Monitor.Acknowledge("cell_voltage_high", now));
        Assert.AreEqual(AlarmAcknowledgeResult.NotActive, bench.Monitor.Acknowledge("cell_voltage_low", now));
        Assert.AreEqual(AlarmAcknowledgeResult.Unknown, bench.Monitor.Acknowledge("rain", now));
        bench.Run(30);

        Assert.IsTrue(bench.IsActive(AlarmId.CellVoltageHigh));
        Assert.AreEqual(1, bench.Summary.ActiveCount);
        Assert.AreEqual(0, bench.Summary.UnacknowledgedCount);
        Assert.AreEqual(1, bench.CountInJournal(AlarmId.CellVoltageHigh, AlarmChangeKind.Acknowledged));
    }

    [TestMethod]
    public void AlarmThatIsSwitchedOffIsNotRaisedAndItsPairStays()
    {
        var bench = new AlarmBench();
        bench.Set("alarm.off", "cell_empty, cell_voltage_low");
        bench.Sample.LowestCellTenthMillivolts = 28000;
        bench.Run(10);
        Assert.AreEqual(0, bench.Summary.ActiveCount);

        bench.Pairs.Evaluate(bench.Sample, false, false);
        Assert.AreEqual((int)AlarmLevel.Alarm, (int)bench.Pairs[AlarmCondition.LowVoltage]);
    }

    [TestMethod]
    public void UnknownKeyInTheListOfThoseSwitchedOffIsNamed()
    {
        var monitor = new AlarmMonitor(new AlarmTracker(), new AlarmSummary());
        var settings = new GatewaySettings();
        Assert.AreEqual("", monitor.Configure(settings));
        settings.TrySet("alarm.off", "soc_low,, sock_low ");
        Assert.AreEqual("sock_low", monitor.Configure(settings));
    }

    [TestMethod]
    public void ThresholdThatBecomesZeroEndsItsAlarm()
    {
        var bench = new AlarmBench();
        bench.Sample.PackVoltageMillivolts = 59000;
        bench.Run(12);
        Assert.IsTrue(bench.IsActive(AlarmId.PackVoltageHigh));

        bench.Set("alarm.pack_high_mv", "0");
        bench.Pairs.Conditions.NoteSettings();
        bench.Run(7);
        Assert.IsFalse(bench.IsActive(AlarmId.PackVoltageHigh));
    }

    [TestMethod]
    public void FullListShowsTheWorstAndSaysHowManyItHides()
    {
        var tracker = new AlarmTracker();
        var summary = new AlarmSummary();
        var monitor = new AlarmMonitor(tracker, summary);
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            tracker.Update(i, true, i, 0);
            tracker.Update(i, true, i, 700000);
        }

        monitor.Step(700000);
        var list = new AlarmList();
        monitor.Read(list);

        Assert.AreEqual(AlarmTable.Count, summary.ActiveCount);
        Assert.AreEqual(AlarmList.Capacity, list.Count);
        Assert.AreEqual(AlarmTable.Count - AlarmList.Capacity, list.HiddenCount);
        int alarms = 0;
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            alarms += AlarmTable.At(i).Severity == AlarmSeverity.Alarm ? 1 : 0;
        }

        for (int i = 0; i < list.Count; i++)
        {
            Assert.AreEqual(i < alarms, list.SeverityAt(i) == AlarmSeverity.Alarm);
        }
    }

    [TestMethod]
    public void AmongEqualsTheNewestComesFirst()
    {
        var tracker = new AlarmTracker();
        var monitor = new AlarmMonitor(tracker, new AlarmSummary());
        Raise(tracker, AlarmId.FlashNearlyFull, 1000);
        monitor.Step(1000);
        Raise(tracker, AlarmId.ConfigurationFallback, 2000);
        monitor.Step(2000);
        Raise(tracker, AlarmId.FlashFailing, 3000);
        monitor.Step(3000);
        Raise(tracker, AlarmId.ServiceFailed, 4000);
        monitor.Step(4000);

        var list = new AlarmList();
        monitor.Read(list);
        Assert.AreEqual(AlarmId.FlashFailing, list.AlarmAt(0).Id);
        Assert.AreEqual(AlarmId.ServiceFailed, list.AlarmAt(1).Id);
        Assert.AreEqual(AlarmId.ConfigurationFallback, list.AlarmAt(2).Id);
        Assert.AreEqual(AlarmId.FlashNearlyFull, list.AlarmAt(3).Id);
        Assert.AreEqual(2000L, list.RaisedAt(2));
    }

    [TestMethod]
    public void ChangesThatNobodyTakesAreDroppedAndCounted()
    {
        var monitor = new AlarmMonitor(new AlarmTracker(), new AlarmSummary());
        for (int i = 0; i < AlarmChangeQueue.Capacity + 5; i++)
        {
            monitor.Note(AlarmId.BmsEvent, i, i);
        }

        Assert.AreEqual(5, monitor.LostChangeCount);
        Assert.AreEqual(5, monitor.TakeChange()!.Value);
    }

    [TestMethod]
    public void StatisticsCountHowOftenAndHowLong()
    {
        var bench = new AlarmBench();
        int position = AlarmTable.PositionOf(AlarmId.CellEmpty);
        bench.Sample.LowestCellTenthMillivolts = 29000;
        bench.Run(10);
        Assert.AreEqual(9000L, bench.Monitor.ActiveMillisecondsOf(position, bench.Gateway.Clock.MonotonicMilliseconds));

        bench.Sample.LowestCellTenthMillivolts = 33000;
        bench.Run(100);
        Assert.AreEqual(1, bench.Monitor.CountOf(position));
        long now = bench.Gateway.Clock.MonotonicMilliseconds;
        Assert.AreEqual(15000L, bench.Monitor.ActiveMillisecondsOf(position, now));
    }

    private static void Raise(AlarmTracker tracker, AlarmId id, long now) =>
        tracker.Update(AlarmTable.PositionOf(id), true, 0, now);
}
