// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Can;

[TestClass]
public class TwaiCanBusTests
{
    [TestMethod]
    public void ClosedBusTakesAndGivesNothing()
    {
        var bench = new Bench(false);
        bench.Controller.Receive(0x305);

        Assert.AreEqual((int)CanBusState.Down, (int)bench.Bus.State);
        Assert.IsFalse(bench.Send());
        Assert.AreEqual(-1, bench.Receive());
        Assert.AreEqual(1, bench.Bus.DroppedCount);
    }

    [TestMethod]
    public void AbsentControllerIsTriedAgain()
    {
        var bench = new Bench(false);
        bench.Controller.IsPresent = false;
        Assert.IsFalse(bench.Bus.TryOpen());
        bench.Controller.IsPresent = true;

        Assert.IsTrue(bench.Bus.TryOpen());
        Assert.AreEqual((int)CanBusState.Running, (int)bench.Bus.State);
    }

    [TestMethod]
    public void ControllerIsOpenedOnceForItsWholeLife()
    {
        var bench = new Bench(true);
        bench.Bus.Close();
        bench.Bus.TryOpen();
        bench.Bus.Close();
        bench.Bus.TryOpen();

        Assert.AreEqual(1, bench.Controller.OpenCount);
        Assert.IsTrue(bench.Send());
    }

    [TestMethod]
    public void FramesReceivedWhileClosedAreThrownAway()
    {
        var bench = new Bench(true);
        bench.Bus.Close();
        bench.Controller.Receive(0x305);
        bench.Controller.Raise();
        bench.Controller.Receive(0x306);
        bench.Bus.TryOpen();

        Assert.AreEqual(-1, bench.Receive());
    }

    [TestMethod]
    public void SentFrameReachesTheControllerUnchanged()
    {
        var bench = new Bench(true);
        bench.Frame.Reset(0x351, 3);
        bench.Frame.Data[0] = 0x28;
        bench.Frame.Data[2] = 0xFF;

        Assert.IsTrue(bench.Bus.TrySend(bench.Frame));
        Assert.AreEqual(0x351, bench.Controller.LastWritten!.Id);
        Assert.AreEqual("28 00 FF", bench.Controller.LastWritten.Text);
        Assert.AreEqual(1, bench.Bus.SentCount);
    }

    [TestMethod]
    public void FrameOutOfRangeIsDroppedBeforeTheController()
    {
        var bench = new Bench(true);
        bench.Frame.Reset(0x800, 8);

        Assert.IsFalse(bench.Bus.TrySend(bench.Frame));
        Assert.IsNull(bench.Controller.LastWritten);
        Assert.AreEqual((int)CanBusState.Running, (int)bench.Bus.State);
    }

    [TestMethod]
    public void OneEventDrainsEveryWaitingFrame()
    {
        var bench = new Bench(true);
        for (int id = 0; id < 20; id++)
        {
            bench.Controller.Receive(id);
        }

        bench.Controller.Raise();

        Assert.AreEqual(0, bench.Controller.WaitingCount);
        Assert.AreEqual(20, bench.Bus.ReceivedCount);
        for (int id = 0; id < 20; id++)
        {
            Assert.AreEqual(id, bench.Receive());
        }

        Assert.AreEqual(-1, bench.Receive());
    }

    [TestMethod]
    public void LostEventLosesNoFrame()
    {
        var bench = new Bench(true);
        bench.Controller.Receive(0x305);

        Assert.AreEqual(0x305, bench.Receive());
    }

    [TestMethod]
    public void EventWithoutFramesDoesNothing()
    {
        var bench = new Bench(true);
        bench.Controller.Raise();

        Assert.AreEqual(-1, bench.Receive());
        Assert.AreEqual((int)CanBusState.Running, (int)bench.Bus.State);
    }

    [TestMethod]
    public void SlowReaderLosesTheOldestFramesAndCountsThem()
    {
        var bench = new Bench(true);
        for (int id = 0; id < TwaiCanBus.ReceiveCapacity + 8; id++)
        {
            bench.Controller.Receive(id);
        }

        bench.Controller.Raise();

        Assert.AreEqual(8, bench.Bus.OverrunCount);
        Assert.AreEqual(8, bench.Receive());
    }

    [TestMethod]
    public void BabblingBusDoesNotHoldTheReader()
    {
        var bench = new Bench(true);
        bench.Controller.IsBabbling = true;
        bench.Controller.Raise();

        Assert.IsTrue(bench.Controller.ReadCount <= 100);
    }

