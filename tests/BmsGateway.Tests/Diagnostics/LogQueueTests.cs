// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Diagnostics;

[TestClass]
public class LogQueueTests
{
    [TestMethod]
    public void LinesArriveInTheirOrder()
    {
        var target = new FakeLog();
        var queue = new LogQueue(target);
        queue.Write(LogLevel.Information, "a", "first");
        queue.Write(LogLevel.Error, "b", "second");
        Assert.AreEqual(0, target.Count);

        queue.Drain();

        Assert.AreEqual(2, target.Count);
        Assert.AreEqual("a: first", target.At(0));
        Assert.AreEqual("b: second", target.At(1));
    }

    [TestMethod]
    public void FullQueueDropsTheOldestAndReportsTheLoss()
    {
        var target = new FakeLog();
        var queue = new LogQueue(target);
        for (int i = 0; i < LogQueue.Capacity + 3; i++)
        {
            queue.Write(LogLevel.Information, "a", i.ToString());
        }

        queue.Drain();

        Assert.AreEqual(3, queue.DroppedCount);
        Assert.AreEqual(LogQueue.Capacity + 1, target.Count);
        Assert.AreEqual("log: 3 lines were lost because the log did not keep up.", target.At(0));
        Assert.AreEqual("a: 3", target.At(1));
        Assert.AreEqual("a: 66", target.Last);
    }

    [TestMethod]
    public void StoppedQueueHasWrittenEverything()
    {
        var target = new FakeLog();
        var queue = new LogQueue(target);
        queue.Start();
        queue.Write(LogLevel.Information, "a", "last words");

        queue.Stop();

        Assert.AreEqual("a: last words", target.Last);
    }
}
