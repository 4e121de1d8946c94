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

    private readonly FakeCanBus _canBus;
    private readonly VictronStatus _status = new();
    private readonly GxWatch _watch;

    public GxWatchTests()
    {
        var clock = new FakeClock();
        _canBus = new FakeCanBus(clock);
        _watch = new GxWatch(_status, new EventBus(clock, new FakeLog()));
    }

    [TestMethod]
    public void KeepAliveIsNotedWithItsTime()
    {
        _canBus.Deliver(0x305, KeepAlive);
        _watch.Drain(_canBus, 5000);

        Assert.AreEqual(5000, _status.GxSeenAtMilliseconds);
        Assert.IsFalse(_status.IsGxIdentified);
        Assert.AreEqual(0, _status.UnknownFrameCount);
    }

    [TestMethod]
    public void GxIsKnownByItsLetters()
    {
        _canBus.Deliver(0x307, Identification);
        _watch.Drain(_canBus, 5000);

        Assert.IsTrue(_status.IsGxIdentified);
    }

    [TestMethod]
    public void SameIdentifierFromAnotherInverterIsNoGx()
    {
        _canBus.Deliver(0x307, KeepAlive);
        _watch.Drain(_canBus, 5000);

        Assert.IsFalse(_status.IsGxIdentified);
        Assert.AreEqual(1, _status.UnknownFrameCount);
    }

    [TestMethod]
    public void UndocumentedGxFrameIsAcceptedAndForeignFramesAreCounted()
    {
        _canBus.Deliver(0x306, KeepAlive);
        _canBus.Deliver(0x123, KeepAlive);
        _canBus.Deliver(0x351, KeepAlive);
        _watch.Drain(_canBus, 5000);

        Assert.AreEqual(2, _status.UnknownFrameCount);
    }

    [TestMethod]
    public void FloodIsTakenInPortions()
    {
        for (int i = 0; i < 100; i++)
        {
            _canBus.Deliver(0x123, KeepAlive);
        }

        _watch.Drain(_canBus, 5000);

        Assert.AreEqual(16, _canBus.ReceivedCount);
    }
}
