// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Tests.Can;

[TestClass]
public class Mcp2515CanBusTests
{
    [TestMethod]
    public void ClosedBusTakesAndGivesNothing()
    {
        var bench = new Mcp2515Bench(false);

        Assert.IsFalse(bench.Send(0x351, 1));
        Assert.AreEqual(-1, bench.Receive());
        Assert.AreEqual(0, bench.Chip.TransferCount);
        Assert.AreEqual(1, bench.Bus.DroppedCount);
    }

    [TestMethod]
    public void SentFrameIsLoadedRequestedAndLeaves()
    {
        var bench = new Mcp2515Bench(true);

        Assert.IsTrue(bench.Send(0x351, 0x28));
        Assert.IsTrue(bench.Chip.Saw("44 6A 20 00 00 01 28"));
        Assert.IsTrue(bench.Chip.Saw("84"));
        Assert.AreEqual("6A 20 00 00 01 28", bench.Chip.SentAt(0));
        Assert.AreEqual(1, bench.Bus.SentCount);
    }

    [TestMethod]
    public void SendingTakesThreeTransfersBetweenTwoLooksAtTheHealth()
    {
        var bench = new Mcp2515Bench(true);
        bench.Receive();
        bench.Chip.ClearTransfers();
        bench.Send(0x351, 1);

        Assert.AreEqual(3, bench.Chip.TransferCount);
    }

    [TestMethod]
    public void FramesKeepTheirOrderOnABusyBus()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.IsBusBusy = true;
        bench.Send(0x351, 1);
        bench.Send(0x351, 2);
        bench.Send(0x351, 3);
        bench.Chip.SendPending();

