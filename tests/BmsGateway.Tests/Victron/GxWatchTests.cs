// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Events;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

[TestClass]
public class GxWatchTests
{
    private static readonly byte[] KeepAlive = { 0, 0, 0, 0, 0, 0, 0, 0 };

    private static readonly byte[] Identification = { 0x12, 0x34, 0x56, 0x78, 0x56, 0x49, 0x43, 0x00 };

    [TestMethod]
    public void KeepAliveIsNotedWithItsTime()
    {
        var bench = new Bench();
        bench.CanBus.Deliver(0x305, KeepAlive);
        bench.Watch.Drain(bench.CanBus, 5000);

        Assert.AreEqual(5000, bench.Status.GxSeenAtMilliseconds);
        Assert.IsFalse(bench.Status.IsGxIdentified);
        Assert.AreEqual(0, bench.Status.UnknownFrameCount);
    }

    [TestMethod]
    public void GxIsKnownByItsLetters()
    {
        var bench = new Bench();
        bench.CanBus.Deliver(0x307, Identification);
        bench.Watch.Drain(bench.CanBus, 5000);

        Assert.IsTrue(bench.Status.IsGxIdentified);
    }

    [TestMethod]
    public void SameIdentifierFromAnotherInverterIsNoGx()
    {
        var bench = new Bench();
        bench.CanBus.Deliver(0x307, KeepAlive);
        bench.Watch.Drain(bench.CanBus, 5000);

        Assert.IsFalse(bench.Status.IsGxIdentified);
        Assert.AreEqual(1, bench.Status.UnknownFrameCount);
    }

    [TestMethod]
    public void UndocumentedGxFrameIsAcceptedAndForeignFramesAreCounted()
    {
        var bench = new Bench();
        bench.CanBus.Deliver(0x306, KeepAlive);
        bench.CanBus.Deliver(0x123, KeepAlive);
        bench.CanBus.Deliver(0x351, KeepAlive);
        bench.Watch.Drain(bench.CanBus, 5000);

        Assert.AreEqual(2, bench.Status.UnknownFrameCount);
    }

    [TestMethod]
    public void FloodIsTakenInPortions()
    {
        var bench = new Bench();
        for (int i = 0; i < 100; i++)
        {
            bench.CanBus.Deliver(0x123, KeepAlive);
        }

        bench.Watch.Drain(bench.CanBus, 5000);

        Assert.AreEqual(16, bench.CanBus.ReceivedCount);
    }

    private sealed class Bench
    {
        public readonly FakeCanBus CanBus;
        public readonly VictronStatus Status = new();
        public readonly GxWatch Watch;

        public Bench()
        {
            var clock = new FakeClock();
            CanBus = new FakeCanBus(clock);
            Watch = new GxWatch(Status, new EventBus(clock, new FakeLog()));
        }
    }
}
