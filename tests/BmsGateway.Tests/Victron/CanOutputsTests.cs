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
        bench.Outputs.Send(bench.Frame, 1000);

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
        bench.Outputs.Send(bench.Frame, 1000);

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
        bench.Outputs.Send(bench.Frame, 1000);

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

    [TestMethod]
    public void BusThatIsOffIsTriedAgainAfterOneTwoAndFiveSeconds()
    {
        var bench = new Bench();
        bench.Outputs.Service(0);
        bench.First.State = CanBusState.BusOff;
        bench.First.IsRefusing = true;
        for (long now = 0; now <= 18000; now += 100)
        {
            bench.Outputs.Service(now);
            bench.Outputs.Send(bench.Frame, now);
        }

        // At 0, 1, 3, 8, 13 and 18 s; the healthy bus got every frame.
        Assert.AreEqual(6, bench.First.DroppedCount);
        Assert.AreEqual(6, bench.Outputs.Health[0].RefusedCount);
        Assert.AreEqual(181 - 6, bench.Outputs.Health[0].HeldBackCount);
        Assert.AreEqual(1, bench.Outputs.Health[0].BusOffCount);
        Assert.AreEqual(0, bench.Outputs.Health[0].NoPartnerCount);
        Assert.AreEqual(181, bench.Second.SentCount);
        Assert.AreEqual(0, bench.Outputs.Health[1].BusOffCount);
    }

    [TestMethod]
    public void BusThatSaysItIsBackIsUsedAtOnce()
    {
        var bench = new Bench();
        bench.Outputs.Service(0);
        bench.First.State = CanBusState.BusOff;
        bench.First.IsRefusing = true;
        bench.Outputs.Send(bench.Frame, 0);
        bench.First.State = CanBusState.Running;
        bench.First.IsRefusing = false;
        bench.Outputs.Service(100);
        bench.Outputs.Send(bench.Frame, 100);

        Assert.AreEqual(1, bench.First.SentCount);
    }

    [TestMethod]
    public void SecondBusOffBeginsWithTheShortRest()
    {
        var bench = new Bench();
        bench.Outputs.Service(0);
        bench.First.IsRefusing = true;
        bench.First.State = CanBusState.BusOff;
        bench.Outputs.Send(bench.Frame, 0);
        bench.Outputs.Send(bench.Frame, 1000);
        Assert.AreEqual(2, bench.First.DroppedCount);
        bench.First.State = CanBusState.Running;
        bench.Outputs.Service(1100);
        bench.First.State = CanBusState.BusOff;
        bench.Outputs.Service(1200);
        bench.Outputs.Send(bench.Frame, 1200);
        bench.Outputs.Send(bench.Frame, 2199);
        Assert.AreEqual(3, bench.First.DroppedCount);

        bench.Outputs.Send(bench.Frame, 2200);
        Assert.AreEqual(4, bench.First.DroppedCount);
        Assert.AreEqual(1, bench.Outputs.Health[0].BusOffCount);
    }

    [TestMethod]
    public void BusWithoutPartnerIsStillSentEveryFrame()
    {
        var bench = new Bench();
        bench.Outputs.Service(0);
        bench.First.State = CanBusState.NoPartner;
        bench.First.IsRefusing = true;
        for (long now = 0; now < 5000; now += 100)
        {
            bench.Outputs.Service(now);
            bench.Outputs.Send(bench.Frame, now);
        }

        Assert.AreEqual(50, bench.First.DroppedCount);
        Assert.AreEqual(1, bench.Outputs.Health[0].NoPartnerCount);
        Assert.AreEqual(0, bench.Outputs.Health[0].BusOffCount);
        Assert.AreEqual((int)CanBusState.NoPartner, (int)bench.Outputs.Health[0].State);
    }

    [TestMethod]
    public void VanishedAndAbsentAdaptersAreCounted()
    {
        var bench = new Bench();
        bench.Second.IsPresent = false;
        bench.Outputs.Service(0);
        bench.First.IsPresent = false;
        bench.First.Close();
        bench.Outputs.Service(100);

        Assert.AreEqual(1, bench.Outputs.Health[0].DownCount);
        Assert.AreEqual(1, bench.Outputs.Health[0].OpenFailureCount);
        Assert.AreEqual(0, bench.Outputs.Health[1].DownCount);
        Assert.AreEqual(1, bench.Outputs.Health[1].OpenFailureCount);
    }

    [TestMethod]
    public void OccupancyCountsWhatIsSentAndReceivedOnEachBus()
    {
        var bench = new Bench();
        bench.Outputs.Service(0);
        for (int i = 0; i < 37; i++)
        {
            bench.Outputs.Send(bench.Frame, 10);
            bench.First.Deliver(0x305, new byte[8]);
        }

        for (long now = 20; now < 50; now += 5)
        {
            bench.Outputs.Service(now);
        }

        // 74 and 37 frames of 135 bits in 500 000: 19.98 and 9.99 thousandths.
        Assert.AreEqual(20, bench.Outputs.Health[0].OccupancyPermille);
        Assert.AreEqual(10, bench.Outputs.Health[1].OccupancyPermille);

        bench.Outputs.Service(2000);
        Assert.AreEqual(0, bench.Outputs.Health[0].OccupancyPermille);
        Assert.AreEqual(20, bench.Outputs.Health[0].HighestOccupancyPermille);
    }

    [TestMethod]
    public void RefusedFrameFillsNoBus()
    {
        var bench = new Bench();
        bench.Outputs.Service(0);
        bench.First.IsRefusing = true;
        bench.Outputs.Send(bench.Frame, 10);
        bench.Outputs.Service(20);

        Assert.AreEqual(0, bench.Outputs.Health[0].OccupancyPermille);
        Assert.AreEqual(1, bench.Outputs.Health[1].OccupancyPermille);
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
