// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Desktop.Can;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;

namespace BmsGateway.Desktop.Tests.Can;

[TestClass]
public sealed class SocketCanBusTests
{
    private readonly FakeLog _log = new();
    private readonly CanFrame _frame = new();

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
    public void FramesPassInBothDirections()
    {
        using var pair = new SocketPair();
        var bus = new SocketCanBus("can0", _log, pair.Near);
        _frame.Reset(0x351, 2);
        _frame.Data[1] = 0x55;
        Assert.IsTrue(bus.TrySend(_frame));
        CollectionAssert.AreEqual(Encode(0x351, 2, 0, 0x55), pair.Receive());
        pair.Send(Encode(0x305, 3, 1, 2, 3));
        pair.Send(Encode(0x80012345, 0));
        Assert.IsTrue(bus.TryReceive(_frame));
        Assert.AreEqual(0x305, _frame.Id);
        Assert.AreEqual(3, _frame.Data[2]);
        Assert.IsTrue(bus.TryReceive(_frame));
        Assert.IsTrue(_frame.IsExtended);
        Assert.IsFalse(bus.TryReceive(_frame));
        Assert.AreEqual(CanBusState.Running, bus.State);
        Assert.AreEqual(1, bus.SentCount);
        Assert.AreEqual(2, bus.ReceivedCount);
        bus.Close();
    }

    [TestMethod]
    public void FullQueueMeansNoPartnerUntilAFrameIsTaken()
    {
        using var pair = new SocketPair();
        var bus = new SocketCanBus("can0", _log, pair.Near);
        int sent = 0;
        while (bus.TrySend(_frame) && sent < 100000)
        {
            sent++;
        }

        Assert.AreEqual(CanBusState.NoPartner, bus.State);
        Assert.AreEqual(1, bus.DroppedCount);
        Assert.AreEqual(sent, bus.SentCount);
        for (int i = 0; i < sent; i++)
        {
            pair.Receive();
        }

        Assert.IsTrue(bus.TrySend(_frame));
        Assert.AreEqual(CanBusState.Running, bus.State);
        bus.Close();
    }

    [TestMethod]
    public void ErrorMessagesSetTheState()
    {
        using var pair = new SocketPair();
        var bus = new SocketCanBus("can0", _log, pair.Near);

        // linux/can/error.h: CAN_ERR_BUSOFF 0x40, CAN_ERR_RESTARTED 0x100.
        pair.Send(Encode(SocketCanFrame.ErrorFlag | 0x40, 8));
        Assert.IsFalse(bus.TryReceive(_frame));
        Assert.AreEqual(CanBusState.BusOff, bus.State);
        pair.Send(Encode(SocketCanFrame.ErrorFlag | 0x100, 8));
        Assert.IsFalse(bus.TryReceive(_frame));
        Assert.AreEqual(CanBusState.Running, bus.State);
        Assert.AreEqual(0, bus.ReceivedCount);
        bus.Close();
    }

    [TestMethod]
    public void InterfaceThatVanishesTakesTheBusDown()
    {
        var pair = new SocketPair();
        var bus = new SocketCanBus("can0", _log, pair.Near);
        pair.Dispose();
        Assert.IsFalse(bus.TrySend(_frame));
        Assert.AreEqual(CanBusState.Down, bus.State);
        Assert.AreEqual(1, _log.Count);
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

    private static byte[] Encode(uint id, byte length, params byte[] data)
    {
        byte[] bytes = new byte[SocketCanFrame.Size];
        BitConverter.TryWriteBytes(bytes, id);
        bytes[4] = length;
        data.CopyTo(bytes, 8);
        return bytes;
    }
}
