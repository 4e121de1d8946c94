// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Diagnostics;
using BmsGateway.Health;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Diagnostics;

[TestClass]
public class LogFileTests
{
    [TestMethod]
    public void NothingIsWrittenByDefault()
    {
        var bench = new Bench(false);
        bench.Log.Write(LogLevel.Critical, "a", "said");
        bench.Run(60000);

        Assert.AreEqual(0, bench.Files.StepCount);
    }

    [TestMethod]
    public void LinesFromTheLevelOnAreWrittenInOnePieceEveryTenSeconds()
    {
        var bench = new Bench(true);
        bench.Run(10000);
        bench.Log.Write(LogLevel.Information, "a", "quiet");
        bench.Log.Write(LogLevel.Error, "can", "down\nand out");
        bench.Log.Write(LogLevel.Warning, "mqtt", "away");

        bench.Run(10000);

        Assert.AreEqual("+11 error can: down and out\n+11 warning mqtt: away\n", bench.Text(LogFile.FileName));
    }

    [TestMethod]
    public void FullFileMakesRoomForTheNext()
    {
        var bench = new Bench(true);
        bench.Log.Set("log.file_kib", "4");
        for (int i = 0; i < 200; i++)
        {
            bench.Log.Write(LogLevel.Critical, "a", "a line of some length, number " + i.ToString() + ", to fill the file");
            bench.Run(5000);
        }

        Assert.IsTrue(bench.Files.SizeOf(LogFile.FileName) <= 4096);
        Assert.IsTrue(bench.Files.SizeOf(LogFile.OlderFileName) <= 4096);
        Assert.IsTrue(bench.Files.SizeOf(LogFile.OlderFileName) > 3500);
        string text = bench.Text(LogFile.OlderFileName) + bench.Text(LogFile.FileName);
        Assert.IsTrue(text.IndexOf("number 198,") > text.IndexOf("number 180,"));
        Assert.IsTrue(text.IndexOf("number 180,") > 0);
    }

    [TestMethod]
    public void StormIsWrittenAtALimitedRateAndTheGapIsSaid()
    {
        var bench = new Bench(true);
        bench.Log.Set("log.file_kib", "256");
        for (int i = 0; i < 500; i++)
        {
            bench.Log.Write(LogLevel.Critical, "a", "a line of some length, number " + i.ToString() + ", that comes too fast");
        }

        bench.Run(20000);

        Assert.IsTrue(bench.File.WrittenBytes <= 2 * LogFile.BlockLength);
        Assert.IsTrue(bench.Text(LogFile.FileName).StartsWith("(400 lines are missing here"));
    }

    [TestMethod]
    public void FlashThatFailsDegradesTheServiceAndNothingElse()
    {
        var bench = new Bench(true);
        bench.Files.AreWritesFailing = true;
        bench.Log.Write(LogLevel.Error, "a", "lost");
        bench.Run(20000);
        Assert.AreEqual((int)ServiceState.Degraded, (int)bench.File.Health.StateAt(bench.Log.Clock.MonotonicMilliseconds));

        bench.Files.AreWritesFailing = false;
        bench.Log.Write(LogLevel.Error, "a", "kept");
        bench.Run(20000);

        Assert.AreEqual((int)ServiceState.Healthy, (int)bench.File.Health.StateAt(bench.Log.Clock.MonotonicMilliseconds));
        Assert.IsTrue(bench.Text(LogFile.FileName).EndsWith("error a: kept\n"));
    }

    [TestMethod]
    public void JsonFormHasOneObjectInEachLine()
    {
        var bench = new Bench(true);
        bench.Log.Set("log.file_json", "true");
        bench.Log.Queue.Write(LogLevel.Error, "mqtt", "Refused.", new[] { "command", "ccl_a" });
        bench.Log.Queue.Drain();
        bench.Run(20000);

        Assert.AreEqual(
            "{\"n\":1,\"t\":null,\"uptime_ms\":1000,\"level\":\"error\",\"source\":\"mqtt\",\"text\":\"Refused.\","
            + "\"fields\":{\"command\":\"ccl_a\"}}\n",
            bench.Text(LogFile.FileName));
    }

    private sealed class Bench
    {
        public readonly LogBench Log = new();
        public readonly FaultyFileStore Files = new();
        public readonly LogFile File;

        public Bench(bool isEnabled)
        {
            Log.Set("log.file_enabled", isEnabled ? "true" : "false");
            File = new LogFile(Log.Ring, Files, Log.Settings, Log.Clock);
        }

        public void Run(int milliseconds)
        {
            for (int passed = 0; passed < milliseconds; passed += 1000)
            {
                Log.Clock.Advance(1000);
                File.Step();
            }
        }

        public string Text(string name) => Files.TryRead(name, out byte[] content) == FileReadResult.Ok
            ? Encoding.UTF8.GetString(content, 0, content.Length)
            : "";
    }
}
