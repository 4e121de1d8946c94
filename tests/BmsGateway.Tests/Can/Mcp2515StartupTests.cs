// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Tests.Can;

[TestClass]
public class Mcp2515StartupTests
{
    [TestMethod]
    public void StartGoesFromResetOverConfigurationToNormalMode()
    {
        var bench = new Mcp2515Bench(false);

        Assert.IsTrue(bench.Bus.TryOpen());
        Assert.AreEqual("C0", bench.Chip.TransferAt(0));
        Assert.AreEqual("03 0E 00", bench.Chip.TransferAt(1));
        Assert.AreEqual("02 28 83 E5 40", bench.Chip.TransferAt(2));
        Assert.AreEqual("02 0F 00", bench.Chip.TransferAt(bench.Chip.TransferCount - 2));
        Assert.AreEqual("03 0E 00", bench.Chip.TransferAt(bench.Chip.TransferCount - 1));
        Assert.AreEqual((int)CanBusState.Running, bench.State);
        Assert.AreEqual("", bench.Bus.LastError);
    }

    [TestMethod]
    public void FiltersLetOnlyTheFramesOfAGxIn()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.Deliver(0x351, 1);
        Assert.AreEqual(-1, bench.Receive());
        bench.Chip.Deliver(0x304, 1);
        Assert.AreEqual(-1, bench.Receive());

        bench.Chip.Deliver(0x305, 1);
        Assert.AreEqual(0x305, bench.Receive());
        bench.Chip.Deliver(0x306, 1);
        Assert.AreEqual(0x306, bench.Receive());
        bench.Chip.Deliver(0x307, 1);
        Assert.AreEqual(0x307, bench.Receive());
    }

    [TestMethod]
    public void FullFirstReceiveBufferRollsOverToTheSecond()
    {
        var bench = new Mcp2515Bench(true);
        bench.Chip.Deliver(0x305, 1);
        bench.Chip.Deliver(0x307, 2);

        Assert.AreEqual(0x305, bench.Receive());
        Assert.AreEqual(0x307, bench.Receive());
        Assert.AreEqual(-1, bench.Receive());
    }

    [TestMethod]
    public void ChipGetsTimeAfterItsReset()
    {
        var bench = new Mcp2515Bench(false);
        bench.Bus.TryOpen();

        Assert.IsTrue(bench.Clock.SleptMilliseconds >= 2);
        Assert.IsTrue(bench.Clock.SleptMilliseconds <= 10);
    }

    [TestMethod]
    public void AbsentChipIsReportedWhateverTheLineFloatsTo()
    {
        var low = new Mcp2515Bench(false);
        low.Chip.FloatingLevel = 0x00;
        Assert.IsFalse(low.Bus.TryOpen());
        Assert.IsTrue(low.Bus.LastError.IndexOf("No MCP2515") == 0);

        var high = new Mcp2515Bench(false);
        high.Chip.FloatingLevel = 0xFF;
        Assert.IsFalse(high.Bus.TryOpen());
        Assert.IsTrue(high.Bus.LastError.IndexOf("No MCP2515") == 0);
        Assert.AreEqual((int)CanBusState.Down, high.State);
    }

    [TestMethod]
    public void ChipThatForgetsIsReported()
    {
        var bench = new Mcp2515Bench(false);
        bench.Chip.ForgetsWrites = true;

        Assert.IsFalse(bench.Bus.TryOpen());
        Assert.IsTrue(bench.Bus.LastError.IndexOf("does not keep") > 0);
    }

    [TestMethod]
    public void ShortedBusIsReportedAndTriedAgain()
    {
        var bench = new Mcp2515Bench(false);
        bench.Chip.IsBusShorted = true;
        Assert.IsFalse(bench.Bus.TryOpen());
        Assert.IsTrue(bench.Bus.LastError.IndexOf("normal mode") > 0);

        bench.Chip.IsBusShorted = false;
        Assert.IsTrue(bench.Bus.TryOpen());
    }

    [TestMethod]
    public void FailedSpiBusIsReported()
    {
        var bench = new Mcp2515Bench(false);
        bench.Chip.IsSpiWorking = false;

        Assert.IsFalse(bench.Bus.TryOpen());
        Assert.IsTrue(bench.Bus.LastError.Length > 0);
    }

    [TestMethod]
    public void ClosedChipIsInConfigurationMode()
    {
        var bench = new Mcp2515Bench(true);
        bench.Bus.Close();

        Assert.AreEqual(0x80, bench.Chip.Register(0x0E));
        Assert.AreEqual((int)CanBusState.Down, bench.State);
    }
}
