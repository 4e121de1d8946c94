// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

[TestClass]
public class CanOutputsTests
{
    private readonly FakeClock _clock = new();
    private readonly FakeCanBus _first;
    private readonly FakeCanBus _second;
    private readonly CanOutputs _outputs;
    private readonly CanFrame _frame = new();
    private int _stateChanges;

    public CanOutputsTests()
    {
        _first = new FakeCanBus(_clock);
        _second = new FakeCanBus(_clock);
        var bus = new EventBus(_clock, new FakeLog());
        bus.Subscribe(EventId.CanBusChanged, "test", CountChange);
        _outputs = new CanOutputs(new ICanBus[] { _first, _second }, new GxWatch(new VictronStatus(), bus), bus);
        _frame.Reset(0x351, 8);
    }

    [TestMethod]
    public void EveryBusIsOpenedAndGetsEveryFrame()
    {
        _outputs.Service(1000);
        _outputs.Send(_frame);

        Assert.AreEqual(1, _first.SentCount);
        Assert.AreEqual(1, _second.SentCount);
        Assert.AreEqual(2, _stateChanges);
    }

    [TestMethod]
    public void AbsentAdapterDoesNotStopTheOther()
    {
        _first.IsPresent = false;
        _outputs.Service(1000);
        _outputs.Send(_frame);

        Assert.AreEqual(0, _first.SentCount);
        Assert.AreEqual(1, _second.SentCount);
    }

    [TestMethod]
    public void AbsentAdapterIsTriedAgainAfterOneTwoAndFiveSeconds()
    {
        _first.IsPresent = false;
        for (long now = 0; now <= 18000; now += 100)
        {
            _outputs.Service(now);
        }

        // At 0, 1, 3, 8, 13 and 18 s.
        Assert.AreEqual(6, _first.OpenCount);
    }

    [TestMethod]
    public void ReturningAdapterIsPickedUp()
    {
        _outputs.Service(1000);
        _first.IsPresent = false;
        _first.Close();
        _outputs.Service(1100);
        _first.IsPresent = true;

        _outputs.Service(2100);
        _outputs.Send(_frame);

        Assert.AreEqual(1, _first.SentCount);
        Assert.AreEqual(4, _stateChanges);
    }

    [TestMethod]
    public void ClosingClosesEveryBus()
    {
        _outputs.Service(1000);

        _outputs.Close();

        Assert.AreEqual((int)CanBusState.Down, (int)_first.State);
        Assert.AreEqual((int)CanBusState.Down, (int)_second.State);
    }

    private void CountChange(EventId id, object payload) => _stateChanges++;
}
