// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Text;
using System.Threading;
using BmsGateway.Desktop.Platform;
using BmsGateway.Diagnostics;

namespace BmsGateway.Desktop.Tests.Platform;

[TestClass]
public sealed class ConsoleLogTests
{
    [TestMethod]
    public void LineHasTimeLevelSourceAndMessage() =>
        Assert.AreEqual(
            "2026-02-03T04:05:06.007Z warning can: gone",
            ConsoleLog.Format(new DateTime(2026, 2, 3, 4, 5, 6, 7, DateTimeKind.Utc), LogLevel.Warning, "can", "gone"));

    [TestMethod]
    public void OneEntryIsOneLine()
    {
        string line = ConsoleLog.Format(DateTime.UtcNow, LogLevel.Error, "a", "b\r\nc\u001b[31m\u0007\td");
        StringAssert.EndsWith(line, " error a: b  c [31m  d");
    }

    [TestMethod]
    public void EverythingIsWrittenInOrderBeforeTheEnd()
    {
        var output = new StringWriter();
        using (var log = new ConsoleLog(output))
        {
            log.Write(LogLevel.Information, "test", "number 0");
            Thread.Sleep(50);
            Assert.AreEqual("", output.ToString(), "Nothing is written before the start.");
            log.Start();
            for (int i = 1; i < 100; i++)
            {
                log.Write(LogLevel.Information, "test", "number " + i);
            }
        }

        string[] lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.AreEqual(100, lines.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            StringAssert.EndsWith(lines[i], "number " + i);
        }
    }

    [TestMethod]
    public void LogThatWasNeverStartedStillWritesAtItsEnd()
    {
        var output = new StringWriter();
        using (var log = new ConsoleLog(output))
        {
            log.Write(LogLevel.Error, "early", "message");
        }

        StringAssert.Contains(output.ToString(), "early: message");
    }

    [TestMethod]
    public void WritingAfterTheEndIsHarmless()
    {
        var output = new StringWriter();
        var log = new ConsoleLog(output);
        log.Dispose();
        log.Write(LogLevel.Error, "late", "message");
        Assert.AreEqual("", output.ToString());
    }

    [TestMethod]
    public void TerminalThatIsHeldStopsNobodyAndTheLossIsTold()
    {
        using var gate = new ManualResetEventSlim(false);
        var output = new HeldWriter(gate);
        using (var log = new ConsoleLog(output))
        {
            log.Start();
            long start = Environment.TickCount64;
            for (int i = 0; i < 1000; i++)
            {
                log.Write(LogLevel.Information, "test", "number " + i);
            }

            Assert.IsTrue(Environment.TickCount64 - start < 1000, "Writing waited for the terminal.");
            gate.Set();
        }

        StringAssert.Contains(output.Text, "number 0");
        StringAssert.Contains(output.Text, "lines were lost");
    }

    [TestMethod]
    public void TerminalThatIsGoneIsIgnored()
    {
        using var log = new ConsoleLog(new BrokenWriter());
        log.Start();
        log.Write(LogLevel.Information, "test", "one");
        log.Write(LogLevel.Information, "test", "two");
    }

    private sealed class HeldWriter : StringWriter
    {
        private readonly ManualResetEventSlim _gate;

        public HeldWriter(ManualResetEventSlim gate)
        {
            _gate = gate;
        }

        public string Text => ToString();

        public override void WriteLine(string? value)
        {
            _gate.Wait(10000);
            base.WriteLine(value);
        }
    }

    private sealed class BrokenWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value) => throw new IOException("gone");
    }
}
