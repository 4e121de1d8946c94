// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Battery;
using BmsGateway.Events;
using BmsGateway.History;

namespace BmsGateway.Tests.History;

[TestClass]
public class HistoryServiceTests
{
    private const long TenYears = 3652L * 86400;

    [TestMethod]
    public void DriveThatFillsIsToldAMinuteAfterTheStartAndAgainWhenThereIsRoom()
    {
        var bench = new HistoryBench();
        Assert.IsTrue(bench.Flash.TryWrite("big.bin", new byte[220 * 1024], 220 * 1024));
        bench.Run(59);
        Assert.AreEqual(-1, bench.Service.Status.UsedPercent);
        bench.Run(3);
        Assert.IsTrue(bench.Service.Status.UsedPercent >= 85);
        Assert.IsTrue(bench.Service.Status.IsNearlyFull);
        Assert.AreEqual(1, bench.Written);

        Assert.IsTrue(bench.Flash.TryDelete("big.bin"));
        bench.Run(3600);
        Assert.IsFalse(bench.Service.Status.IsNearlyFull);
    }

    [TestMethod]
    public void OneDayFillsRingFilesAndHours()
    {
        var bench = new HistoryBench();
        bench.Run(86400);
        HistoryRecorder recorder = bench.Service.Recorder;
        Assert.AreEqual(SampleRing.Capacity, recorder.Ring.Count);
        Assert.IsTrue(recorder.Aggregates.Hours.TryLoad());
        Assert.AreEqual(24, recorder.Aggregates.Hours.Count);
        var row = new AggregateRow();
        recorder.Aggregates.Hours.Read(5, row);
        Assert.AreEqual(53, (int)row.Mean[2]);
        Assert.IsTrue(row.KnownSeconds >= 3599 && row.KnownSeconds <= 3601, row.KnownSeconds.ToString());
        Assert.IsTrue(row.ChargedWattHours >= 528 && row.ChargedWattHours <= 529, row.ChargedWattHours.ToString());
        Assert.AreEqual(row.KnownSeconds, row.StateSeconds[(int)BatteryState.Charging]);
        Assert.IsFalse(bench.Service.Status.IsFailing);
        Assert.IsTrue(bench.Written >= 22, bench.Written.ToString());
    }

    [TestMethod]
    public void BytesPerDayAreCountedAndTheFlashLastsForDecades()
    {
        var bench = new HistoryBench();
        bench.Run(3000);
        Assert.AreEqual(-1, bench.Service.Status.FlashYears);
        bench.Run(86400);
        HistoryStatus status = bench.Service.Status;
        Assert.AreEqual(bench.Files.WrittenBytes, status.WrittenBytes);
        long bytes = status.WrittenBytesPerDay;
        Assert.IsTrue(bytes > 100000 && bytes < 500000, bytes.ToString());
        Assert.IsTrue(status.FlashYears > 20, status.FlashYears.ToString());
    }

    [TestMethod]
    public void SilentBatteryAddsNothing()
    {
        var bench = new HistoryBench();
        bench.Run(100);
        int count = bench.Service.Recorder.Ring.Count;
        bench.RunSilent(1000);
        Assert.AreEqual(count, bench.Service.Recorder.Ring.Count);
    }

    [TestMethod]
    public void FailingFlashRaisesOneEventAndMemoryGoesOn()
    {
        var bench = new HistoryBench();
        bench.Run(3600);
        bench.Flash.AreWritesFailing = true;
        bench.Run(7200);
        Assert.AreEqual(1, bench.Failed);
        Assert.IsTrue(bench.Service.Status.IsFailing);
        Assert.AreEqual(SampleRing.Capacity, bench.Service.Recorder.Ring.Count);
        Assert.IsTrue(bench.WasFailing);
        bench.Flash.AreWritesFailing = false;
        bench.Run(7200);
        Assert.IsFalse(bench.Service.Status.IsFailing);
        Assert.IsFalse(bench.WasFailing);
    }

    [TestMethod]
    public void StopWritesWhatWaits()
    {
        var bench = new HistoryBench();
        bench.Run(400);
        bench.Service.Flush();
        Assert.IsTrue(bench.Flash.SizeOf("history/2026-01-05.csv") > 0);
        Assert.IsTrue(bench.Flash.SizeOf("hours.rec") > 0);
        Assert.IsTrue(bench.Flash.SizeOf("energy.rec") > 0);
        bench.Service.Recorder.Aggregates.Hours.TryLoad();
        Assert.AreEqual(1, bench.Service.Recorder.Aggregates.Hours.Count);
    }

    [TestMethod]
    public void RestartIsAReasonToWrite()
    {
        var bench = new HistoryBench();
        bench.Run(400);
        bench.Bus.Publish(EventId.SystemRestarting, "");
        Assert.IsTrue(bench.Flash.SizeOf("history/2026-01-05.csv") > 0);
    }

    [TestMethod]
    public void RingSurvivesTheClockAndTheWrapOf32Bits()
    {
        long[] starts = { int.MaxValue - 100000L, uint.MaxValue - 100000L };
        for (int i = 0; i < starts.Length; i++)
        {
            var bench = new HistoryBench(starts[i]);
            bench.Run(100);
            bench.Clock.UtcSeconds += TenYears;
            bench.Run(100);
            bench.Clock.UtcSeconds -= 2 * TenYears;
            bench.Run(100);
            SampleRing ring = bench.Service.Recorder.Ring;
            Assert.AreEqual(30, ring.Count);
            for (int age = 0; age < 29; age++)
            {
                Assert.AreEqual(10, ring.SecondsAt(age) - ring.SecondsAt(age + 1));
            }

            Assert.AreEqual(2, bench.HourCount());
            Assert.IsFalse(bench.Service.Status.IsFailing);
        }
    }

    [TestMethod]
    public void GarbageInEveryFileIsNoReasonToFailAtTheStart()
    {
        string[] names =
        {
            "energy.rec", "energy.rec.new", "energy.rec.bak", "hours.rec", "days.rec", "months.rec.new",
            "history/2026-01-05.csv",
        };
        var bench = new HistoryBench();
        for (int i = 0; i < names.Length; i++)
        {
            byte[] garbage = Encoding.UTF8.GetBytes("12:00:00,\0\u00ff,\n,,,,,,,,,99999999999999999999999");
            bench.Flash.TryWrite(names[i], garbage, garbage.Length);
        }

        bench.Restart();
        bench.Run(4 * 3600);
        Assert.AreEqual(EnergyTotals.Unknown, bench.Service.Energy.ChargedWattHours);
        Assert.IsTrue(bench.Flash.SizeOf("history/2026-01-05.csv") > 100);
        Assert.AreEqual(2, bench.HourCount());
    }
}
