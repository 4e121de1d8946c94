// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms.Desktop;

/// <summary>
/// A million spoilt, split, merged and random streams for all commands. What the reader accepts must be the true
/// answer. A CRC of 16 bits lets one in 65536 wrong candidates pass; such a stream is told from a fault of the reader
/// by a second CRC, and there must be no more of them than chance allows.
/// </summary>
[TestClass]
public class TinyBmsFrameFuzzTests
{
    private const int Seed = 516020;
    private const int Sequences = 1000000;

    private readonly Random _random = new(Seed);
    private readonly BatteryLinkStatus _counters = new();
    private int _answers;
    private int _refusals;
    private int _silences;
    private int _chances;

    [TestMethod]
    public void OnlyTheTrueAnswerIsAcceptedAndOneGoodFrameIsEnoughToBeBackInStep()
    {
        var line = new FuzzedAnswers(_random);
        var reader = new TinyBmsFrameReader(_counters);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (int i = 0; i < Sequences; i++)
        {
            line.Next();
            reader.Expect(line.Command, line.Expected);
            Spoil(line, reader);
        }

        Console.WriteLine(
            "seed " + Seed + ", " + Sequences + " sequences in " + clock.ElapsedMilliseconds + " ms: " + _answers
            + " answers, " + _refusals + " refusals, " + _silences + " times nothing, " + _chances
            + " wrong frames with a right CRC, " + _counters.CrcErrorCount + " CRC errors");
        Assert.IsTrue(_answers > 400000, "answers: " + _answers);
        Assert.IsTrue(_refusals > 50000, "refusals: " + _refusals);
        Assert.IsTrue(_silences > 200000, "nothing: " + _silences);

        // CRC errors = wrong candidates that were told. Four times the mean is far beyond chance.
        Assert.IsTrue(_chances <= 4 * _counters.CrcErrorCount / 65536, "chances: " + _chances);
    }

    private void Spoil(FuzzedAnswers line, TinyBmsFrameReader reader)
    {
        int kind = _random.Next(10);
        switch (kind)
        {
            case 0:
                line.AddGood();
                Expect(line, reader, mustAnswer: true, mayRefuse: false);
                return;
            case 1:
                line.AddWrongBits();
                break;
            case 2:
                line.AddMutilated();
                break;
            case 3:
                line.AddPiece();
                break;
            case 4:
                line.AddNoise();
                break;
            case 5:
                line.AddText();
                line.AddForeign();
                break;
            case 6:
                line.AddRefusal();
                Expect(line, reader, mustAnswer: false, mayRefuse: true);
                return;
            default:
                AddAnything(line);
                AddAnything(line);
                line.AddGood();
                AddAnything(line);
                Expect(line, reader, mustAnswer: true, mayRefuse: false);
                return;
        }

        Expect(line, reader, mustAnswer: false, mayRefuse: false);
    }

    private void AddAnything(FuzzedAnswers line)
    {
        switch (_random.Next(6))
        {
            case 0:
                line.AddWrongBits();
                break;
            case 1:
                line.AddMutilated();
                break;
            case 2:
                line.AddPiece();
                break;
            case 3:
                line.AddNoise();
                break;
            case 4:
                line.AddText();
                break;
            default:
                line.AddForeign();
                break;
        }
    }

    private void Expect(FuzzedAnswers line, TinyBmsFrameReader reader, bool mustAnswer, bool mayRefuse)
    {
        int chances = _chances;
        TinyBmsFrameResult result = Feed(line, reader, 0);
        bool isTrue = Judge(line, reader, result, mayRefuse);
        if (!isTrue || _chances > chances)
        {
            return;
        }

        if (mustAnswer)
        {
            Assert.AreEqual(TinyBmsFrameResult.Answer, result, Describe(line));
        }
        else if (mayRefuse)
        {
            Assert.AreEqual(TinyBmsFrameResult.Rejected, result, Describe(line));
        }
        else if (result == TinyBmsFrameResult.None)
        {
            // Back in step: the next good frame is found, whatever was left of the bad one.
            int start = line.Length;
            line.AddGood();
            result = Feed(line, reader, start);
            if (Judge(line, reader, result, false))
            {
                Assert.AreEqual(TinyBmsFrameResult.Answer, result, Describe(line));
            }
        }
    }

    // Feeds the line in pieces of any size, and searches the rest as at the end of the waiting time.
    private TinyBmsFrameResult Feed(FuzzedAnswers line, TinyBmsFrameReader reader, int from)
    {
        int most = _random.Next(3) switch { 0 => 1, 1 => 40, _ => 250 };
        int at = from;
        while (at < line.Length)
        {
            int count = Math.Min(line.Length - at, most == 1 ? 1 : _random.Next(1, most + 1));
            if (reader.Free < 250)
            {
                Assert.Fail("room for " + reader.Free + " bytes only; " + Describe(line));
            }

            Array.Copy(line.Line, at, reader.Buffer, reader.End, count);
            at += count;
            TinyBmsFrameResult result = reader.Append(count);
            if (result != TinyBmsFrameResult.None)
            {
                return result;
            }
        }

        return reader.SearchRest();
    }

    // False when chance has made a wrong frame with a right CRC, which nobody can tell.
    private bool Judge(FuzzedAnswers line, TinyBmsFrameReader reader, TinyBmsFrameResult result, bool mayRefuse)
    {
        if (result == TinyBmsFrameResult.None)
        {
            _silences++;
            return true;
        }

        if (result == TinyBmsFrameResult.Rejected)
        {
            bool isTrue = mayRefuse && reader.ErrorCode == (line.Command & 1);
            _refusals += isTrue ? 1 : 0;
            return isTrue || IsChance(line, reader, reader.PayloadOffset - 3, 4);
        }

        int header = line.Command is 0x10 or (>= 0x14 and <= 0x1A) or 0x20 ? 2 : 3;
        int start = reader.PayloadOffset - header;
        if (IsGood(line.Good, reader.Buffer, start) && reader.PayloadLength == line.Good.Length - header - 2)
        {
            _answers++;
            return true;
        }

        return IsChance(line, reader, start, header + reader.PayloadLength);
    }

    private bool IsChance(FuzzedAnswers line, TinyBmsFrameReader reader, int start, int length)
    {
        byte[] buffer = reader.Buffer;
        int crc = start < 0 ? -1 : ModbusFrames.Crc(buffer, start, length);
        if (crc != (buffer[start + length] | (buffer[start + length + 1] << 8)))
        {
            Assert.Fail("a frame with a wrong CRC was accepted; " + Describe(line));
        }

        _chances++;
        return false;
    }

    private static bool IsGood(byte[] good, byte[] buffer, int start) =>
        start >= 0 && buffer.AsSpan(start, good.Length).SequenceEqual(good);

    private static string Describe(FuzzedAnswers line) =>
        "seed " + Seed + ", command " + line.Command.ToString("X2") + ", expected " + line.Expected + ", line "
        + Convert.ToHexString(line.Line, 0, line.Length);
}
