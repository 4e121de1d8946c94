// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Events;

namespace BmsGateway.Tests.Alarms;

/// <summary>What the alarm service takes from the BMS and the gateway, and whom it tells.</summary>
[TestClass]
public class AlarmServiceTests
{
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

        Assert.IsTrue(bench.Gateway.Log.Holds("sock_low"));
    }

    private static void AssertEvent(EventMailbox mailbox, EventId expected, AlarmChangeKind kind)
    {
        Assert.IsTrue(mailbox.TryTake(out EventId id, out object? payload, 0));
        Assert.AreEqual(expected, id);
        Assert.AreEqual(kind, ((AlarmChange)payload!).Kind);
    }

    private static BatteryEvent EventOf(int code, BatteryEventLevel level) => new() { Code = code, Level = level };
}
