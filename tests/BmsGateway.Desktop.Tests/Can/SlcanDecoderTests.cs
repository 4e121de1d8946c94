// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Text;
using BmsGateway.Desktop.Can;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Tests.Can;

[TestClass]
public sealed class SlcanDecoderTests
{
    [TestMethod]
    public void FrameOfAGxIsDecoded()
    {
        var frame = new CanFrame();
        Assert.AreEqual(SlcanAnswer.Frame, Last("t30580102030405a6FF00\r", frame));
        Assert.AreEqual(0x305, frame.Id);
        Assert.AreEqual(8, frame.Length);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4, 5, 0xA6, 0xFF, 0 }, frame.Data);
        Assert.IsFalse(frame.IsExtended);
        Assert.IsFalse(frame.IsRemote);
    }

    [TestMethod]
    public void DataBehindTheLengthIsZero()
    {
        var frame = new CanFrame();
        Last("t1238FFFFFFFFFFFFFFFF\r", frame);
        Last("t1231AA\r", frame);
        CollectionAssert.AreEqual(new byte[] { 0xAA, 0, 0, 0, 0, 0, 0, 0 }, frame.Data);
    }

    [TestMethod]
    public void ExtendedAndRemoteFramesAreTold()
    {
        var frame = new CanFrame();
        Assert.AreEqual(SlcanAnswer.Frame, Last("T1FFFFFFF155\r", frame));
        Assert.AreEqual(0x1FFFFFFF, frame.Id);
        Assert.IsTrue(frame.IsExtended);
        Assert.AreEqual(SlcanAnswer.Frame, Last("r3074\r", frame));
        Assert.IsTrue(frame.IsRemote);
        Assert.IsFalse(frame.IsExtended);
        Assert.AreEqual(4, frame.Length);
        Assert.AreEqual(SlcanAnswer.Frame, Last("R000003078\r", frame));
        Assert.IsTrue(frame.IsRemote && frame.IsExtended);
    }

    [TestMethod]
    public void TimeStampIsSkipped()
    {
        var frame = new CanFrame();
        Assert.AreEqual(SlcanAnswer.Frame, Last("t1232ABCD12FE\r", frame));
        CollectionAssert.AreEqual(new byte[] { 0xAB, 0xCD, 0, 0, 0, 0, 0, 0 }, frame.Data);
    }

    [TestMethod]
    [DataRow("z\r", SlcanAnswer.Accepted)]
    [DataRow("Z\r", SlcanAnswer.Accepted)]
    [DataRow("\r", SlcanAnswer.Accepted)]
    [DataRow("\u0007", SlcanAnswer.Refused)]
    [DataRow("t12\u0007", SlcanAnswer.Refused)]
    [DataRow("V1013\r", SlcanAnswer.None)]
    [DataRow("F00\r", SlcanAnswer.None)]
    [DataRow("zz\r", SlcanAnswer.Garbage)]
    [DataRow("t\r", SlcanAnswer.Garbage)]
    [DataRow("t123\r", SlcanAnswer.Garbage)]
    [DataRow("t1239000000000000000000\r", SlcanAnswer.Garbage)]
    [DataRow("t8000\r", SlcanAnswer.Garbage)]
    [DataRow("tFFF0\r", SlcanAnswer.Garbage)]
    [DataRow("t12G0\r", SlcanAnswer.Garbage)]
    [DataRow("t1231A\r", SlcanAnswer.Garbage)]
    [DataRow("t1231AG\r", SlcanAnswer.Garbage)]
    [DataRow("t1231AABB\r", SlcanAnswer.Garbage)]
    [DataRow("T200000000\r", SlcanAnswer.Garbage)]
    [DataRow("TFFFFFFFF0\r", SlcanAnswer.Garbage)]
    [DataRow("t12381122334455667788001122334455667788\r", SlcanAnswer.Garbage)]
    public void LinesThatAreNoFrameAreToldApart(string line, SlcanAnswer expected) =>
        Assert.AreEqual(expected, Last(line, new CanFrame()));

    [TestMethod]
    public void NextLineIsDecodedAfterGarbage()
    {
        var frame = new CanFrame();
        foreach (string garbage in new[] { "t99", "xyz", new string('t', 500), "t1238AA" })
        {
            Assert.AreEqual(SlcanAnswer.Frame, Last(garbage + "\rt3051AA\r", frame), garbage);
            Assert.AreEqual(0x305, frame.Id);
        }
    }

    [TestMethod]
    public void WhatTheEncoderWritesIsDecodedToTheSameFrame()
    {
        var random = new Random(20240501);
        byte[] buffer = new byte[SlcanEncoder.MaximumLength];
        var sent = new CanFrame();
        var received = new CanFrame();
        var decoder = new SlcanDecoder();
        for (int round = 0; round < 2000; round++)
        {
            bool extended = random.Next(2) == 1;
            sent.Reset(random.Next(extended ? 0x20000000 : 0x800), random.Next(9));
            sent.IsExtended = extended;
            sent.IsRemote = random.Next(8) == 0;
            for (int i = 0; i < sent.Length && !sent.IsRemote; i++)
            {
                sent.Data[i] = (byte)random.Next(256);
            }

            int length = SlcanEncoder.Encode(sent, buffer);
            SlcanAnswer answer = SlcanAnswer.None;
            for (int i = 0; i < length; i++)
            {
                answer = decoder.Push(buffer[i], received);
            }

            Assert.AreEqual(SlcanAnswer.Frame, answer);
            Assert.AreEqual(sent.Id, received.Id);
            Assert.AreEqual(sent.Length, received.Length);
            Assert.AreEqual(sent.IsExtended, received.IsExtended);
            Assert.AreEqual(sent.IsRemote, received.IsRemote);
            CollectionAssert.AreEqual(sent.Data, received.Data);
        }
    }

    [TestMethod]
    public void RandomBytesNeverGiveAnInvalidFrame()
    {
        var random = new Random(7);
        const string Alphabet = "tTrRzZ0123456789ABCDEFabcdef\r\r\u0007x ";
        var decoder = new SlcanDecoder();
        var frame = new CanFrame();
        int frames = 0;
        for (int i = 0; i < 500000; i++)
        {
            if (decoder.Push((byte)Alphabet[random.Next(Alphabet.Length)], frame) != SlcanAnswer.Frame)
            {
                continue;
            }

            frames++;
            Assert.IsTrue(frame.Id >= 0 && frame.Id <= (frame.IsExtended ? 0x1FFFFFFF : 0x7FF));
            Assert.IsTrue(frame.Length >= 0 && frame.Length <= 8);
        }

        Assert.IsTrue(frames > 0, "The random bytes held no frame at all, so the test says nothing.");
    }

    private static SlcanAnswer Last(string text, CanFrame frame)
    {
        var decoder = new SlcanDecoder();
        var answers = new List<SlcanAnswer>();
        foreach (byte value in Encoding.Latin1.GetBytes(text))
        {
            answers.Add(decoder.Push(value, frame));
        }

        return answers[answers.Count - 1];
    }
}
