// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using BmsGateway.Desktop.Platform;
using BmsGateway.Desktop.Serial;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.TinyBms;
using BmsGateway.Tests.Support;
using BmsGateway.TinyBms;

namespace BmsGateway.Desktop.Tests.Serial;

/// <summary>
/// Polls every 100 ms over a pseudo-terminal on which every byte takes as long as at 115200 bit/s, and the simulated BMS
/// takes its 1 ms and 20 µs per register before it answers. Prints the figures of docs/performance.md.
/// </summary>
[TestClass]
[DoNotParallelize]
public class LineFiguresTests
{
    private const int PollPeriodMilliseconds = 100;
    private const int RunMilliseconds = 15000;
    private const int LiveAnswerBytes = 119;

    // Eight bytes out and 119 in, ten bits each.
    private const double WireMilliseconds = (8 + LiveAnswerBytes) * 10 * 1000 / 115200.0;

    [TestMethod]
    public void OneSampleEveryHundredMillisecondsAndTheRoundTripStaysNearTheWireTime()
    {
        var bms = new TinyBmsSimulator(new TinyBmsSimulatorOptions { ClockMicroseconds = SimulatorClock.RealTime() });
        using var server = new PtyServer(bms);
        server.Start();
        var clock = new SystemClock();
        var log = new FakeLog();
        var link = new StopwatchLink(new LinuxSerialLink(server.Path, 115200, log));
        var bus = new EventBus(clock, log);
        var samples = new List<double>();
        var watch = Stopwatch.StartNew();
        bus.Subscribe(EventId.BatteryUpdated, "test", (_, _) => samples.Add(watch.Elapsed.TotalMilliseconds));
        var driver = new TinyBmsDriver(link, clock, bus, log, PollPeriodMilliseconds);
        while (watch.ElapsedMilliseconds < RunMilliseconds)
        {
            driver.Run(20);
        }

        link.Close();
        double[] trips = link.TripMilliseconds.Skip(5).OrderBy(trip => trip).ToArray();
        double[] gaps = samples.Zip(samples.Skip(1), (one, next) => next - one).Skip(5).OrderBy(gap => gap).ToArray();
        Console.WriteLine("wire time " + WireMilliseconds.ToString("F2") + " ms");
        Console.WriteLine("round trip of the live block: " + Describe(trips));
        Console.WriteLine("time between two samples: " + Describe(gaps));
        Console.WriteLine("time-outs " + driver.Link.TimeoutCount + ", CRC errors " + driver.Link.CrcErrorCount);

        int wanted = RunMilliseconds / PollPeriodMilliseconds;
        Assert.IsTrue(samples.Count >= wanted * 95 / 100, samples.Count + " samples of " + wanted);
        Assert.IsTrue(Math.Abs(gaps[gaps.Length / 2] - PollPeriodMilliseconds) < 3, "median gap " + gaps[gaps.Length / 2]);
        Assert.IsTrue(trips[0] >= WireMilliseconds, "The line is faster than a real one.");
        double median = trips[trips.Length / 2];
        Assert.IsTrue(median <= 1.3 * WireMilliseconds, "median round trip " + median.ToString("F2") + " ms");
    }

    private static string Describe(double[] sorted) =>
        sorted.Length + " times, min " + sorted[0].ToString("F2")
        + ", median " + sorted[sorted.Length / 2].ToString("F2")
        + ", p99 " + sorted[sorted.Length * 99 / 100].ToString("F2")
        + ", max " + sorted[^1].ToString("F2") + " ms";

    // From the write of a live read to the last byte of its answer.
    private sealed class StopwatchLink : ISerialLink
    {
        private readonly ISerialLink _link;
        private long _begin;
        private int _missing;

        public StopwatchLink(ISerialLink link) => _link = link;

        public List<double> TripMilliseconds { get; } = new();

        public bool IsOpen => _link.IsOpen;

        public string Name => _link.Name;

        public bool TryOpen() => _link.TryOpen();

        public void Close() => _link.Close();

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            int taken = _link.Read(buffer, offset, count, timeoutMilliseconds);
            if (_missing > 0 && taken > 0)
            {
                _missing -= taken;
                if (_missing <= 0)
                {
                    TripMilliseconds.Add(Stopwatch.GetElapsedTime(_begin).TotalMilliseconds);
                }
            }

            return taken;
        }

        public bool Write(byte[] buffer, int offset, int count)
        {
            bool isLive = count == 8 && buffer[offset + 1] == 0x03 && buffer[offset + 5] == 57;
            _missing = isLive ? LiveAnswerBytes : 0;
            _begin = Stopwatch.GetTimestamp();
            return _link.Write(buffer, offset, count);
        }

        public void DiscardInput() => _link.DiscardInput();
    }
}
