// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using BmsGateway.Desktop.Serial;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.Scenarios;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Desktop.Tests.Serial;

[TestClass]
public sealed class SimulatedSerialLinkTests
{
    // Read the pack voltage, register 36: TinyBMS Communication Protocols Rev D §1.1.7 (MODBUS read of one register at
    // 0x0024).
    private static readonly byte[] Request = { 0xAA, 0x03, 0x00, 0x24, 0x00, 0x01 };

    private readonly SimulatedSerialLink _link = new(
        new TinyBmsSimulator(new TinyBmsSimulatorOptions
        {
            Scenario = ScenarioLibrary.Load("charge"),
            ClockMicroseconds = SimulatorClock.RealTime(),
        }),
        "sim");

    [TestMethod]
    public void RequestIsAnsweredInTheTimeOfARealLine()
    {
        Assert.IsTrue(_link.TryOpen());
        byte[] request = WithCrc(Request);
        Assert.IsTrue(_link.Write(request, 0, request.Length));
        byte[] answer = new byte[64];
        int count = 0;
        var watch = Stopwatch.StartNew();
        while (count < 7 && watch.ElapsedMilliseconds < 2000)
        {
            count += _link.Read(answer, count, answer.Length - count, 100);
        }

        Assert.AreEqual(7, count);
        Assert.AreEqual(0xAA, answer[0]);
        Assert.AreEqual(0x03, answer[1]);
        CollectionAssert.AreEqual(WithCrc(answer.AsSpan(0, 5).ToArray()), answer.AsSpan(0, 7).ToArray());
    }

    [TestMethod]
    public void ReadingWaitsNoLongerThanTold()
    {
        _link.TryOpen();
        var watch = Stopwatch.StartNew();
        Assert.AreEqual(0, _link.Read(new byte[10], 0, 10, 100));
        Assert.IsTrue(watch.ElapsedMilliseconds is >= 90 and < 1000, watch.ElapsedMilliseconds + " ms");
    }

    [TestMethod]
    public void DiscardedAnswerIsGone()
    {
        _link.TryOpen();
        byte[] request = WithCrc(Request);
        _link.Write(request, 0, request.Length);
        System.Threading.Thread.Sleep(100);
        _link.DiscardInput();
        Assert.AreEqual(0, _link.Read(new byte[10], 0, 10, 20));
    }

    [TestMethod]
    public void ClosedLinkNeitherReadsNorWrites()
    {
        Assert.IsFalse(_link.IsOpen);
        Assert.AreEqual(-1, _link.Read(new byte[10], 0, 10, 0));
        Assert.IsFalse(_link.Write(Request, 0, Request.Length));
        _link.TryOpen();
        _link.Close();
        Assert.AreEqual(-1, _link.Read(new byte[10], 0, 10, 0));
    }

    // CRC-16/MODBUS: polynomial 0xA001, start 0xFFFF, low byte first.
    private static byte[] WithCrc(byte[] bytes)
    {
        int crc = 0xFFFF;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }

        byte[] all = new byte[bytes.Length + 2];
        bytes.CopyTo(all, 0);
        all[bytes.Length] = (byte)crc;
        all[bytes.Length + 1] = (byte)(crc >> 8);
        return all;
    }
}
