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
        var queue = new LogQueue(target, new FakeClock());
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
        var queue = new LogQueue(target, new FakeClock());
        for (int i = 0; i < LogQueue.Capacity + 3; i++)
        {
            queue.Write(LogLevel.Critical, "a", i.ToString());
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
        var queue = new LogQueue(target, new FakeClock());
        queue.Start();
        queue.Write(LogLevel.Information, "a", "last words");

        queue.Stop();

        Assert.AreEqual("a: last words", target.Last);
    }

    [TestMethod]
    public void SourceThatWritesTooMuchIsCutAndTheLossIsSaid()
    {
        var target = new FakeLog();
        var clock = new FakeClock();
        var queue = new LogQueue(target, clock);
        for (int i = 0; i < 30; i++)
        {
            queue.Write(LogLevel.Error, "a", i.ToString());
        }

        queue.Write(LogLevel.Information, "b", "heard");
        queue.Drain();
        Assert.AreEqual("b: heard", target.Last);
        clock.Advance(2000);
        queue.Drain();

        Assert.AreEqual(LogRateLimit.BurstLines + 2, target.Count);
        Assert.AreEqual("log: 10 lines of a were left out because it wrote too many.", target.Last);
    }

    [TestMethod]
    public void CriticalLinesAreNeverLeftOut()
    {
        var target = new FakeLog();
        var queue = new LogQueue(target, new FakeClock());
        for (int i = 0; i < 30; i++)
        {
            queue.Write(LogLevel.Error, "a", i.ToString());
        }

        queue.Write(LogLevel.Critical, "a", "control is dead");
        queue.Drain();

        Assert.AreEqual("a: control is dead", target.Last);
    }

    [TestMethod]
    public void LinesBelowTheLevelAreNotTaken()
    {
        var target = new FakeLog();
        var queue = new LogQueue(target, new FakeClock()) { MinimumLevel = LogLevel.Warning };
        queue.Write(LogLevel.Information, "a", "quiet");
        queue.Write(LogLevel.Warning, "a", "loud");
        queue.Drain();

        Assert.AreEqual(1, target.Count);
        Assert.AreEqual("a: loud", target.Last);
    }

    [TestMethod]
    public void FieldsReachTheTarget()
    {
        var target = new FakeLog();
        var queue = new LogQueue(target, new FakeClock());
        queue.Write(LogLevel.Warning, "mqtt", "Refused.", new[] { "command", "ccl_a", "value", "900" });
        queue.Drain();

        Assert.AreEqual("mqtt: Refused. command=ccl_a value=900", target.Last);
    }
}
