// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Text;
using BmsGateway.Simulators.Can;

namespace BmsGateway.Simulators.Tests.Can;

[TestClass]
public class SlcanAdapterTests
{
    private readonly List<string> _frames = new();
    private long _now;
    private SlcanAdapter _adapter = null!;

    [TestInitialize]
    public void Start()
    {
        UseAnswers(SlcanAnswers.Lawicel);
    }

    [TestMethod]
    public void ChannelOpensAfterTheBitRateWasSet()
    {
        Assert.AreEqual("\a", Say("O\r"));
        Assert.AreEqual("\r\r", Say("S6\rO\r"));
        Assert.IsTrue(_adapter.IsOpen);
        Assert.AreEqual(6, _adapter.BitRateCode);
        Assert.AreEqual("\a\a", Say("O\rS5\r"), "already open");
        Assert.AreEqual("\r", Say("C\r"));
        Assert.AreEqual("\a", Say("C\r"), "already closed");
        Assert.AreEqual("\r\r", Say("S5\rO\r"));
        Assert.AreEqual(5, _adapter.BitRateCode);
    }

    [TestMethod]
    [DataRow("t3518280201F4010000E8", "351#280201F4010000E8")]
    [DataRow("t3550", "355#")]
    [DataRow("t7FF1ab", "7FF#AB")]
    [DataRow("T1CDAF10142233445566", null)]
    [DataRow("T1CDAF101422334455", "1CDAF101#22334455")]
    [DataRow("r3518", "351#R8")]
    [DataRow("R1FFFFFFF0", "1FFFFFFF#R0")]
    [DataRow("t8000", null)]
    [DataRow("T200000000", null)]
    [DataRow("t3519112233445566778899", null)]
    [DataRow("t351211", null)]
    [DataRow("t351111 ", null)]
    [DataRow("t35G0", null)]
    [DataRow("t35", null)]
    [DataRow("t", null)]
    [DataRow("t+351", null)]
    public void FramesOfTheHostAreReadExactly(string line, string? frame)
    {
        Open();
        string answer = Say(line + "\r");
        if (frame == null)
        {
            Assert.AreEqual("\a", answer);
            Assert.IsEmpty(_frames);
            return;
        }

        Assert.AreEqual(char.IsUpper(line[0]) ? "Z\r" : "z\r", answer);
        Assert.AreEqual(frame, _frames[0]);
    }

    [TestMethod]
    public void FramesNeedAnOpenChannel()
    {
        Assert.AreEqual("\a", Say("t3550\r"));
        Assert.AreEqual("\r\r\a", Say("S6\rL\rt3550\r"), "listen only");
        Assert.IsEmpty(_frames);
        Assert.AreEqual(2L, _adapter.Refused);
    }

    [TestMethod]
    public void InformationIsGiven()
    {
        Assert.AreEqual("V1013\rNA123\r\a", Say("V\rN\rF\r"));
        Open();
        Assert.AreEqual("F00\r", Say("F\r"));
    }

    [TestMethod]
    public void FramesOfTheBusReachTheHost()
    {
        _adapter.Deliver(new CanFrame(0x305, new byte[8], 8));
        Open();
        _adapter.Deliver(new CanFrame(0x305, new byte[8], 8));
        _adapter.Deliver(new CanFrame(0x1CDAF101, new byte[] { 0xAB }, 1, isExtended: true));
        _adapter.Deliver(new CanFrame(0x123, Array.Empty<byte>(), 4, isRemote: true));
        Assert.AreEqual("t30580000000000000000\rT1CDAF1011AB\rr1234\r", Say(""), "nothing of the time before O");
    }

    [TestMethod]
    public void TimestampsWrapAfterAMinute()
    {
        Say("S6\rZ1\rO\r");
        _now = 59_999_000;
        _adapter.Deliver(new CanFrame(0x305, Array.Empty<byte>(), 0));
        _now = 60_001_000;
        _adapter.Deliver(new CanFrame(0x305, Array.Empty<byte>(), 0));
        Assert.AreEqual("t3050EA5F\rt30500001\r", Say(""));
        Assert.AreEqual("\a", Say("Z0\r"), "closed channel only");
    }

    [TestMethod]
    public void EmptyLinesAndLineFeedsAreHarmless()
    {
        Assert.AreEqual("\r\r", Say("\r\r"));
        Open();
        Assert.AreEqual("z\r", Say("t3550\r\n"));
    }

    [TestMethod]
    public void GarbageIsRefusedAndTheNextLineWorks()
    {
        Open();
        Assert.AreEqual("\a", Say("hello\r"));
        Assert.AreEqual("\a", Say(new string('t', 5000) + "\r"));
        Assert.AreEqual("\a\a\a", Say("S\rO1\rZ7\r"));
        Assert.AreEqual("z\r", Say("t3550\r"));
        Assert.HasCount(1, _frames);
    }

    [TestMethod]
    public void RandomBytesDoNoHarm()
    {
        var random = new Random(5);
        var data = new byte[64];
        byte[] alphabet = Encoding.ASCII.GetBytes("tTrROCSLZVNF0123456789ABCDEFabcdef\r\r\r\r\n");
        var buffer = new byte[70000];
        for (int i = 0; i < 20000; i++)
        {
            for (int k = 0; k < data.Length; k++)
            {
                data[k] = random.Next(10) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            }

            _adapter.Receive(data, data.Length);
            _adapter.Take(buffer, 0, buffer.Length);
        }

        Say("\rC\r");
        Open();
        _frames.Clear();
        Assert.AreEqual("z\r", Say("t3550\r"));
        Assert.AreEqual("355#", _frames[0]);
    }

    [TestMethod]
    public void OtherAnswerStyles()
    {
        UseAnswers(SlcanAnswers.CarriageReturn);
        Assert.AreEqual("\r\r\r\a", Say("S6\rO\rt3550\rx\r"));
        UseAnswers(SlcanAnswers.None);
        Assert.AreEqual("V1013\r", Say("S6\rO\rt3550\rx\rV\r"));
        Assert.HasCount(2, _frames);
    }

    private void Open()
    {
        Say("S6\rO\r");
    }

    private void UseAnswers(SlcanAnswers answers)
    {
        _adapter = new SlcanAdapter(() => _now, answers)
        {
            FrameSent = frame => _frames.Add(CandumpFormat.Frame(frame)),
        };
    }

    private string Say(string text)
    {
        byte[] data = Encoding.ASCII.GetBytes(text);
        _adapter.Receive(data, data.Length);
        var buffer = new byte[70000];
        return Encoding.ASCII.GetString(buffer, 0, _adapter.Take(buffer, 0, buffer.Length));
    }
}
