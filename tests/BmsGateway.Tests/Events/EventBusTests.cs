// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Events;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Events;

[TestClass]
public class EventBusTests
{
    [TestMethod]
    public void InlineHandlerRunsBeforePublishReturns()
    {
        var bench = new Bench();
        EventBus bus = bench.NewBus();
        bus.Subscribe(EventId.BatteryUpdated, "test", bench.Record);

        bus.Publish(EventId.BatteryUpdated, bench.Payload);

        Assert.AreEqual(1, bench.Calls);
        Assert.AreEqual((int)EventId.BatteryUpdated, (int)bench.LastId);
        Assert.IsTrue(ReferenceEquals(bench.Payload, bench.LastPayload));
    }

    [TestMethod]
    public void HandlerDoesNotGetOtherEvents()
    {
        var bench = new Bench();
        EventBus bus = bench.NewBus();
        bus.Subscribe(EventId.BatteryUpdated, "test", bench.Record);

        bus.Publish(EventId.BatteryLinkChanged, bench.Payload);

        Assert.AreEqual(0, bench.Calls);
    }

    [TestMethod]
    public void PrefixSubscriberGetsEveryEventOfThePrefixAndNoOther()
    {
        var bench = new Bench();
        EventBus bus = bench.NewBus();
        bus.Subscribe("alarm.", "test", bench.Record);

        bus.Publish(EventId.AlarmRaised, bench.Payload);
        bus.Publish(EventId.AlarmCleared, bench.Payload);
        bus.Publish(EventId.AlarmAcknowledged, bench.Payload);
        bus.Publish(EventId.BatteryUpdated, bench.Payload);

        Assert.AreEqual(3, bench.Calls);
    }

    [TestMethod]
    public void UnknownPrefixIsRefused()
    {
        var bench = new Bench();
        EventBus bus = bench.NewBus();
        bool refused = false;
        try
        {
            bus.Subscribe("nothing.", "test", bench.Record);
        }
        catch (ArgumentException)
        {
            refused = true;
        }

        Assert.IsTrue(refused);
        Assert.AreEqual(0, bus.SubscriberCount);
    }

    [TestMethod]
    public void FailingHandlerDoesNotStopTheOthersAndIsCounted()
    {
        var bench = new Bench();
        EventBus bus = bench.NewBus();
        bus.Subscribe(EventId.BatteryUpdated, "bad", bench.Fail);
        bus.Subscribe(EventId.BatteryUpdated, "good", bench.Record);

        bus.Publish(EventId.BatteryUpdated, bench.Payload);

        var metrics = new SubscriberMetrics();
        bus.ReadMetrics(0, metrics);
        Assert.AreEqual(1, bench.Calls);
        Assert.AreEqual("bad", metrics.Name);
        Assert.AreEqual(1, metrics.Failures);
    }

    [TestMethod]
    public void FailingHandlerIsLoggedOnceAMinute()
    {
        var bench = new Bench();
        EventBus bus = bench.NewBus();
        bus.Subscribe(EventId.BatteryUpdated, "bad", bench.Fail);

        for (int second = 0; second < 61; second++)
        {
            bus.Publish(EventId.BatteryUpdated, bench.Payload);
            bench.Clock.Advance(1000);
        }

        Assert.AreEqual(2, bench.Log.Count);
    }

    [TestMethod]
    public void ThirtyTwoSubscribersFitAndTheNextIsRefused()
    {
        var bench = new Bench();
        EventBus bus = bench.NewBus();
        for (int i = 0; i < EventBus.MaximumSubscribers; i++)
        {
            bus.Subscribe(EventId.BatteryUpdated, "test", bench.Record);
        }

        bool refused = false;
        try
        {
            bus.Subscribe(EventId.BatteryUpdated, "one too many", bench.Record);
        }
        catch (InvalidOperationException)
        {
            refused = true;
        }

        bus.Publish(EventId.BatteryUpdated, bench.Payload);
        Assert.IsTrue(refused);
        Assert.AreEqual(32, bench.Calls);
    }

    [TestMethod]
    public void KeepLatestMailboxHoldsOnlyTheNewestEvent()
    {
        var bench = new Bench();
        EventBus bus = bench.NewBus();
        EventMailbox mailbox = bus.SubscribeQueued(EventId.BatteryUpdated, "mqtt", 1, MailboxOverflow.KeepLatest);
        var newest = new object();

        bus.Publish(EventId.BatteryUpdated, bench.Payload);
        bus.Publish(EventId.BatteryUpdated, newest);

        Assert.AreEqual(1, mailbox.Waiting);
        Assert.AreEqual(1, mailbox.Dropped);
        Assert.IsTrue(mailbox.TryTake(out EventId _, out object? payload, 0));
        Assert.IsTrue(ReferenceEquals(newest, payload));
        Assert.IsFalse(mailbox.TryTake(out EventId _, out object? _, 0));
    }

    [TestMethod]
    public void DropOldestMailboxKeepsOrderAndCountsTheLoss()
    {
        var bench = new Bench();
        EventBus bus = bench.NewBus();
        EventMailbox mailbox = bus.SubscribeQueued("history.", "history", 3, MailboxOverflow.DropOldest);
        for (int i = 0; i < 5; i++)
        {
            bus.Publish(EventId.HistoryWritten, i.ToString());
        }

        Assert.AreEqual(2, mailbox.Dropped);
        for (int i = 2; i < 5; i++)
        {
            Assert.IsTrue(mailbox.TryTake(out EventId _, out object? payload, 0));
            Assert.AreEqual(i.ToString(), (string)payload!);
        }

        var metrics = new SubscriberMetrics();
        bus.ReadMetrics(0, metrics);
        Assert.AreEqual(3, metrics.Capacity);
        Assert.AreEqual(2, metrics.Dropped);
        Assert.AreEqual(0, metrics.Waiting);
    }

    [TestMethod]
    public void EmptyMailboxGivesUpAfterTheTimeout()
    {
        var bench = new Bench();
        EventMailbox mailbox = bench.NewBus().SubscribeQueued(EventId.BatteryUpdated, "test", 1, MailboxOverflow.KeepLatest);

        Assert.IsFalse(mailbox.TryTake(out EventId _, out object? payload, 10));
        Assert.IsNull(payload);
    }

    [TestMethod]
    public void EveryEventHasAName()
    {
        for (int i = 0; i < EventNames.Count; i++)
        {
            Assert.IsTrue(EventNames.NameOf((EventId)i).IndexOf('.') > 0);
        }

        Assert.AreEqual("battery.updated", EventNames.NameOf(EventId.BatteryUpdated));
        Assert.AreEqual("can.bus_changed", EventNames.NameOf(EventId.CanBusChanged));
        Assert.AreEqual("system.restarting", EventNames.NameOf(EventId.SystemRestarting));
    }

    private sealed class Bench
    {
        public readonly object Payload = new();
        public FakeClock Clock = new();
        public FakeLog Log = new();
        public int Calls;
        public EventId LastId;
        public object? LastPayload;

        public EventBus NewBus()
        {
            Clock = new FakeClock();
            Log = new FakeLog();
            Calls = 0;
            return new EventBus(Clock, Log);
        }

        public void Record(EventId id, object payload)
        {
            Calls++;
            LastId = id;
            LastPayload = payload;
        }

        public void Fail(EventId id, object payload) => throw new InvalidOperationException("broken on purpose");
    }
}
