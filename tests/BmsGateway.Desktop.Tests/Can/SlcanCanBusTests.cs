// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using BmsGateway.Desktop.Can;
using BmsGateway.Desktop.Tests.Support;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;

namespace BmsGateway.Desktop.Tests.Can;

[TestClass]
public sealed class SlcanCanBusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly FakeLog _log = new();
    private readonly CanFrame _frame = new();
    private readonly string _path;
    private readonly SlcanCanBus _bus;
    private SlcanAdapter _adapter;

    public SlcanCanBusTests()
    {
        _path = _folder.FileOf("adapter");
        _adapter = new SlcanAdapter(_path);
        _bus = new SlcanCanBus(_path, _clock, _log);
        _frame.Reset(0x351, 8);
        _frame.Data[0] = 0x28;
        _frame.Data[7] = 0xFF;
    }

    [TestMethod]
    public void AdapterIsSetUpAndFramesFollow()
    {
        Assert.AreEqual(CanBusState.Down, _bus.State);
        Open();
        Assert.AreEqual(CanBusState.Running, _bus.State);
        Assert.IsTrue(_bus.TrySend(_frame));
        Assert.AreEqual("t351828000000000000FF", _adapter.Take(1)[0]);
        Assert.AreEqual(1, _bus.SentCount);
        Assert.AreEqual(0, _bus.DroppedCount);
        Assert.AreEqual(0, _log.Count);
    }

    [TestMethod]
    public void ReceivedFramesAreHandedOut()
    {
        Open();
        _adapter.Say("t3058000000000000");
        _adapter.Say("0000\rt30780102030405060708\r");
        Eventually.IsTrue(() => _bus.TryReceive(_frame), "the first frame");
        Assert.AreEqual(0x305, _frame.Id);
        Eventually.IsTrue(() => _bus.TryReceive(_frame), "the second frame");
        Assert.AreEqual(0x307, _frame.Id);
        Assert.AreEqual(8, _frame.Data[7]);
        Assert.IsFalse(_bus.TryReceive(_frame));
        Assert.AreEqual(2, _bus.ReceivedCount);
    }

    [TestMethod]
    public void GarbageBetweenFramesIsCountedAndSkipped()
    {
        Open();
        var random = new Random(5);
        string noise = new(Enumerable.Range(0, 500).Select(_ => (char)random.Next(32, 127)).ToArray());
        _adapter.Say("tZZZ\r" + noise + "\rt12\rt3050\r");
        Eventually.IsTrue(() => _bus.TryReceive(_frame), "the frame behind the garbage");
        Assert.AreEqual(0x305, _frame.Id);
        Assert.IsTrue(_bus.GarbageCount >= 2);
        Assert.AreEqual(CanBusState.Running, _bus.State);
    }

    [TestMethod]
    public void RefusalsOfTheSetupAreNoRefusedFrames()
    {
        Open();
        _adapter.Say("\u0007\u0007\r\r\u0007\u0007\u0007\u0007");
        Pump();
        Assert.AreEqual(0, _bus.DroppedCount);
        Assert.AreEqual(CanBusState.Running, _bus.State);
    }

    [TestMethod]
    public void AdapterThatRefusesFramesHasNoPartnerUntilItTakesOne()
    {
        Open();
        _clock.Advance(1000);
        _adapter.Say("\u0007\u0007\u0007\u0007");
        Pump();
        Assert.AreEqual(CanBusState.Running, _bus.State);
        _adapter.Say("\u0007");
        Pump();
        Assert.AreEqual(CanBusState.NoPartner, _bus.State);
        Assert.AreEqual(5, _bus.DroppedCount);
        Assert.AreEqual(1, _log.Count);
        StringAssert.Contains(_log.Last, "refuses frames");
        Assert.IsTrue(_bus.TrySend(_frame), "Frames are still offered, so that a partner that comes back is noticed.");
        Assert.AreEqual(CanBusState.NoPartner, _bus.State);
        _adapter.Say("z\r");
        Pump();
        Assert.AreEqual(CanBusState.Running, _bus.State);
        Assert.AreEqual(2, _log.Count);
    }

    [TestMethod]
    public void SingleRefusalsBetweenSuccessesAreNoFailure()
    {
        Open();
        _clock.Advance(1000);
        for (int i = 0; i < 20; i++)
        {
            _adapter.Say("\u0007z\r");
        }

        Pump();
        Assert.AreEqual(CanBusState.Running, _bus.State);
        Assert.AreEqual(20, _bus.DroppedCount);
    }

    [TestMethod]
    public void StalledAdapterNeverHoldsTheSender()
    {
        Open();
        var watch = Stopwatch.StartNew();
        long longest = 0;
        int sends = 0;
        while (_bus.State == CanBusState.Running && sends < 100000)
        {
            long start = watch.ElapsedMilliseconds;
            _bus.TrySend(_frame);
            longest = Math.Max(longest, watch.ElapsedMilliseconds - start);
            sends++;
        }

        Assert.AreEqual(CanBusState.NoPartner, _bus.State);
        Assert.IsTrue(longest < 50, "One call took " + longest + " ms.");
        Assert.IsTrue(_bus.DroppedCount >= 5);
        Assert.AreEqual(sends, _bus.SentCount + _bus.DroppedCount);
        StringAssert.Contains(_log.Last, "takes no more frames");
    }

    [TestMethod]
    public void AdapterThatGoesOnAfterAStallGetsWholeCommandsOnly()
    {
        Open();
        while (_bus.State == CanBusState.Running)
        {
            _bus.TrySend(_frame);
        }

        int sent = _bus.SentCount;
        _adapter.Read();
        int waited = _adapter.Commands.Count;
        Assert.IsTrue(waited <= sent, waited + " of " + sent);
        Assert.IsTrue(_bus.TrySend(_frame), "The adapter reads again.");
        Assert.AreEqual(CanBusState.Running, _bus.State);
        foreach (string command in _adapter.Take(sent + 1))
        {
            Assert.AreEqual("t351828000000000000FF", command);
        }
    }

    [TestMethod]
    public void AdapterThatIsPulledOutAndPutBackIsPickedUpAgain()
    {
        Open();
        _adapter.Dispose();
        Eventually.IsTrue(() => !_bus.TryReceive(_frame) && _bus.State == CanBusState.Down, "the loss is noticed");
        Assert.AreEqual(1, _log.Count);
        Assert.IsFalse(_bus.TrySend(_frame));
        Assert.AreEqual(1, _bus.DroppedCount);
        for (int i = 0; i < 3; i++)
        {
            Assert.IsFalse(_bus.TryOpen());
        }

        Assert.AreEqual(2, _log.Count, "Gone, then not there; not one line an attempt.");
        _adapter = new SlcanAdapter(_path);
        Eventually.IsTrue(_bus.TryOpen, "the adapter is opened again");
        CollectionAssert.AreEqual(new[] { "", "C", "S6", "O" }, _adapter.Take(4));
        Assert.AreEqual(CanBusState.Running, _bus.State);
        Assert.IsTrue(_bus.TrySend(_frame));
        Assert.AreEqual("t351828000000000000FF", _adapter.Take(1)[0]);
        Assert.AreEqual(3, _log.Count);
        StringAssert.Contains(_log.Last, "works again");
    }

    [TestMethod]
    public void LossIsAlsoNoticedBySending()
    {
        Open();
        _adapter.Dispose();
        Assert.IsFalse(_bus.TrySend(_frame));
        Assert.AreEqual(CanBusState.Down, _bus.State);
    }

    [TestMethod]
    public void CloseClosesTheChannel()
    {
        Open();
        _bus.TrySend(_frame);
        _bus.Close();
        CollectionAssert.AreEqual(new[] { "t351828000000000000FF", "C" }, _adapter.Take(2));
        Assert.AreEqual(CanBusState.Down, _bus.State);
        Assert.IsFalse(_bus.TrySend(_frame));
        _bus.Close();
    }

    [TestMethod]
    public void FileThatIsNoTerminalIsRefused()
    {
        System.IO.File.WriteAllText(_folder.FileOf("file"), "x");
        var bus = new SlcanCanBus(_folder.FileOf("file"), _clock, _log);
        Assert.IsFalse(bus.TryOpen());
        StringAssert.Contains(_log.Last, "not a serial device");
        Assert.AreEqual("x", System.IO.File.ReadAllText(_folder.FileOf("file")));
    }

    [TestMethod]
    public void SendingAndReceivingAllocateNothing()
    {
        Open();
        Exchange(50);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            _bus.TrySend(_frame);
            _bus.TryReceive(_frame);
        }

        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    public void Dispose()
    {
        _bus.Close();
        _adapter.Dispose();
        _folder.Dispose();
    }

    private void Open()
    {
        Assert.IsTrue(_bus.TryOpen());
        CollectionAssert.AreEqual(new[] { "", "C", "S6", "O" }, _adapter.Take(4));
    }

    private void Exchange(int frames)
    {
        for (int i = 0; i < frames; i++)
        {
            _bus.TrySend(_frame);
            _adapter.Read();
            _adapter.Say("z\rt3050\r");
            Pump();
        }
    }

    // Bytes cross the pseudo-terminal on a kernel thread, so they may be a moment late.
    private void Pump()
    {
        for (int i = 0; i < 10; i++)
        {
            while (_bus.TryReceive(_frame))
            {
            }

            Thread.Sleep(2);
        }
    }
}
