// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;

namespace BmsGateway.Tests.Diagnostics;

[TestClass]
public class LogRingTests
{
    [TestMethod]
    public void LinesAreNumberedFromOneAndTheOldestGoes()
    {
        var bench = new LogBench();
        for (int i = 1; i <= LogRing.Capacity + 5; i++)
        {
            bench.Write(LogLevel.Critical, "a", i.ToString());
        }

        var entry = new LogEntry();
        Assert.AreEqual(6, bench.Ring.OldestNumber);
        Assert.IsFalse(bench.Ring.TryRead(5, entry));
        Assert.IsTrue(bench.Ring.TryRead(6, entry));
        Assert.AreEqual("6", entry.Message);
        Assert.IsTrue(bench.Ring.TryRead(LogRing.Capacity + 5, entry));
        Assert.AreEqual((LogRing.Capacity + 5).ToString(), entry.Message);
        Assert.IsFalse(bench.Ring.TryRead(LogRing.Capacity + 6, entry));
    }

    [TestMethod]
    public void TimeIsThatOfTheWriterAndOnlyGivenWhenItIsKnown()
    {
        var bench = new LogBench();
        bench.Write(LogLevel.Error, "a", "before");
        bench.Clock.IsWallClockSet = true;
        bench.Clock.UtcSeconds = 1000000;
        bench.Queue.Write(LogLevel.Error, "a", "after");
        bench.Clock.Advance(10000);
        bench.Clock.UtcSeconds = 1000010;
        bench.Queue.Drain();

        var entry = new LogEntry();
        bench.Ring.TryRead(1, entry);
        Assert.AreEqual(LogEntry.NoTime, entry.UtcSeconds);
        Assert.AreEqual(1000L, entry.WrittenAtMilliseconds);
        bench.Ring.TryRead(2, entry);
        Assert.AreEqual(1000000L, entry.UtcSeconds);
    }

    [TestMethod]
    public void ReaderThatFallsBehindKnowsHowManyItHasMissed()
    {
        var bench = new LogBench();
        var cursor = new LogCursor(bench.Ring);
        var entry = new LogEntry();
        bench.Write(LogLevel.Error, "a", "first");
        Assert.IsTrue(cursor.TryTake(LogLevel.Debug, entry));
        for (int i = 0; i < LogRing.Capacity + 7; i++)
        {
            bench.Write(LogLevel.Critical, "a", i.ToString());
        }

        Assert.IsTrue(cursor.TryTake(LogLevel.Debug, entry));
        Assert.AreEqual("7", entry.Message);
        Assert.AreEqual(7, cursor.MissedCount);
    }

    [TestMethod]
    public void ReaderPassesOverLinesBelowItsLevel()
    {
        var bench = new LogBench();
        var cursor = new LogCursor(bench.Ring);
        bench.Write(LogLevel.Information, "a", "quiet");
        bench.Write(LogLevel.Error, "a", "loud");
        var entry = new LogEntry();

        Assert.IsTrue(cursor.TryTake(LogLevel.Warning, entry));
        Assert.AreEqual("loud", entry.Message);
        Assert.IsFalse(cursor.TryTake(LogLevel.Warning, entry));
        cursor.GiveBack();
        Assert.IsTrue(cursor.TryTake(LogLevel.Warning, entry));
        Assert.AreEqual("loud", entry.Message);
    }

    [TestMethod]
    public void LineWithASecretIsReplacedBeforeAnySinkSeesIt()
    {
        var bench = new LogBench();
        bench.Set("mqtt.password", "s3cret-word");
        bench.Write(LogLevel.Error, "mqtt", "refused for s3cret-word at the broker");
        bench.Queue.Write(LogLevel.Error, "mqtt", "refused", new[] { "password", "s3cret-word" });
        bench.Queue.Drain();

        var entry = new LogEntry();
        bench.Ring.TryRead(1, entry);
        Assert.AreEqual(SecretFilter.Replacement, entry.Message);
        Assert.AreEqual("mqtt: " + SecretFilter.Replacement, bench.Console.At(0));
        Assert.AreEqual("mqtt: refused", bench.Console.At(1));
    }
}
