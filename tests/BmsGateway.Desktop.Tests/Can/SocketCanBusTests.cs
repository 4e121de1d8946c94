// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Desktop.Can;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;

namespace BmsGateway.Desktop.Tests.Can;

[TestClass]
public sealed class SocketCanBusTests
{
    [TestMethod]
    public void AbsentInterfaceIsAResultThatIsLoggedOnce()
    {
        var log = new FakeLog();
        var bus = new SocketCanBus("nocan7", log);
        Assert.IsFalse(bus.TryOpen());
        Assert.IsFalse(bus.TryOpen());
        Assert.AreEqual(CanBusState.Down, bus.State);
        Assert.AreEqual(1, log.Count);

        // Which of the two depends on the kernel that the test runs on.
        bool isClear = log.Last.Contains("there is no such network interface")
            || log.Last.Contains("this kernel has no SocketCAN");
        Assert.IsTrue(isClear, log.Last);
    }

    [TestMethod]
    public void FrameForAnAbsentInterfaceIsDroppedAndCounted()
    {
        var bus = new SocketCanBus("nocan7", new FakeLog());
        bus.TryOpen();
        Assert.IsFalse(bus.TrySend(new CanFrame()));
        Assert.IsFalse(bus.TryReceive(new CanFrame()));
        Assert.AreEqual(1, bus.DroppedCount);
        Assert.AreEqual(0, bus.SentCount);
        bus.Close();
        Assert.AreEqual("socketcan:nocan7", bus.Name);
    }
}