        Assert.AreEqual("6A 20 00 00 01 01", bench.Chip.SentAt(0));
        Assert.AreEqual("6A 20 00 00 01 02", bench.Chip.SentAt(1));
        Assert.AreEqual("6A 20 00 00 01 03", bench.Chip.SentAt(2));
    }

    [TestMethod]
    public void NewFrameNeverOvertakesAWaitingOne()
    {
        // Buffer 2 is free again while buffer 1 waits: the chip would send buffer 2 first, so it must not be used.
        var bench = new Mcp2515Bench(true);
        bench.Chip.IsBusBusy = true;
        bench.Send(0x351, 1);
        bench.Send(0x351, 2);
        bench.Chip.SetRegister(0x50, 0);
        bench.Chip.ClearTransfers();
        bench.Send(0x351, 3);

        Assert.IsTrue(bench.Chip.Saw("81"));
    }

    [TestMethod]
    public void FourthWaitingFrameIsRefused()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.IsBusBusy = true;
        bench.Send(0x351, 1);
        bench.Send(0x351, 2);
        bench.Send(0x351, 3);

        Assert.IsFalse(bench.Send(0x351, 4));
        Assert.AreEqual(1, bench.Bus.DroppedCount);
        Assert.AreEqual((int)CanBusState.Running, bench.State);
    }

    [TestMethod]
    public void FrameWithoutAcknowledgeIsTakenBackAfterAHundredMilliseconds()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.HasPartner = false;
        bench.Send(0x351, 1);
        bench.Run(100);
        Assert.AreEqual((int)CanBusState.Running, bench.State);
        Assert.IsFalse(bench.Chip.Saw("05 0F 10 10"));

        bench.Run(40);
        Assert.AreEqual((int)CanBusState.NoPartner, bench.State);
        Assert.IsTrue(bench.Chip.Saw("05 0F 10 10"));
        Assert.IsTrue(bench.Chip.Saw("05 0F 10 00"));
        Assert.AreEqual(1, bench.Bus.AbortedCount);
        Assert.AreEqual(0, bench.Chip.Register(0x0F) & 0x10);
    }

    [TestMethod]
    public void OldFramesAreNotSentWhenThePartnerReturns()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.HasPartner = false;
        bench.Send(0x351, 1);
        bench.Run(10000);
        bench.Chip.HasPartner = true;
        bench.Chip.SendPending();
        Assert.AreEqual(0, bench.Chip.SentCount);

        bench.Send(0x351, 2);
        bench.Run(20);

        Assert.AreEqual(1, bench.Chip.SentCount);
        Assert.AreEqual("6A 20 00 00 01 02", bench.Chip.SentAt(0));
        Assert.AreEqual((int)CanBusState.Running, bench.State);
    }

    [TestMethod]
    public void WithoutPartnerEveryFrameIsStillTried()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.HasPartner = false;
        for (int i = 0; i < 5; i++)
        {
            Assert.IsTrue(bench.Send(0x351, i));
            bench.Run(200);
            Assert.AreEqual((int)CanBusState.NoPartner, bench.State);
        }

        Assert.AreEqual(5, bench.Bus.AbortedCount);
    }

    [TestMethod]
    public void ReceivedFrameProvesAPartner()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.HasPartner = false;
        bench.Send(0x351, 1);
        bench.Run(200);
        bench.Chip.Deliver(0x305, 0);
        bench.Run(40);

        Assert.AreEqual((int)CanBusState.Running, bench.State);
        Assert.AreEqual(1, bench.Bus.ReceivedCount);
    }

    [TestMethod]
    public void AbortThatTakesTimeHoldsNewFramesBack()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.HasPartner = false;
        bench.Chip.IsInTheMiddleOfAFrame = true;
        bench.Send(0x351, 1);
        bench.Run(200);
        Assert.IsFalse(bench.Send(0x351, 2));
        Assert.IsFalse(bench.Chip.Saw("05 0F 10 00"));

        bench.Chip.SetRegister(0x50, 0);
        bench.Run(20);

        Assert.IsTrue(bench.Chip.Saw("05 0F 10 00"));
        Assert.IsTrue(bench.Send(0x351, 3));
    }

    [TestMethod]
    public void BusOffIsReportedAndTakesWaitingFramesBack()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.HasPartner = false;
        bench.Send(0x351, 1);
        bench.Chip.SetRegister(0x2D, 0x35);
        bench.Chip.SetRegister(0x1C, 0xFF);
        bench.Chip.SetRegister(0x1D, 0x03);
        bench.Clock.Advance(100);
        bench.Receive();

        Assert.AreEqual((int)CanBusState.BusOff, bench.State);
        Assert.IsFalse(bench.Send(0x351, 2));
        Assert.IsTrue(bench.Chip.Saw("05 0F 10 10"));
        Assert.AreEqual(255, bench.Bus.Health.TransmitErrorCounter);
        Assert.AreEqual(3, bench.Bus.Health.ReceiveErrorCounter);
    }

    [TestMethod]
    public void EndOfBusOffLetsFramesThroughAgain()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.SetRegister(0x2D, 0x20);
        bench.Run(120);
        Assert.AreEqual((int)CanBusState.BusOff, bench.State);

        bench.Chip.SetRegister(0x2D, 0x00);
        bench.Run(120);

        Assert.AreEqual((int)CanBusState.Running, bench.State);
        Assert.IsTrue(bench.Send(0x351, 1));
    }

    [TestMethod]
    public void LostReceivedFramesAreCountedAndTheFlagIsCleared()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.Deliver(0x305, 1);
        bench.Chip.Deliver(0x307, 2);
        bench.Chip.Deliver(0x305, 3);
        bench.Run(120);

        Assert.AreEqual(1, bench.Bus.Health.OverflowCount);
        Assert.AreEqual(0, bench.Chip.Register(0x2D));
        Assert.AreEqual(2, bench.Bus.ReceivedCount);
    }

    [TestMethod]
    public void ChipThatWasResetIsNoticedAndComesBack()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.BrownOut();
        bench.Run(120);
        Assert.AreEqual((int)CanBusState.Down, bench.State);
        Assert.IsTrue(bench.Bus.LastError.IndexOf("reset") > 0);

        Assert.IsTrue(bench.Bus.TryOpen());
        Assert.IsTrue(bench.Send(0x351, 1));
    }

    [TestMethod]
    public void ChipThatVanishesIsNoticedWhateverTheLineFloatsTo()
    {
        var low = new Mcp2515Bench(true);
        low.Chip.FloatingLevel = 0x00;
        low.Run(120);
        Assert.AreEqual((int)CanBusState.Down, low.State);

        var high = new Mcp2515Bench(true);
        high.Receive();
        high.Chip.FloatingLevel = 0xFF;

        Assert.AreEqual(-1, high.Receive());
        Assert.AreEqual((int)CanBusState.Down, high.State);
        Assert.AreEqual(0, high.Bus.Health.OverflowCount);
    }

    [TestMethod]
    public void FailedSpiBusTakesTheBusDown()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.IsSpiWorking = false;

        Assert.IsFalse(bench.Send(0x351, 1));
        Assert.AreEqual((int)CanBusState.Down, bench.State);
        Assert.IsTrue(bench.Bus.LastError.IndexOf("SPI") > 0);
    }

    [TestMethod]
    public void SpiBusThatFailsAtAnyTransferTakesTheBusDownAndItComesBack()
    {
        for (int working = 0; working < 45; working++)
        {
            // Frames to receive, one that is lost, one that nobody acknowledges, then bus-off: every kind of transfer.
            var bench = new Mcp2515Bench(true);
            bench.Chip.HasPartner = false;
            bench.Chip.Deliver(0x305, 1);
            bench.Chip.Deliver(0x307, 2);
            bench.Chip.Deliver(0x305, 3);
            bench.Chip.TransfersUntilFailure = working;
            bench.Send(0x351, 1);
            bench.Run(160);
            bench.Send(0x351, 2);
            bench.Chip.SetRegister(0x2D, 0x20);
            bench.Run(400);

            Assert.AreEqual(0, bench.Chip.TransfersUntilFailure);
            Assert.AreEqual((int)CanBusState.Down, bench.State);
            Assert.IsTrue(bench.Bus.LastError.IndexOf("SPI") > 0);

            bench.Chip.TransfersUntilFailure = -1;
            bench.Chip.SetRegister(0x2D, 0x00);
            Assert.IsTrue(bench.Bus.TryOpen());
            Assert.AreEqual((int)CanBusState.Running, bench.State);
        }
    }

    [TestMethod]
    public void FrameOutOfRangeIsDroppedBeforeTheChip()
    {
        var bench = new Mcp2515Bench(true);

        Assert.IsFalse(bench.Send(0x800, 1));
        Assert.AreEqual(0, bench.Chip.TransferCount);
        Assert.AreEqual(1, bench.Bus.DroppedCount);
    }

    [TestMethod]
    public void NameTellsBitRateAndCrystal() =>
        Assert.AreEqual("MCP2515 500 kbit/s, 16 MHz crystal", new Mcp2515Bench(false).Bus.Name);
}