    [TestMethod]
    public void FullTransmitQueueMeansNoPartner()
    {
        var bench = new Bench(true);
        bench.Controller.HasPartner = false;
        for (int i = 0; i < TwaiCanBus.TransmitQueueLength; i++)
        {
            Assert.IsTrue(bench.Send());
        }

        Assert.AreEqual((int)CanBusState.Running, (int)bench.Bus.State);
        Assert.IsFalse(bench.Send());
        Assert.AreEqual((int)CanBusState.NoPartner, (int)bench.Bus.State);
        Assert.AreEqual(1, bench.Bus.DroppedCount);
        Assert.AreEqual(TwaiCanBus.TransmitQueueLength, bench.Bus.SentCount);
    }

    [TestMethod]
    public void PartnerThatReturnsIsNoticedThroughItsFrames()
    {
        var bench = new Bench(true);
        bench.LosePartner();
        bench.Controller.HasPartner = true;
        bench.Controller.Receive(0x305);

        Assert.AreEqual(0x305, bench.Receive());
        Assert.AreEqual((int)CanBusState.Running, (int)bench.Bus.State);
    }

    [TestMethod]
    public void FramesFromBeforeTheFaultProveNothing()
    {
        var bench = new Bench(true);
        bench.Controller.Receive(0x305);
        bench.Controller.Receive(0x306);
        bench.LosePartner();
        bench.Controller.Receive(0x307);

        Assert.AreEqual(0x305, bench.Receive());
        Assert.AreEqual(0x306, bench.Receive());
        Assert.AreEqual((int)CanBusState.NoPartner, (int)bench.Bus.State);
        Assert.AreEqual(0x307, bench.Receive());
        Assert.AreEqual((int)CanBusState.Running, (int)bench.Bus.State);
    }

    [TestMethod]
    public void SilentPartnerIsNoticedWhenMoreFramesAreTakenThanTheQueueHolds()
    {
        var bench = new Bench(true);
        bench.LosePartner();
        bench.Controller.HasPartner = true;
        for (int i = 0; i < TwaiCanBus.TransmitQueueLength; i++)
        {
            Assert.IsTrue(bench.Send());
            Assert.AreEqual((int)CanBusState.NoPartner, (int)bench.Bus.State);
        }

        bench.Send();

        Assert.AreEqual((int)CanBusState.Running, (int)bench.Bus.State);
    }

    [TestMethod]
    public void RefusedFrameMeansBusOff()
    {
        var bench = new Bench(true);
        bench.Controller.IsBusOff = true;

        Assert.IsFalse(bench.Send());
        Assert.AreEqual((int)CanBusState.BusOff, (int)bench.Bus.State);
    }

    [TestMethod]
    public void RecoveryWithoutPartnerIsNotCalledRunning()
    {
        var bench = new Bench(true);
        bench.Controller.HasPartner = false;
        bench.Controller.IsBusOff = true;
        bench.Send();
        bench.Controller.Recover();
        for (int i = 0; i < TwaiCanBus.TransmitQueueLength; i++)
        {
            bench.Send();
            Assert.AreEqual((int)CanBusState.BusOff, (int)bench.Bus.State);
        }

        bench.Send();

        Assert.AreEqual((int)CanBusState.NoPartner, (int)bench.Bus.State);
    }

    [TestMethod]
    public void UnknownFailureDropsTheFrameAndIsCounted()
    {
        var bench = new Bench(true);
        bench.Controller.IsBroken = true;

        Assert.IsFalse(bench.Send());
        Assert.AreEqual(1, bench.Bus.FaultCount);
        Assert.AreEqual((int)CanBusState.BusOff, (int)bench.Bus.State);
    }

    [TestMethod]
    public void NameTellsTheBitRate() => Assert.AreEqual("TWAI 500 kbit/s", new Bench(false).Bus.Name);

    private sealed class Bench
    {
        public readonly FakeTwaiController Controller = new();
        public readonly TwaiCanBus Bus;
        public readonly CanFrame Frame = new();

        public Bench(bool isOpen)
        {
            Bus = new TwaiCanBus(Controller, CanBitRate.Victron);
            if (isOpen)
            {
                Bus.TryOpen();
            }
        }

        public bool Send()
        {
            Frame.Reset(0x351, 8);
            return Bus.TrySend(Frame);
        }

        public int Receive() => Bus.TryReceive(Frame) ? Frame.Id : -1;

        public void LosePartner()
        {
            Controller.HasPartner = false;
            while (Send())
            {
                // The queue takes them until it is full.
            }
        }
    }
}
