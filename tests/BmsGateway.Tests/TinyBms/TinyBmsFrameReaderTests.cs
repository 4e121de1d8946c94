// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsFrameReaderTests
{
    // The pack voltage and current of a real device, registers 36 to 39.
    private static readonly byte[] Answer =
    {
        0xAA, 0x03, 0x08, 0x1E, 0xB8, 0x42, 0x5F, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    };

    private static readonly byte[] CrcRejection = { 0xAA, 0x00, 0x03, 0x01, 0xE0, 0xCC };

    [TestMethod]
    public void WholeAnswerIsFound()
    {
        var bench = new Bench();
        bench.Start();

        bench.AssertAnswer(bench.Feed(Answer));
        Assert.AreEqual(0, bench.Counters.SkippedByteCount);
        Assert.AreEqual(0, bench.Counters.CrcErrorCount);
    }

    [TestMethod]
    public void AnswerMayComeInAnyTwoPieces()
    {
        var bench = new Bench();
        for (int cut = 1; cut < Answer.Length; cut++)
        {
            bench.Start();

            Assert.AreEqual((int)TinyBmsFrameResult.None, (int)bench.Feed(Part(Answer, 0, cut)));
            Assert.IsTrue(bench.Reader.HasPartialFrame);
            bench.AssertAnswer(bench.Feed(Part(Answer, cut, Answer.Length - cut)));
        }
    }

    [TestMethod]
    public void EveryWrongBitIsRefusedAndTheNextAnswerFound()
    {
        var bench = new Bench();
        for (int bit = 0; bit < Answer.Length * 8; bit++)
        {
            bench.Start();
            byte[] bad = Part(Answer, 0, Answer.Length);
            bad[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.AreEqual((int)TinyBmsFrameResult.None, (int)bench.Feed(bad));
            bench.AssertAnswer(bench.Feed(Answer));
        }
    }

    [TestMethod]
    public void NoiseIsSkippedAndCounted()
    {
        var bench = new Bench();
        bench.Start();
        byte[] noise = { 0x00, 0x03, 0xFF, 0x41 };

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)bench.Feed(noise));
        Assert.IsFalse(bench.Reader.HasPartialFrame);
        bench.AssertAnswer(bench.Feed(Answer));
        Assert.AreEqual(4, bench.Counters.SkippedByteCount);
    }

    [TestMethod]
    public void StartBytesInFrontDoNotHideTheAnswer()
    {
        var bench = new Bench();
        bench.Start();
        byte[] noise = { 0xAA, 0xAA, 0x03, 0xAA };

        bench.Feed(noise);

        bench.AssertAnswer(bench.Feed(Answer));
        Assert.AreEqual(4, bench.Counters.SkippedByteCount);
    }

    [TestMethod]
    public void FalseHeaderInFrontDoesNotHideTheAnswer()
    {
        var bench = new Bench();
        bench.Start();
        byte[] header = { 0xAA, 0x03, 0x08 };

        bench.Feed(header);

        bench.AssertAnswer(bench.Feed(Answer));
        Assert.AreEqual(1, bench.Counters.CrcErrorCount);
        Assert.AreEqual(3, bench.Counters.SkippedByteCount);
    }

    [TestMethod]
    public void AnswerOfAnotherLengthIsRefused()
    {
        var bench = new Bench();
        bench.Start();
        byte[] shorter = { 0xAA, 0x03, 0x04, 0x0C, 0x80, 0x03, 0xE8, 0xE2, 0xFF };

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)bench.Feed(shorter));
        Assert.AreEqual(0, bench.Counters.CrcErrorCount);
        bench.AssertAnswer(bench.Feed(Answer));
    }

    [TestMethod]
    public void HeaderOfALongerAnswerIsSkippedWithoutWaitingForTheRest()
    {
        var bench = new Bench();
        bench.Start();
        byte[] longer = { 0xAA, 0x03, 0x0A };

        bench.Feed(longer);

        Assert.IsFalse(bench.Reader.HasPartialFrame);
        Assert.AreEqual(3, bench.Counters.SkippedByteCount);
    }

    [TestMethod]
    public void AnswerToAnotherCommandIsRefused()
    {
        var bench = new Bench();
        bench.Start();
        byte[] other = { 0xAA, 0x07, 0x08, 0xB8, 0x1E, 0x5F, 0x42, 0x00, 0x00, 0x00, 0x00, 0x73, 0x57 };

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)bench.Feed(other));
        Assert.AreEqual(other.Length, bench.Counters.SkippedByteCount);
    }

    [TestMethod]
    public void RejectionOfThePendingCommandIsFoundWithItsCode()
    {
        var bench = new Bench();
        bench.Start();

        Assert.AreEqual((int)TinyBmsFrameResult.Rejected, (int)bench.Feed(CrcRejection));
        Assert.AreEqual(TinyBmsProtocol.ErrorCrc, bench.Reader.ErrorCode);
    }

    [TestMethod]
    public void RejectionOfAnotherCommandIsRefused()
    {
        var bench = new Bench();
        bench.Start();
        byte[] other = { 0xAA, 0x00, 0x09, 0x01, 0xE6, 0x6C };

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)bench.Feed(other));
        Assert.AreEqual(6, bench.Counters.SkippedByteCount);
    }

    [TestMethod]
    public void RejectionWithAWrongCrcIsRefused()
    {
        var bench = new Bench();
        bench.Start();
        byte[] bad = Part(CrcRejection, 0, 6);
        bad[5] ^= 1;

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)bench.Feed(bad));
        Assert.AreEqual(1, bench.Counters.CrcErrorCount);
    }

    [TestMethod]
    public void AcknowledgementIsNoAnswerToARead()
    {
        var bench = new Bench();
        bench.Start();
        byte[] acknowledgement = { 0xAA, 0x01, 0x02, 0xD1, 0xB1 };

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)bench.Feed(acknowledgement));
        Assert.AreEqual(5, bench.Counters.SkippedByteCount);
    }

    [TestMethod]
    public void RejectionBehindAFalseHeaderIsFoundAtTheEnd()
    {
        var bench = new Bench();
        bench.Start();
        byte[] header = { 0xAA, 0x03, 0x08 };
        bench.Feed(header);

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)bench.Feed(CrcRejection));
        Assert.AreEqual((int)TinyBmsFrameResult.Rejected, (int)bench.Reader.SearchRest());
    }

    [TestMethod]
    public void SearchOfTheRestFindsNothingInHalfAnAnswer()
    {
        var bench = new Bench();
        bench.Start();
        bench.Feed(Part(Answer, 0, 8));

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)bench.Reader.SearchRest());
        Assert.IsFalse(bench.Reader.HasPartialFrame);
        bench.AssertAnswer(bench.Feed(Answer));
    }

    [TestMethod]
    public void NewCommandForgetsOldBytes()
    {
        var bench = new Bench();
        bench.Start();
        bench.Feed(Part(Answer, 0, 8));

        bench.Reader.Expect(TinyBmsProtocol.ReadBlock, 8);

        Assert.IsFalse(bench.Reader.HasPartialFrame);
        bench.AssertAnswer(bench.Feed(Answer));
    }

    [TestMethod]
    public void BufferNeverFillsUp()
    {
        var bench = new Bench();
        bench.Start();
        bench.Reader.Expect(TinyBmsProtocol.ReadBlock, 254);
        byte[] worst = { 0xAA, 0x03, 0xFE, 0xAA, 0x00, 0x03, 0xAA };
        for (int i = 0; i < 2000; i++)
        {
            bench.Feed(worst);
            Assert.IsTrue(bench.Reader.Free >= 250);
        }
    }

    [TestMethod]
    public void BytesBehindTheAnswerAreLeftAlone()
    {
        var bench = new Bench();
        bench.Start();
        byte[] two = new byte[2 * Answer.Length];
        Array.Copy(Answer, 0, two, 0, Answer.Length);
        ModbusFrames.Seal(two, 11);
        Array.Copy(two, 0, two, Answer.Length, Answer.Length);

        Array.Copy(two, 0, bench.Reader.Buffer, bench.Reader.End, two.Length);

        bench.AssertAnswer(bench.Reader.Append(two.Length));
        Assert.AreEqual(0, bench.Counters.SkippedByteCount);
    }

    private static byte[] Part(byte[] bytes, int offset, int count)
    {
        var part = new byte[count];
        Array.Copy(bytes, offset, part, 0, count);
        return part;
    }

    private sealed class Bench
    {
        public BatteryLinkStatus Counters = new();
        public TinyBmsFrameReader Reader = new(new BatteryLinkStatus());

        public void Start()
        {
            ModbusFrames.Seal(Answer, 11);
            Counters = new BatteryLinkStatus();
            Reader = new TinyBmsFrameReader(Counters);
            Reader.Expect(TinyBmsProtocol.ReadBlock, 8);
        }

        public TinyBmsFrameResult Feed(byte[] bytes)
        {
            Array.Copy(bytes, 0, Reader.Buffer, Reader.End, bytes.Length);
            return Reader.Append(bytes.Length);
        }

        public void AssertAnswer(TinyBmsFrameResult result)
        {
            Assert.AreEqual((int)TinyBmsFrameResult.Answer, (int)result);
            Assert.AreEqual(0x1E, (int)Reader.Buffer[Reader.PayloadOffset]);
            Assert.AreEqual(0x5F, (int)Reader.Buffer[Reader.PayloadOffset + 3]);
        }
    }
}
