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
        bench.Watch.Drain(bench.CanBus, bench.Health, 5000);

        Assert.AreEqual(5000, bench.Status.GxSeenAtMilliseconds);
        Assert.IsFalse(bench.Status.IsGxIdentified);
        Assert.AreEqual(0, bench.Status.UnknownFrameCount);
    }

    [TestMethod]
    public void GxIsKnownByItsLetters()
    {
        var bench = new Bench();
        bench.CanBus.Deliver(0x307, Identification);
        bench.Watch.Drain(bench.CanBus, bench.Health, 5000);

        Assert.IsTrue(bench.Status.IsGxIdentified);
    }

    [TestMethod]
    public void SameIdentifierFromAnotherInverterIsNoGx()
    {
        var bench = new Bench();
        bench.CanBus.Deliver(0x307, KeepAlive);
        bench.Watch.Drain(bench.CanBus, bench.Health, 5000);

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
        bench.Watch.Drain(bench.CanBus, bench.Health, 5000);

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

        bench.Watch.Drain(bench.CanBus, bench.Health, 5000);

        Assert.AreEqual(16, bench.CanBus.ReceivedCount);
    }

    [TestMethod]
    public void GxCountsAsAbsentTenSecondsAfterItsLastKeepAlive()
    {
        var bench = new Bench();
        bench.Watch.Update(4000);
        Assert.IsFalse(bench.Status.IsGxPresent);
        Assert.AreEqual(0, bench.Status.GxLossCount);

        bench.CanBus.Deliver(0x305, KeepAlive);
        bench.Watch.Drain(bench.CanBus, bench.Health, 5000);
        bench.Watch.Update(15000);
        Assert.IsTrue(bench.Status.IsGxPresent);

        bench.Watch.Update(15001);
        bench.Watch.Update(60000);
        Assert.IsFalse(bench.Status.IsGxPresent);
        Assert.AreEqual(1, bench.Status.GxLossCount);
    }

    [TestMethod]
    public void ReturningGxIsPresentAtOnce()
    {
        var bench = new Bench();
        bench.CanBus.Deliver(0x305, KeepAlive);
        bench.Watch.Drain(bench.CanBus, bench.Health, 5000);
        bench.Watch.Update(20000);
        bench.CanBus.Deliver(0x305, KeepAlive);
        bench.Watch.Drain(bench.CanBus, bench.Health, 20000);
        bench.Watch.Update(20000);

        Assert.IsTrue(bench.Status.IsGxPresent);
        Assert.AreEqual(2, bench.Status.KeepAliveCount);
    }

    [TestMethod]
    public void IdentificationAndUndocumentedFramesAreNoKeepAlive()
    {
        var bench = new Bench();
        bench.CanBus.Deliver(0x306, KeepAlive);
        bench.CanBus.Deliver(0x307, Identification);
        bench.Watch.Drain(bench.CanBus, bench.Health, 5000);
        bench.Watch.Update(5000);

        Assert.IsFalse(bench.Status.IsGxPresent);
        Assert.AreEqual(0, bench.Status.KeepAliveCount);
    }

    private sealed class Bench
    {
        public readonly FakeCanBus CanBus;
        public readonly VictronStatus Status = new();
        public readonly CanBusHealth Health = new();
        public readonly GxWatch Watch;

        public Bench()
        {
            var clock = new FakeClock();
            CanBus = new FakeCanBus(clock);
            Watch = new GxWatch(Status, new EventBus(clock, new FakeLog()));
        }
    }
}
