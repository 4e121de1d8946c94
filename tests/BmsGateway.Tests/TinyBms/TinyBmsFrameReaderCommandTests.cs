// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

/// <summary>The frame reader with every command, not only the block read.</summary>
[TestClass]
public class TinyBmsFrameReaderCommandTests
{
    [TestMethod]
    public void AnswerToEveryCommandIsFoundWithItsPayload()
    {
        int found = 0;
        for (int command = 0; command < 256; command++)
        {
            if (TinyBmsAnswers.FormOf((byte)command) != TinyBmsAnswerForm.None)
            {
                var bench = new Bench(command);
                bench.AssertFound(bench.Feed(bench.Answer, bench.Length));
                Assert.AreEqual(0, bench.Counters.SkippedByteCount);
                found++;
            }
        }

        Assert.AreEqual(22, found);
    }

    [TestMethod]
    public void AnswerToEveryCommandMayComeByteByByte()
    {
        for (int command = 2; command <= 0x20; command++)
        {
            var bench = new Bench(command);
            TinyBmsFrameResult result = TinyBmsFrameResult.None;
            for (int i = 0; i < bench.Length; i++)
            {
                Assert.AreEqual((int)TinyBmsFrameResult.None, (int)result);
                byte[] one = { bench.Answer[i] };
                result = bench.Feed(one, 1);
            }

            if (bench.Length > 0)
            {
                bench.AssertFound(result);
            }
        }
    }

    [TestMethod]
    public void EveryCommandMayBeRefused()
    {
        for (int command = 2; command <= 0x20; command++)
        {
            var bench = new Bench(command);
            byte[] refusal = { 0xAA, 0x00, (byte)command, 0x01, 0, 0 };
            ModbusFrames.Seal(refusal, 4);

            Assert.AreEqual((int)TinyBmsFrameResult.Rejected, (int)bench.Feed(refusal, 6), command.ToString());
            Assert.AreEqual(1, (int)bench.Reader.ErrorCode);
            Assert.AreEqual(0, bench.Reader.PayloadLength);
        }
    }

    [TestMethod]
    public void NoCommandTakesTheAnswerOfAnother()
    {
        for (int pending = 0; pending <= 0x20; pending++)
        {
            for (int other = 2; other <= 0x20; other++)
            {
                var bench = new Bench(pending);
                var foreign = new Bench(other);
                if (pending != other && foreign.Length > 0)
                {
                    bench.Feed(foreign.Answer, foreign.Length);
                    Assert.AreEqual((int)TinyBmsFrameResult.None, (int)bench.Reader.SearchRest());
                    Assert.AreEqual(foreign.Length, bench.Counters.SkippedByteCount);
                }
            }
        }
    }

    [TestMethod]
    public void UnaskedTextInFrontIsFiltered()
    {
        for (int command = 2; command <= 0x20; command++)
        {
            var bench = new Bench(command);
            var text = new byte[120];
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = (byte)(9 + (i * 7 % 100));
            }

            Assert.AreEqual((int)TinyBmsFrameResult.None, (int)bench.Feed(text, text.Length));
            Assert.AreEqual(text.Length, bench.Counters.SkippedByteCount);
            if (bench.Length > 0)
            {
                bench.AssertFound(bench.Feed(bench.Answer, bench.Length));
            }
        }
    }

    [TestMethod]
    public void RequestThatComesBackIsNoAnswer()
    {
        var request = new byte[4];
        for (int command = 0x11; command <= 0x20; command++)
        {
            if (TinyBmsRequests.Simple(request, (byte)command) == 4)
            {
                var bench = new Bench(command);
                bench.Feed(request, 4);
                bench.AssertFound(bench.Feed(bench.Answer, bench.Length));
            }
        }
    }

    [TestMethod]
    [DataRow(6)] // not whole records
    [DataRow(204)] // more than 49 of them
    [DataRow(0)] // no time
    public void EventsOfAnImpossibleLengthAreSkippedAtOnce(int length)
    {
        var bench = new Bench(TinyBmsProtocol.ReadNewestEvents);
        byte[] header = { 0xAA, TinyBmsProtocol.ReadNewestEvents, (byte)length };

        bench.Feed(header, 3);

        Assert.IsFalse(bench.Reader.HasPartialFrame);
        bench.AssertFound(bench.Feed(bench.Answer, bench.Length));
    }

    [TestMethod]
    public void CommandThatDoesNotExistHasNoAnswer()
    {
        var bench = new Bench(0x13);
        byte[] frame = { 0xAA, 0x13, 0x02, 0, 0, 0, 0 };
        ModbusFrames.Seal(frame, 5);

        bench.Feed(frame, 7);

        Assert.AreEqual((int)TinyBmsFrameResult.None, (int)bench.Reader.SearchRest());
    }

    private sealed class Bench
    {
        public readonly BatteryLinkStatus Counters = new();
        public readonly TinyBmsFrameReader Reader;
        public readonly byte[] Answer = new byte[64];
        public readonly int Length;
        private readonly int _header;
        private readonly int _payload;

        public Bench(int command)
        {
            Reader = new TinyBmsFrameReader(Counters);
            int expected = TinyBmsAnswers.PayloadLength((byte)command, 3);
            Reader.Expect((byte)command, expected);
            _payload = expected == TinyBmsAnswers.Variable ? 12 : expected;
            Answer[0] = 0xAA;
            Answer[1] = (byte)command;
            switch (TinyBmsAnswers.FormOf((byte)command))
            {
                case TinyBmsAnswerForm.None:
                    return;
                case TinyBmsAnswerForm.Acknowledgement:
                    Answer[1] = 0x01;
                    Answer[2] = (byte)command;
                    _header = 3;
                    break;
                case TinyBmsAnswerForm.Counted:
                    Answer[2] = (byte)_payload;
                    _header = 3;
                    break;
                default:
                    _header = 2;
                    break;
            }

            for (int i = 0; i < _payload; i++)
            {
                Answer[_header + i] = (byte)(0x31 + i);
            }

            Length = ModbusFrames.Seal(Answer, _header + _payload);
        }

        public TinyBmsFrameResult Feed(byte[] bytes, int count)
        {
            Array.Copy(bytes, 0, Reader.Buffer, Reader.End, count);
            return Reader.Append(count);
        }

        public void AssertFound(TinyBmsFrameResult result)
        {
            Assert.AreEqual((int)TinyBmsFrameResult.Answer, (int)result, Answer[1].ToString());
            Assert.AreEqual(_payload, Reader.PayloadLength);
            for (int i = 0; i < _payload; i++)
            {
                Assert.AreEqual(0x31 + i, (int)Reader.Buffer[Reader.PayloadOffset + i]);
            }
        }
    }
}
