// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using System.Threading;
using BmsGateway.Desktop.Platform;
using BmsGateway.Desktop.Serial;
using BmsGateway.Desktop.Tests.Support;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.Replay;
using BmsGateway.Simulators.TinyBms;
using BmsGateway.TinyBms;

namespace BmsGateway.Desktop.Tests.Serial;

[TestClass]
public class CaptureFileTests
{
    [TestMethod]
    public void WhatWasCapturedIsReplayedByteForByte()
    {
        using var folder = new TemporaryFolder();
        string path = folder.FileOf("line.capture");
        var request = new byte[8];
        TinyBmsRequests.ReadBlock(request, 36, 2);
        byte[] live = Ask(Simulator(), request, null);
        using (var capture = new CaptureFile(path, new SilentLog()))
        {
            CollectionAssert.AreEqual(live, Ask(Simulator(), request, capture));
        }

        Capture loaded = Capture.Load(path);
        var replay = new SimulatedSerialLink(new ReplayDevice(loaded, SimulatorClock.RealTime()), "replay");
        CollectionAssert.AreEqual(live, Ask(replay, request, null));
        Assert.AreEqual(9, live.Length);
    }

    [TestMethod]
    public void CaptureStopsAtItsLimitAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        string path = folder.FileOf("line.capture");
        var log = new SilentLog();
        using (var capture = new CaptureFile(path, log, 1000))
        {
            for (int i = 0; i < 100; i++)
            {
                capture.Add(i, true, new byte[] { 1, 2, 3, 4 }, 0, 4);
                capture.Add(i, false, new byte[] { 1, 2, 3, 4 }, 1, 2);
            }

            Eventually.IsTrue(() => capture.IsStopped, "the capture stops");
        }

        Assert.AreEqual(1, log.Count);
        Assert.IsTrue(log.Last.Contains("1000 bytes"), log.Last);
        Assert.IsTrue(new FileInfo(path).Length is > 900 and <= 1000);
        Assert.IsTrue(Capture.Load(path).Records.Count > 50);
    }

    private static SimulatedSerialLink Simulator() => new(
        new TinyBmsSimulator(new TinyBmsSimulatorOptions { ClockMicroseconds = SimulatorClock.RealTime() }), "simulator");

    private static byte[] Ask(ISerialLink link, byte[] request, CaptureFile? capture)
    {
        ISerialLink line = capture == null ? link : new CapturingSerialLink(link, capture, new SystemClock());
        Assert.IsTrue(line.TryOpen());
        Assert.IsTrue(line.Write(request, 0, request.Length));
        var answer = new byte[64];
        int count = 0;
        int taken;
        while ((taken = line.Read(answer, count, answer.Length - count, 100)) > 0)
        {
            count += taken;
        }

        return answer[..count];
    }

    private sealed class SilentLog : ILog
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public string Last { get; private set; } = "";

        public void Write(LogLevel level, string source, string message)
        {
            Last = message;
            Interlocked.Increment(ref _count);
        }
    }
}
