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
    [TestMethod]
    public void EveryBusIsOpenedAndGetsEveryFrame()
    {
        var bench = new Bench();
        bench.Outputs.Service(1000);
        bench.Outputs.Send(bench.Frame);

        Assert.AreEqual(1, bench.First.SentCount);
        Assert.AreEqual(1, bench.Second.SentCount);
        Assert.AreEqual(2, bench.StateChanges);
    }

    [TestMethod]
    public void AbsentAdapterDoesNotStopTheOther()
    {
        var bench = new Bench();
        bench.First.IsPresent = false;
        bench.Outputs.Service(1000);
        bench.Outputs.Send(bench.Frame);

        Assert.AreEqual(0, bench.First.SentCount);
        Assert.AreEqual(1, bench.Second.SentCount);
    }

    [TestMethod]
    public void AbsentAdapterIsTriedAgainAfterOneTwoAndFiveSeconds()
    {
        var bench = new Bench();
        bench.First.IsPresent = false;
        for (long now = 0; now <= 18000; now += 100)
        {
            bench.Outputs.Service(now);
        }

        // At 0, 1, 3, 8, 13 and 18 s.
        Assert.AreEqual(6, bench.First.OpenCount);
    }

    [TestMethod]
    public void ReturningAdapterIsPickedUp()
    {
        var bench = new Bench();
        bench.Outputs.Service(1000);
        bench.First.IsPresent = false;
        bench.First.Close();
        bench.Outputs.Service(1100);
        bench.First.IsPresent = true;

        bench.Outputs.Service(2100);
        bench.Outputs.Send(bench.Frame);

        Assert.AreEqual(1, bench.First.SentCount);
        Assert.AreEqual(4, bench.StateChanges);
    }

    [TestMethod]
    public void ClosingClosesEveryBus()
    {
        var bench = new Bench();
        bench.Outputs.Service(1000);

        bench.Outputs.Close();

        Assert.AreEqual((int)CanBusState.Down, (int)bench.First.State);
        Assert.AreEqual((int)CanBusState.Down, (int)bench.Second.State);
    }

    private sealed class Bench
    {
        public readonly FakeClock Clock = new();
        public readonly FakeCanBus First;
        public readonly FakeCanBus Second;
        public readonly CanOutputs Outputs;
        public readonly CanFrame Frame = new();
        public int StateChanges;

        public Bench()
        {
            First = new FakeCanBus(Clock);
            Second = new FakeCanBus(Clock);
            var bus = new EventBus(Clock, new FakeLog());
            bus.Subscribe(EventId.CanBusChanged, "test", CountChange);
            Outputs = new CanOutputs(new ICanBus[] { First, Second }, new GxWatch(new VictronStatus(), bus), bus);
            Frame.Reset(0x351, 8);
        }

        public void CountChange(EventId id, object payload) => StateChanges++;
    }
}
