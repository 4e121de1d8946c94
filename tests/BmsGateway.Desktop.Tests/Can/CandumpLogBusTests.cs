// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Text.RegularExpressions;
using BmsGateway.Desktop.Can;
using BmsGateway.Desktop.Tests.Support;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;

namespace BmsGateway.Desktop.Tests.Can;

[TestClass]
public sealed class CandumpLogBusTests
{
    private static readonly Regex Line = new(@"^\((\d{10})\.\d{6}\) can0 351#0102$");

    [TestMethod]
    public void FramesAreAppendedToWhatIsThere()
    {
        using var folder = new TemporaryFolder();
        string path = folder.FileOf("can.log");
        for (int run = 0; run < 2; run++)
        {
            var bus = new CandumpLogBus(path, new FakeLog());
            Assert.IsTrue(bus.TryOpen());
            Assert.AreEqual(CanBusState.Running, bus.State);
            Assert.IsTrue(bus.TrySend(Frame()));
            Assert.IsTrue(bus.TrySend(Frame()));
            bus.Close();
            Assert.AreEqual(CanBusState.Down, bus.State);
            Assert.AreEqual(2, bus.SentCount);
        }

        string[] lines = File.ReadAllLines(path);
        Assert.AreEqual(4, lines.Length);
        foreach (string line in lines)
        {
            Match match = Line.Match(line);
            Assert.IsTrue(match.Success, line);
            long age = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(match.Groups[1].Value);
            Assert.IsTrue(age >= 0 && age < 60, line);
        }
    }

    [TestMethod]
    public void FramesReachTheFileWithinASecondWithoutClosing()
    {
        using var folder = new TemporaryFolder();
        var bus = new CandumpLogBus(folder.FileOf("can.log"), new FakeLog());
        bus.TryOpen();
        bus.TrySend(Frame());
        Eventually.IsTrue(() => new FileInfo(folder.FileOf("can.log")).Length > 0, "a line in the file", 1000);
        bus.Close();
    }

    [TestMethod]
    public void FolderThatIsMissingIsLoggedOnceAndTriedAgain()
    {
        using var folder = new TemporaryFolder();
        var log = new FakeLog();
        string path = folder.FileOf("later/can.log");
        var bus = new CandumpLogBus(path, log);
        Assert.IsFalse(bus.TryOpen());
        Assert.IsFalse(bus.TryOpen());
        Assert.IsFalse(bus.TrySend(Frame()));
        Assert.AreEqual(1, bus.DroppedCount);
        Assert.AreEqual(1, log.Count);
        StringAssert.Contains(log.Last, path);
        Directory.CreateDirectory(folder.FileOf("later"));
        Assert.IsTrue(bus.TryOpen());
        Assert.IsTrue(bus.TrySend(Frame()));
        bus.Close();
        Assert.AreEqual(1, File.ReadAllLines(path).Length);
    }

    [TestMethod]
    public void FullDiskTakesTheBusDownWithOneLineInTheLog()
    {
        // Linux's device that is always full.
        var log = new FakeLog();
        var bus = new CandumpLogBus("/dev/full", log);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            Assert.IsTrue(bus.TryOpen());
            bus.TrySend(Frame());
            Eventually.IsTrue(() => bus.State == CanBusState.Down, "the bus goes down");
        }

        Assert.AreEqual(1, log.Count);
        StringAssert.Contains(log.Last, "/dev/full");
    }

    [TestMethod]
    public void FramesBeyondTheBufferAreDroppedAndCounted()
    {
        using var folder = new TemporaryFolder();
        var bus = new CandumpLogBus(folder.FileOf("can.log"), new FakeLog());
        bus.TryOpen();
        CanFrame frame = Frame();
        for (int i = 0; i < 200000; i++)
        {
            bus.TrySend(frame);
        }

        bus.Close();
        Assert.AreEqual(200000, bus.SentCount + bus.DroppedCount);
        Assert.IsTrue(bus.DroppedCount > 0, "So many frames at once were all taken, so the buffer has no bound.");
        Assert.AreEqual(bus.SentCount, File.ReadAllLines(folder.FileOf("can.log")).Length);
    }

    private static CanFrame Frame()
    {
        var frame = new CanFrame();
        frame.Reset(0x351, 2);
        frame.Data[0] = 1;
        frame.Data[1] = 2;
        return frame;
    }
}
