// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Tests.Control.Desktop;

[TestClass]
public class ControlAllocationTests
{
    [TestMethod]
    public void OneThousandCyclesFromPollToFramesAllocateNothing()
    {
        var rig = new ControlRig();
        rig.CanBus.KeepsFrames = false;
        rig.RunFor(200000); // every path has been taken, nothing is left to compile
        int cycles = rig.Status.CycleCount;
        int frames = rig.CanBus.UnkeptCount;

        long before = GC.GetAllocatedBytesForCurrentThread();
        rig.RunFor(1000000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.AreEqual(0, allocated);
        Assert.AreEqual(cycles + 1000, rig.Status.CycleCount);
        // Eleven frames in each cycle, the capacity in every fifth.
        Assert.AreEqual(frames + 11000 + 200, rig.CanBus.UnkeptCount);
        Assert.AreEqual(0, rig.Loop.FailureCount);
    }
}
