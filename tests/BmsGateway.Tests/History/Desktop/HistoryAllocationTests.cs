// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Tests.History.Desktop;

[TestClass]
public class HistoryAllocationTests
{
    [TestMethod]
    public void SamplesBetweenTwoWritesAllocateNothing()
    {
        var bench = new HistoryBench();
        bench.Run(4000);
        long written = bench.Files.WrittenBytes;
        bench.Sample.PackCurrentMilliamperes = 0;
        bench.Run(200);
        written = bench.Files.WrittenBytes;

        long before = GC.GetAllocatedBytesForCurrentThread();
        bench.Run(2400);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.AreEqual(0, allocated);
        Assert.AreEqual(written, bench.Files.WrittenBytes, "nothing was written meanwhile");
    }
}
