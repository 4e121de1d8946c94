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

    private BatteryLinkStatus _counters = new();
    private TinyBmsFrameReader _reader = new(new BatteryLinkStatus());

    [TestMethod]
    public void WholeAnswerIsFound()
    {
        Start();

        AssertAnswer(Feed(Answer));
        Assert.AreEqual(0, _counters.SkippedByteCount);
        Assert.AreEqual(0, _counters.CrcErrorCount);
    }

    [TestMethod]
    public void AnswerMayComeInAnyTwoPieces()
    {
        for (int cut = 1; cut < Answer.Length; cut++)
        {
            Start();

            Assert.AreEqual((int)TinyBmsFrameResult.None, (int)Feed(Part(Answer, 0, cut)));
            Assert.IsTrue(_reader.HasPartialFrame);
            AssertAnswer(Feed(Part(Answer, cut, Answer.Length - cut)));
        }
    }

    [TestMethod]
    public void EveryWrongBitIsRefusedAndTheNextAnswerFound()
    {
        for (int bit = 0; bit < Answer.Length * 8; bit++)
        {
            Start();
            byte[] bad = Part(Answer, 0, Answer.Length);
            bad[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.AreEqual((int)TinyBmsFrameResult.None, (int)Feed(bad));
            AssertAnswer(Feed(Answer));
        }
    }

    [TestMethod]
    public void NoiseIsSkippedAndCounted()
    {
        Start();
        byte[] noise = { 0x00, 0x03, 0xFF, 0x41 };

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)Feed(noise));
        Assert.IsFalse(_reader.HasPartialFrame);
        AssertAnswer(Feed(Answer));
        Assert.AreEqual(4, _counters.SkippedByteCount);
    }

    [TestMethod]
    public void StartBytesInFrontDoNotHideTheAnswer()
    {
        Start();
        byte[] noise = { 0xAA, 0xAA, 0x03, 0xAA };

        Feed(noise);

        AssertAnswer(Feed(Answer));
        Assert.AreEqual(4, _counters.SkippedByteCount);
    }

    [TestMethod]
    public void FalseHeaderInFrontDoesNotHideTheAnswer()
    {
        Start();
        byte[] header = { 0xAA, 0x03, 0x08 };

        Feed(header);

        AssertAnswer(Feed(Answer));
        Assert.AreEqual(1, _counters.CrcErrorCount);
        Assert.AreEqual(3, _counters.SkippedByteCount);
    }

    [TestMethod]
    public void AnswerOfAnotherLengthIsRefused()
    {
        Start();
        byte[] shorter = { 0xAA, 0x03, 0x04, 0x0C, 0x80, 0x03, 0xE8, 0xE2, 0xFF };

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)Feed(shorter));
        Assert.AreEqual(0, _counters.CrcErrorCount);
        AssertAnswer(Feed(Answer));
    }

    [TestMethod]
    public void AnswerToAnotherCommandIsRefused()
    {
        Start();
        byte[] other = { 0xAA, 0x07, 0x08, 0xB8, 0x1E, 0x5F, 0x42, 0x00, 0x00, 0x00, 0x00, 0x73, 0x57 };

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)Feed(other));
        Assert.AreEqual(other.Length, _counters.SkippedByteCount);
    }

    [TestMethod]
    public void RejectionOfThePendingCommandIsFoundWithItsCode()
    {
        Start();

        Assert.AreEqual((int)TinyBmsFrameResult.Rejected, (int)Feed(CrcRejection));
        Assert.AreEqual(TinyBmsProtocol.ErrorCrc, _reader.ErrorCode);
    }

    [TestMethod]
    public void RejectionOfAnotherCommandIsRefused()
    {
        Start();
        byte[] other = { 0xAA, 0x00, 0x09, 0x01, 0xE6, 0x6C };

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)Feed(other));
        Assert.AreEqual(6, _counters.SkippedByteCount);
    }

    [TestMethod]
    public void RejectionWithAWrongCrcIsRefused()
    {
        Start();
        byte[] bad = Part(CrcRejection, 0, 6);
        bad[5] ^= 1;

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)Feed(bad));
        Assert.AreEqual(1, _counters.CrcErrorCount);
    }

    [TestMethod]
    public void AcknowledgementIsNoAnswerToARead()
    {
        Start();
        byte[] acknowledgement = { 0xAA, 0x01, 0x02, 0xD1, 0xB1 };

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)Feed(acknowledgement));
        Assert.AreEqual(5, _counters.SkippedByteCount);
    }

    [TestMethod]
    public void RejectionBehindAFalseHeaderIsFoundAtTheEnd()
    {
        Start();
        byte[] header = { 0xAA, 0x03, 0x08 };
        Feed(header);

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)Feed(CrcRejection));
        Assert.AreEqual((int)TinyBmsFrameResult.Rejected, (int)_reader.SearchRest());
    }

    [TestMethod]
    public void SearchOfTheRestFindsNothingInHalfAnAnswer()
    {
        Start();
        Feed(Part(Answer, 0, 8));

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)_reader.SearchRest());
        Assert.IsFalse(_reader.HasPartialFrame);
        AssertAnswer(Feed(Answer));
    }

    [TestMethod]
    public void NewCommandForgetsOldBytes()
    {
        Start();
        Feed(Part(Answer, 0, 8));

        _reader.Expect(TinyBmsProtocol.ReadBlock, 8);

        Assert.IsFalse(_reader.HasPartialFrame);
        AssertAnswer(Feed(Answer));
    }

    [TestMethod]
    public void BufferNeverFillsUp()
    {
        Start();
        _reader.Expect(TinyBmsProtocol.ReadBlock, 254);
        byte[] worst = { 0xAA, 0x03, 0xFE, 0xAA, 0x00, 0x03, 0xAA };
        for (int i = 0; i < 2000; i++)
        {
            Feed(worst);
            Assert.IsTrue(_reader.Free >= 250);
        }
    }

    [TestMethod]
    public void BytesBehindTheAnswerAreLeftAlone()
    {
        Start();
        byte[] two = new byte[2 * Answer.Length];
        Array.Copy(Answer, 0, two, 0, Answer.Length);
        ModbusFrames.Seal(two, 11);
        Array.Copy(two, 0, two, Answer.Length, Answer.Length);

        Array.Copy(two, 0, _reader.Buffer, _reader.End, two.Length);

        AssertAnswer(_reader.Append(two.Length));
        Assert.AreEqual(0, _counters.SkippedByteCount);
    }

    private static byte[] Part(byte[] bytes, int offset, int count)
    {
        var part = new byte[count];
        Array.Copy(bytes, offset, part, 0, count);
        return part;
    }

    private void Start()
    {
        ModbusFrames.Seal(Answer, 11);
        _counters = new BatteryLinkStatus();
        _reader = new TinyBmsFrameReader(_counters);
        _reader.Expect(TinyBmsProtocol.ReadBlock, 8);
    }

    private TinyBmsFrameResult Feed(byte[] bytes)
    {
        Array.Copy(bytes, 0, _reader.Buffer, _reader.End, bytes.Length);
        return _reader.Append(bytes.Length);
    }

    private void AssertAnswer(TinyBmsFrameResult result)
    {
        Assert.AreEqual((int)TinyBmsFrameResult.Answer, (int)result);
        Assert.AreEqual(0x1E, (int)_reader.Buffer[_reader.PayloadOffset]);
        Assert.AreEqual(0x5F, (int)_reader.Buffer[_reader.PayloadOffset + 3]);
    }
}
