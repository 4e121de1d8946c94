// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.History;

namespace BmsGateway.Tests.History.Desktop;

[TestClass]
public class EnergyAllocationTests
{
    [TestMethod]
    public void CountingEnergyAllocatesNothing()
    {
        var bench = new EnergyBench();
        bench.Run(0, 120); // the first save is over, everything has been compiled
        int saves = bench.Ledger.SaveCount;

        long before = GC.GetAllocatedBytesForCurrentThread();
        bench.Run(30, 1000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.AreEqual(0, allocated);
        Assert.AreEqual(saves, bench.Ledger.SaveCount, "8 Wh are no reason to save");
        var counts = new EnergyCounts();
        Assert.IsTrue(bench.Meter.TryRead(counts));
        Assert.AreEqual(8L, counts.ChargedWattHours);
    }
}
