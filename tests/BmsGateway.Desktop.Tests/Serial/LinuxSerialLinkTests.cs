// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.IO;
using BmsGateway.Desktop.Serial;
using BmsGateway.Desktop.Tests.Support;
using BmsGateway.Simulators.Link;
using BmsGateway.Tests.Support;

namespace BmsGateway.Desktop.Tests.Serial;

[TestClass]
public sealed class LinuxSerialLinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeLog _log = new();
    private readonly byte[] _buffer = new byte[512];
    private readonly string _path;
    private readonly LinuxSerialLink _link;
    private PseudoTerminal _device;

    public LinuxSerialLinkTests()
    {
        _path = _folder.FileOf("bms");
        _device = new PseudoTerminal(_path);
        _link = new LinuxSerialLink(_path, LineSpeed.Default, _log);
    }

    [TestMethod]
    public void EveryByteValuePassesUnchangedInBothDirections()
    {
        Open();
        byte[] all = new byte[256];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = (byte)i;
        }

        Assert.IsTrue(_link.Write(all, 0, all.Length));
        byte[] received = ReadDevice(256);
        CollectionAssert.AreEqual(all, received);
        Assert.AreEqual(256, _device.Write(all, 256));
        int count = 0;
        while (count < 256)
        {
            int read = _link.Read(_buffer, count, _buffer.Length - count, 2000);
            Assert.IsTrue(read > 0, "Nothing more after " + count + " bytes.");
            count += read;
        }

        Assert.AreEqual(256, count);
        CollectionAssert.AreEqual(all, _buffer.AsSpan(0, 256).ToArray());
    }

    [TestMethod]
    public void OffsetAndCountAreObeyed()
    {
        Open();
        _link.Write(new byte[] { 1, 2, 3, 4, 5 }, 1, 3);
        CollectionAssert.AreEqual(new byte[] { 2, 3, 4 }, ReadDevice(3));
        _device.Write(new byte[] { 7, 8, 9 }, 3);
        Assert.AreEqual(2, _link.Read(_buffer, 10, 2, 2000));
        Assert.AreEqual(7, _buffer[10]);
        Assert.AreEqual(8, _buffer[11]);
        Assert.AreEqual(0, _buffer[12]);
        Assert.AreEqual(1, _link.Read(_buffer, 0, 100, 0));
        Assert.AreEqual(9, _buffer[0]);
    }

    [TestMethod]
    public void ReadingWaitsForTheFirstByteAndNoLonger()
    {
        Open();
        var watch = Stopwatch.StartNew();
        Assert.AreEqual(0, _link.Read(_buffer, 0, 10, 150));
        Assert.IsTrue(watch.ElapsedMilliseconds is >= 140 and < 1000, watch.ElapsedMilliseconds + " ms");
        watch.Restart();
        Assert.AreEqual(0, _link.Read(_buffer, 0, 10, 0));
        Assert.IsTrue(watch.ElapsedMilliseconds < 50, watch.ElapsedMilliseconds + " ms");
        Assert.IsTrue(_link.IsOpen);
    }

    [TestMethod]
    public void AbsentDeviceIsToldOnceUntilItIsThere()
    {
        _device.Dispose();
        Assert.IsFalse(_link.TryOpen());
        Assert.IsFalse(_link.TryOpen());
        Assert.AreEqual(1, _log.Count);
        Assert.AreEqual("serial: " + _path + ": it is not there; trying again.", _log.Last);
        Assert.AreEqual(-1, _link.Read(_buffer, 0, 10, 1000));
        Assert.IsFalse(_link.Write(_buffer, 0, 1));
        _device = new PseudoTerminal(_path);
        Open();
        Assert.AreEqual(2, _log.Count);
    }

    [TestMethod]
    public void UnplugWhileReadingIsALossAndReplugIsPickedUp()
    {
        for (int round = 0; round < 3; round++)
        {
            Open();
            _device.Dispose();
            var watch = Stopwatch.StartNew();
            Assert.AreEqual(-1, _link.Read(_buffer, 0, 10, 3000));
            Assert.IsTrue(watch.ElapsedMilliseconds < 1000, watch.ElapsedMilliseconds + " ms");
            Assert.IsFalse(_link.IsOpen);
            Assert.IsFalse(_link.TryOpen());
            _device = new PseudoTerminal(_path);
            Open();
            Assert.IsTrue(_link.Write(new byte[] { 42 }, 0, 1));
            Assert.AreEqual(42, ReadDevice(1)[0]);
        }
    }

    [TestMethod]
    public void UnplugWhileWritingIsALoss()
    {
        Open();
        _device.Dispose();
        Assert.IsFalse(_link.Write(_buffer, 0, 10));
        Assert.IsFalse(_link.IsOpen);
    }

    [TestMethod]
    public void DeviceThatTakesNoBytesIsGivenUpAfter100Milliseconds()
    {
        Open();
        byte[] much = new byte[200000];
        var watch = Stopwatch.StartNew();
        Assert.IsFalse(_link.Write(much, 0, much.Length));
        Assert.IsTrue(watch.ElapsedMilliseconds is >= 90 and < 600, watch.ElapsedMilliseconds + " ms");
        Assert.IsFalse(_link.IsOpen);
        StringAssert.Contains(_log.Last, "takes no bytes");
    }

    [TestMethod]
    public void DiscardedInputIsGone()
    {
        Open();
        _device.Write(new byte[] { 1, 2, 3 }, 3);
        Assert.AreEqual(1, _link.Read(_buffer, 0, 1, 2000));
        _link.DiscardInput();
        Assert.AreEqual(0, _link.Read(_buffer, 0, 10, 50));
        _device.Write(new byte[] { 4 }, 1);
        Assert.AreEqual(1, _link.Read(_buffer, 0, 10, 2000));
        Assert.AreEqual(4, _buffer[0]);
    }

    [TestMethod]
    public void ClosedLinkCanBeOpenedAgain()
    {
        Open();
        _link.Close();
        _link.Close();
        Assert.IsFalse(_link.IsOpen);
        Assert.AreEqual(-1, _link.Read(_buffer, 0, 10, 0));
        Open();
    }

    [TestMethod]
    public void SecondUserOfTheDeviceIsRefused()
    {
        Open();
        var other = new LinuxSerialLink(_path, LineSpeed.Default, _log);
        Assert.IsFalse(other.TryOpen());
        StringAssert.Contains(_log.Last, "another program uses it");
        _link.Close();
        Eventually.IsTrue(other.TryOpen, "the device is free again");
        other.Close();
    }

    [TestMethod]
    public void FileThatIsNoTerminalIsRefusedAndStaysAsItIs()
    {
        string file = _folder.FileOf("file");
        File.WriteAllText(file, "keep");
        Assert.IsFalse(new LinuxSerialLink(file, LineSpeed.Default, _log).TryOpen());
        StringAssert.Contains(_log.Last, "not a serial device");
        Assert.AreEqual("keep", File.ReadAllText(file));
        Assert.IsFalse(new LinuxSerialLink(_folder.Path, LineSpeed.Default, _log).TryOpen());
    }

    [TestMethod]
    public void SpeedThatTheSystemDoesNotKnowIsTold()
    {
        Assert.IsFalse(LineSpeed.IsAllowed(12345));
        Assert.IsFalse(new LinuxSerialLink(_path, 12345, _log).TryOpen());
        StringAssert.Contains(_log.Last, "12345 bit/s");
        foreach (string speed in LineSpeed.AllowedText.Split(", "))
        {
            var link = new LinuxSerialLink(_path, int.Parse(speed), _log);
            Eventually.IsTrue(link.TryOpen, "open with " + speed + " bit/s");
            link.Close();
        }
    }

    [TestMethod]
    public void ReadingAndWritingAllocateNothing()
    {
        Open();
        Exchange(20);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            _link.Write(_buffer, 0, 8);
            _link.Read(_buffer, 0, 100, 0);
        }

        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public void Dispose()
    {
        _link.Close();
        _device.Dispose();
        _folder.Dispose();
    }

    private void Open()
    {
        Eventually.IsTrue(_link.TryOpen, "the device is opened");
        Assert.IsTrue(_link.IsOpen);
    }

    private void Exchange(int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            Assert.IsTrue(_link.Write(_buffer, 0, 8));
            ReadDevice(8);
            _device.Write(_buffer, 8);
            Assert.IsTrue(_link.Read(_buffer, 0, 100, 1000) > 0);
        }
    }

    private byte[] ReadDevice(int count)
    {
        byte[] all = new byte[count];
        byte[] part = new byte[count];
        int filled = 0;
        Eventually.IsTrue(
            () =>
            {
                int read = _device.Read(part, count - filled, 5000);
                Array.Copy(part, 0, all, filled, read);
                filled += read;
                return filled == count;
            },
            count + " bytes at the device");
        return all;
    }
}
