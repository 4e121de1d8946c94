// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.IO;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.Tests.Support;

namespace BmsGateway.Simulators.Tests.Link;

[TestClass]
public class PseudoTerminalTests
{
    // Generous: a busy machine may not run the other side for a while. Nothing waits this long when all is well.
    private const int PatienceMilliseconds = 10_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("pty-tests-").FullName;

    [TestCleanup]
    public void RemoveFolder()
    {
        Directory.Delete(_folder, true);
    }

    [TestMethod]
    public void EveryByteValuePassesUnchangedInBothDirections()
    {
        using var terminal = new PseudoTerminal();
        using var port = new SlavePort(terminal.SlavePath);
        var all = new byte[256];
        for (int i = 0; i < 256; i++)
        {
            all[i] = (byte)i;
        }

        port.Write(all);
        CollectionAssert.AreEqual(all, ReadTerminal(terminal, 256));
        Assert.AreEqual(256, terminal.Write(all, 256));
        CollectionAssert.AreEqual(all, port.Read(256));
    }

    [TestMethod]
    public void PlainFileOpenWorks()
    {
        using var terminal = new PseudoTerminal();
        using FileStream file = File.Open(terminal.SlavePath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Write(new byte[] { 0xAA, 0x0D, 0x0A, 0x03 });
        file.Flush();
        CollectionAssert.AreEqual(new byte[] { 0xAA, 0x0D, 0x0A, 0x03 }, ReadTerminal(terminal, 4));
        terminal.Write(new byte[] { 1, 2, 3 }, 3);
        var answer = new byte[3];
        file.ReadExactly(answer);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, answer);
    }

    [TestMethod]
    public void SlaveCanBeClosedAndReopenedManyTimes()
    {
        using var terminal = new PseudoTerminal();
        for (int round = 0; round < 20; round++)
        {
            using var port = new SlavePort(terminal.SlavePath);
            port.Write(new[] { (byte)round });
            CollectionAssert.AreEqual(new[] { (byte)round }, ReadTerminal(terminal, 1));
            terminal.Write(new[] { (byte)(round + 100) }, 1);
            CollectionAssert.AreEqual(new[] { (byte)(round + 100) }, port.Read(1));
        }
    }

    [TestMethod]
    public void NothingIsKeptForTheNextOneWhoOpens()
    {
        using var terminal = new PseudoTerminal();
        var buffer = new byte[10];
        Assert.AreEqual(0, terminal.Read(buffer, 10, 1000));
        Assert.IsFalse(terminal.IsOpen, "nobody has opened it yet");
        Assert.AreEqual(3, terminal.Write(new byte[] { 1, 2, 3 }, 3), "written into the void");
        using (new SlavePort(terminal.SlavePath))
        {
            terminal.Read(buffer, 10, 1000);
            Assert.IsTrue(terminal.IsOpen);
            terminal.Write(new byte[] { 4, 5, 6 }, 3);
        }

        Assert.AreEqual(0, terminal.Read(buffer, 10, 1000));
        Assert.IsFalse(terminal.IsOpen);
        using var next = new SlavePort(terminal.SlavePath);
        terminal.Write(new byte[] { 7 }, 1);
        CollectionAssert.AreEqual(new byte[] { 7 }, next.Read(1));
    }

    [TestMethod]
    public void ReadWaitsNoLongerThanItsTimeout()
    {
        using var terminal = new PseudoTerminal();
        using var port = new SlavePort(terminal.SlavePath);
        var watch = Stopwatch.StartNew();
        Assert.AreEqual(0, terminal.Read(new byte[1], 1, 50_000));
        Assert.IsTrue(watch.ElapsedMilliseconds >= 49 && watch.ElapsedMilliseconds < PatienceMilliseconds);
    }

    [TestMethod]
    public void SideThatDoesNotReadDoesNotBlockTheWriter()
    {
        using var terminal = new PseudoTerminal();
        using var port = new SlavePort(terminal.SlavePath);
        var data = new byte[4096];
        int total = 0;
        for (int i = 0; i < 100; i++)
        {
            total += terminal.Write(data, data.Length);
        }

        Assert.IsLessThan(100 * 4096, total);
    }

    [TestMethod]
    public void LinkPointsAtTheTerminalAndGoesWithIt()
    {
        string link = Path.Combine(_folder, "bms");
        using (var terminal = new PseudoTerminal(link))
        {
            Assert.AreEqual(link, terminal.Path);
            Assert.AreEqual(terminal.SlavePath, new FileInfo(link).LinkTarget);
            using var port = new SlavePort(link);
            port.Write(new byte[] { 9 });
            CollectionAssert.AreEqual(new byte[] { 9 }, ReadTerminal(terminal, 1));
        }

        Assert.IsNull(new FileInfo(link).LinkTarget);
    }

    [TestMethod]
    public void OldLinkIsReplacedButAFileIsNot()
    {
        string link = Path.Combine(_folder, "bms");
        File.CreateSymbolicLink(link, "/nowhere");
        using (var terminal = new PseudoTerminal(link))
        {
            Assert.AreEqual(terminal.SlavePath, new FileInfo(link).LinkTarget);
        }

        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "mine");
        var error = Assert.ThrowsExactly<IOException>(() => new PseudoTerminal(file));
        Assert.Contains(file, error.Message);
        Assert.AreEqual("mine", File.ReadAllText(file));
    }

    [TestMethod]
    public void LinkOfAnotherTerminalStaysWhenTheOldOneCloses()
    {
        string link = Path.Combine(_folder, "bms");
        var old = new PseudoTerminal(link);
        using var young = new PseudoTerminal(link);
        old.Dispose();
        old.Dispose();
        Assert.AreEqual(young.SlavePath, new FileInfo(link).LinkTarget);
    }

    [TestMethod]
    public void ImpossibleLinkIsAnErrorThatNamesIt()
    {
        string link = Path.Combine(_folder, "missing", "bms");
        var error = Assert.Throws<IOException>(() => new PseudoTerminal(link));
        Assert.Contains("missing", error.Message);
    }

    private static byte[] ReadTerminal(PseudoTerminal terminal, int count)
    {
        var buffer = new byte[count];
        int read = 0;
        var watch = Stopwatch.StartNew();
        while (read < count && watch.ElapsedMilliseconds < PatienceMilliseconds)
        {
            var part = new byte[count - read];
            int now = terminal.Read(part, part.Length, 10_000);
            Array.Copy(part, 0, buffer, read, now);
            read += now;
        }

        Assert.AreEqual(count, read, "bytes that arrived");
        return buffer;
    }
}
