// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings;

[TestClass]
public class SerialRegisterAccessTests
{
    [TestMethod]
    public void WriteGoesOutAsOneFrameAndItsEchoEndsIt()
    {
        var bench = new Bench();
        bench.Access.BeginWrite(312, 2, 0x1170, 0x0001);
        Assert.IsTrue(bench.Access.Poll(1000) == RegisterAccessResult.Pending);
        Assert.AreEqual("AA 10 01 38 00 02 04 11 70 00 01", Hex.Of(bench.Link.Sent, 11));
        bench.Link.Answer(0xAA, 0x10, 0x01, 0x38, 0x00, 0x02);

        Assert.IsTrue(bench.Access.Poll(1005) == RegisterAccessResult.Ok);
        Assert.AreEqual(1, bench.Status.RequestCount);
        Assert.AreEqual(1, bench.Status.AnswerCount);
    }

    [TestMethod]
    public void EchoOfAnotherWriteDoesNotCount()
    {
        var bench = new Bench();
        bench.Access.BeginWrite(315, 1, 3700, 0);
        bench.Link.Answer(0xAA, 0x10, 0x01, 0x2C, 0x00, 0x01);

        Assert.IsTrue(bench.Access.Poll(1000) == RegisterAccessResult.TimedOut);
    }

    [TestMethod]
    [DataRow(0, true)]
    [DataRow(1, false)]
    public void RefusalCountsAndDamagedRequestMayBeRepeated(int code, bool isRefusal)
    {
        var bench = new Bench();
        bench.Access.BeginWrite(315, 1, 3700, 0);
        bench.Link.Answer(0xAA, 0x00, 0x10, (byte)code);

        RegisterAccessResult expected = isRefusal ? RegisterAccessResult.Rejected : RegisterAccessResult.TimedOut;
        Assert.IsTrue(bench.Access.Poll(1000) == expected);
    }

    [TestMethod]
    public void SilenceEndsAfterTheAnswerTime()
    {
        var bench = new Bench();
        bench.Access.BeginRead(SettingsValueKind.Current, new ushort[44]);
        Assert.IsTrue(bench.Access.Poll(1000) == RegisterAccessResult.Pending);
        Assert.IsTrue(bench.Access.Poll(1199) == RegisterAccessResult.Pending);
        Assert.IsTrue(bench.Access.Poll(1200) == RegisterAccessResult.TimedOut);
        Assert.AreEqual(1, bench.Status.TimeoutCount);
    }

    [TestMethod]
    public void LostLineIsToldAndOpenedWithTheNextRequest()
    {
        var bench = new Bench();
        bench.Access.BeginRead(SettingsValueKind.Current, new ushort[44]);
        bench.Link.Break();
        Assert.IsTrue(bench.Access.Poll(1000) == RegisterAccessResult.LinkLost);
        bench.Access.BeginWrite(315, 1, 3700, 0);
        Assert.IsTrue(bench.Access.Poll(2000) == RegisterAccessResult.LinkLost);
        bench.Link.CanOpen = true;
        bench.Access.BeginWrite(315, 1, 3700, 0);
        Assert.IsTrue(bench.Access.Poll(3000) == RegisterAccessResult.Pending);
        bench.Access.Abandon();
        Assert.IsTrue(bench.Access.Poll(3001) == RegisterAccessResult.LinkLost);
    }

    [TestMethod]
    [DataRow(299)]
    [DataRow(400)]
    public void AddressOutsideTheSettingsIsNeverSent(int address)
    {
        var bench = new Bench();
        bench.Access.BeginWrite(address, 1, 1, 0);

        Assert.IsTrue(bench.Access.Poll(1000) == RegisterAccessResult.LinkLost);
        Assert.AreEqual(0, bench.Link.SentCount);
    }

    private sealed class Bench
    {
        public readonly FakeLink Link = new();
        public readonly BatteryLinkStatus Status = new();
        public readonly SerialRegisterAccess Access;

        public Bench()
        {
            Access = new SerialRegisterAccess(Link, Status);
        }
    }

    private sealed class FakeLink : ISerialLink
    {
        private readonly byte[] _waiting = new byte[64];
        private int _count;

        public byte[] Sent { get; } = new byte[64];

        public int SentCount { get; private set; }

        public bool CanOpen { get; set; }

        public bool IsOpen { get; private set; } = true;

        public string Name => "fake";

        /// <summary>Puts a frame into the input; its CRC is added.</summary>
        public void Answer(params byte[] frame)
        {
            Array.Copy(frame, _waiting, frame.Length);
            int crc = BmsGateway.TinyBms.ModbusCrc.Compute(frame, 0, frame.Length);
            _waiting[frame.Length] = (byte)crc;
            _waiting[frame.Length + 1] = (byte)(crc >> 8);
            _count = frame.Length + 2;
        }

        public void Break() => IsOpen = false;

        public bool TryOpen()
        {
            IsOpen = CanOpen;
            return IsOpen;
        }

        public void Close() => IsOpen = false;

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            Assert.AreEqual(0, timeoutMilliseconds, "It must not wait.");
            int taken = _count;
            Array.Copy(_waiting, 0, buffer, offset, taken);
            _count = 0;
            return IsOpen ? taken : -1;
        }

        public bool Write(byte[] buffer, int offset, int count)
        {
            Array.Copy(buffer, offset, Sent, 0, count);
            SentCount = count;
            return IsOpen;
        }

        public void DiscardInput() => _count = 0;
    }
}
