// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Can;

[TestClass]
public class CanFrameRingTests
{
    [TestMethod]
    public void EmptyRingGivesNothing() => Assert.IsFalse(new CanFrameRing(2).TryTake(new CanFrame()));

    [TestMethod]
    public void FramesComeOutInTheirOrder()
    {
        var bench = new Bench();
        bench.Add(1);
        bench.Add(2);

        Assert.AreEqual(1, bench.Take());
        Assert.AreEqual(2, bench.Take());
        Assert.AreEqual(-1, bench.Take());
    }

    [TestMethod]
    public void FullRingDropsTheOldestAndCountsIt()
    {
        var bench = new Bench();
        for (int id = 1; id <= 5; id++)
        {
            bench.Add(id);
        }

        Assert.AreEqual(3, bench.Ring.Count);
        Assert.AreEqual(2, bench.Ring.DroppedCount);
        Assert.AreEqual(3, bench.Take());
        Assert.AreEqual(4, bench.Take());
        Assert.AreEqual(5, bench.Take());
    }

    [TestMethod]
    public void OrderHoldsOverManyRounds()
    {
        var bench = new Bench();
        for (int id = 1; id < 50; id += 2)
        {
            bench.Add(id);
            bench.Add(id + 1);
            Assert.AreEqual(id, bench.Take());
            Assert.AreEqual(id + 1, bench.Take());
        }

        Assert.AreEqual(0, bench.Ring.DroppedCount);
    }

    [TestMethod]
    public void StoredFrameIsACopy()
    {
        var bench = new Bench();
        bench.Frame.Reset(0x305, 1);
        bench.Frame.Data[0] = 7;
        bench.Ring.Add(bench.Frame);
        bench.Frame.Data[0] = 9;
        bench.Ring.TryTake(bench.Frame);

        Assert.AreEqual(7, (int)bench.Frame.Data[0]);
    }

    [TestMethod]
    public void ClearedRingIsEmptyAndCountsNoDrop()
    {
        var bench = new Bench();
        bench.Add(1);
        bench.Ring.Clear();

        Assert.AreEqual(-1, bench.Take());
        Assert.AreEqual(0, bench.Ring.DroppedCount);
    }

    private sealed class Bench
    {
        public readonly CanFrameRing Ring = new(3);
        public readonly CanFrame Frame = new();

        public void Add(int id)
        {
            Frame.Reset(id, 0);
            Ring.Add(Frame);
        }

        public int Take() => Ring.TryTake(Frame) ? Frame.Id : -1;
    }
}
