// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Linq;
using BmsGateway.Simulators.Replay;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.Replay;

[TestClass]
public class ReplayDeviceTests
{
    [TestMethod]
    public void RequestIsAnsweredInPiecesWithTheDelaysOfTheCapture()
    {
        var bench = new Bench("10 > 01 02\n13 < A1\n15 < A2 A3\n");
        Assert.AreEqual(long.MaxValue, bench.Device.MicrosecondsUntilOutput());
        Assert.AreEqual("", bench.Ask(1, 2));
        Assert.AreEqual(3000, bench.Device.MicrosecondsUntilOutput());
        bench.Now += 3000;
        Assert.AreEqual("A1", bench.Take(8));
        bench.Now += 2000;
        Assert.AreEqual("A2", bench.Take(1));
        Assert.AreEqual("A3", bench.Take(8));
        Assert.AreEqual("", bench.Take(8));
    }

    [TestMethod]
    public void RepeatedRequestGetsItsAnswersOneAfterTheOtherAndThenAgain()
    {
        var bench = new Bench("0 > 01\n0 < A1\n1 > 02\n1 < B1\n2 > 01\n3 > 01\n3 < A3\n");
        string[] answers = { bench.Ask(1), bench.Ask(1), bench.Ask(1), bench.Ask(1), bench.Ask(2) };

        CollectionAssert.AreEqual(new[] { "A1", "", "A3", "A1", "B1" }, answers);
        Assert.AreEqual(5, bench.Device.KnownRequests);
    }

    [TestMethod]
    public void UnknownRequestIsMetWithSilenceAndTheNextIsUnderstood()
    {
        var bench = new Bench("0 < 55\n0 > 01 02 03\n0 < A1\n");
        Assert.AreEqual("", bench.Ask(9, 8, 7, 6, 5));
        Assert.AreEqual("A1", bench.Ask(1, 2, 3));
        Assert.AreEqual(5, bench.Device.UnknownBytes);
        Assert.AreEqual(1, bench.Device.KnownRequests);
    }

    [TestMethod]
    public void PauseInsideARequestDropsItsBeginning()
    {
        var bench = new Bench("0 > 01 02\n0 < A1\n");
        Assert.AreEqual("", bench.Ask(1));
        bench.Now += 20_001;
        Assert.AreEqual("", bench.Ask(2));
        bench.Now += 20_000;
        Assert.AreEqual("", bench.Ask(1));
        bench.Now += 20_000;
        Assert.AreEqual("A1", bench.Ask(2));
    }

    [TestMethod]
    public void RecorderWritesWhatTheReplayGivesBack()
    {
        var bms = new TinyBmsSimulator(new TinyBmsSimulatorOptions { Profile = TinyBmsProfile.Real14 });
        var text = new StringWriter();
        var recorder = new CaptureRecorder(bms, text, () => bms.NowMicroseconds);
        byte[] request = { 0xAA, 0x14, 0x7E, 0x8A };
        ushort crc = Crc16.Compute(request, 2);
        request[2] = (byte)crc;
        request[3] = (byte)(crc >> 8);
        recorder.Receive(request, request.Length);
        var buffer = new byte[64];
        int count = 0;
        for (int i = 0; i < 20; i++)
        {
            bms.Advance(1);
            count += recorder.Take(buffer, count, 64 - count);
        }

        Assert.AreEqual(8, count);
        Capture capture = Capture.Read("test", new StringReader(text.ToString()));
        byte[] recorded = capture.Records
            .Where(record => !record.IsRequest)
            .SelectMany(record => record.Data)
            .ToArray();
        CollectionAssert.AreEqual(buffer.Take(8).ToArray(), recorded);
        CollectionAssert.AreEqual(request, capture.Records[0].Data);
        Assert.AreEqual(bms.MicrosecondsUntilOutput(), recorder.MicrosecondsUntilOutput());
    }

    private sealed class Bench
    {
        public readonly ReplayDevice Device;
        public long Now = 1_000_000;

        public Bench(string text)
        {
            Device = new ReplayDevice(Capture.Read("test", new StringReader(text)), () => Now);
        }

        public string Ask(params byte[] request)
        {
            Device.Receive(request, request.Length);
            return Take(8);
        }

        public string Take(int count)
        {
            var buffer = new byte[10];
            int taken = Device.Take(buffer, 1, count);
            Assert.AreEqual(0, buffer[0]);
            return Convert.ToHexString(buffer, 1, taken);
        }
    }
}
