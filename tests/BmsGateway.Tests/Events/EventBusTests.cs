// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Events;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Events;

[TestClass]
public class EventBusTests
{
    private readonly object _payload = new();
    private FakeClock _clock = new();
    private FakeLog _log = new();
    private int _calls;
    private EventId _lastId;
    private object? _lastPayload;

    [TestMethod]
    public void InlineHandlerRunsBeforePublishReturns()
    {
        EventBus bus = NewBus();
        bus.Subscribe(EventId.BatteryUpdated, "test", Record);

        bus.Publish(EventId.BatteryUpdated, _payload);

        Assert.AreEqual(1, _calls);
        Assert.AreEqual((int)EventId.BatteryUpdated, (int)_lastId);
        Assert.IsTrue(ReferenceEquals(_payload, _lastPayload));
    }

    [TestMethod]
    public void HandlerDoesNotGetOtherEvents()
    {
        EventBus bus = NewBus();
        bus.Subscribe(EventId.BatteryUpdated, "test", Record);

        bus.Publish(EventId.BatteryLinkChanged, _payload);

        Assert.AreEqual(0, _calls);
    }

    [TestMethod]
    public void PrefixSubscriberGetsEveryEventOfThePrefixAndNoOther()
    {
        EventBus bus = NewBus();
        bus.Subscribe("alarm.", "test", Record);

        bus.Publish(EventId.AlarmRaised, _payload);
        bus.Publish(EventId.AlarmCleared, _payload);
        bus.Publish(EventId.AlarmAcknowledged, _payload);
        bus.Publish(EventId.BatteryUpdated, _payload);

        Assert.AreEqual(3, _calls);
    }

    [TestMethod]
    public void UnknownPrefixIsRefused()
    {
        EventBus bus = NewBus();
        bool refused = false;
        try
        {
            bus.Subscribe("nothing.", "test", Record);
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
        EventBus bus = NewBus();
        bus.Subscribe(EventId.BatteryUpdated, "bad", Fail);
        bus.Subscribe(EventId.BatteryUpdated, "good", Record);

        bus.Publish(EventId.BatteryUpdated, _payload);

        var metrics = new SubscriberMetrics();
        bus.ReadMetrics(0, metrics);
        Assert.AreEqual(1, _calls);
        Assert.AreEqual("bad", metrics.Name);
        Assert.AreEqual(1, metrics.Failures);
    }

    [TestMethod]
    public void FailingHandlerIsLoggedOnceAMinute()
    {
        EventBus bus = NewBus();
        bus.Subscribe(EventId.BatteryUpdated, "bad", Fail);

        for (int second = 0; second < 61; second++)
        {
            bus.Publish(EventId.BatteryUpdated, _payload);
            _clock.Advance(1000);
        }

        Assert.AreEqual(2, _log.Count);
    }

    [TestMethod]
    public void ThirtyTwoSubscribersFitAndTheNextIsRefused()
    {
        EventBus bus = NewBus();
        for (int i = 0; i < EventBus.MaximumSubscribers; i++)
        {
            bus.Subscribe(EventId.BatteryUpdated, "test", Record);
        }

        bool refused = false;
        try
        {
            bus.Subscribe(EventId.BatteryUpdated, "one too many", Record);
        }
        catch (InvalidOperationException)
        {
            refused = true;
        }

        bus.Publish(EventId.BatteryUpdated, _payload);
        Assert.IsTrue(refused);
        Assert.AreEqual(32, _calls);
    }

    [TestMethod]
    public void KeepLatestMailboxHoldsOnlyTheNewestEvent()
    {
        EventBus bus = NewBus();
        EventMailbox mailbox = bus.SubscribeQueued(EventId.BatteryUpdated, "mqtt", 1, MailboxOverflow.KeepLatest);
        var newest = new object();

        bus.Publish(EventId.BatteryUpdated, _payload);
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
        EventBus bus = NewBus();
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
        EventMailbox mailbox = NewBus().SubscribeQueued(EventId.BatteryUpdated, "test", 1, MailboxOverflow.KeepLatest);

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

    private EventBus NewBus()
    {
        _clock = new FakeClock();
        _log = new FakeLog();
        _calls = 0;
        return new EventBus(_clock, _log);
    }

    private void Record(EventId id, object payload)
    {
        _calls++;
        _lastId = id;
        _lastPayload = payload;
    }

    private void Fail(EventId id, object payload) => throw new InvalidOperationException("broken on purpose");
}
