// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsAnswersTests
{
    // Rev D, example of the layout: lifetime 12 144 200 s, then two records.
    private static readonly byte[] Events =
    {
        0x48, 0x4E, 0xB9, 0x00, 0x2B, 0x4E, 0xB9, 0x64, 0x42, 0x4E, 0xB9, 0x65,
    };

    [TestMethod]
    [DataRow(0x02, 0, 0)]
    [DataRow(0x03, 57, 114)]
    [DataRow(0x07, 31, 62)]
    [DataRow(0x09, 15, 60)]
    [DataRow(0x0B, 2, 0)]
    [DataRow(0x0D, 2, 0)]
    [DataRow(0x10, 2, 4)]
    [DataRow(0x11, 0, TinyBmsAnswers.Variable)]
    [DataRow(0x12, 0, TinyBmsAnswers.Variable)]
    [DataRow(0x14, 0, 4)]
    [DataRow(0x15, 0, 4)]
    [DataRow(0x16, 0, 2)]
    [DataRow(0x17, 0, 2)]
    [DataRow(0x18, 0, 2)]
    [DataRow(0x19, 0, 4)]
    [DataRow(0x1A, 0, 4)]
    [DataRow(0x1B, 0, 6)]
    [DataRow(0x1C, 0, TinyBmsAnswers.Variable)]
    [DataRow(0x1D, 44, 88)]
    [DataRow(0x1E, 0, 5)]
    [DataRow(0x1F, 0, 7)]
    [DataRow(0x20, 0, 12)]
    [DataRow(0x00, 0, TinyBmsAnswers.NoCommand)]
    [DataRow(0x01, 0, TinyBmsAnswers.NoCommand)]
    [DataRow(0x13, 0, TinyBmsAnswers.NoCommand)]
    [DataRow(0x21, 0, TinyBmsAnswers.NoCommand)]
    public void EveryCommandHasItsPayloadLength(int command, int count, int expected) =>
        Assert.AreEqual(expected, TinyBmsAnswers.PayloadLength((byte)command, count));

    [TestMethod]
    public void NoOtherCommandExists()
    {
        int known = 0;
        for (int command = 0; command < 256; command++)
        {
            bool exists = TinyBmsAnswers.FormOf((byte)command) != TinyBmsAnswerForm.None;
            bool hasLength = TinyBmsAnswers.PayloadLength((byte)command, 1) != TinyBmsAnswers.NoCommand;
            Assert.AreEqual(exists, hasLength, command.ToString());
            known += exists ? 1 : 0;
        }

        Assert.AreEqual(22, known);
    }

    [TestMethod]
    [DataRow(0x1C, 0, false)]
    [DataRow(0x1C, 2, true)]
    [DataRow(0x1C, 3, false)]
    [DataRow(0x1C, 32, true)]
    [DataRow(0x1C, 34, false)]
    [DataRow(0x11, 0, false)]
    [DataRow(0x11, 4, true)]
    [DataRow(0x11, 6, false)]
    [DataRow(0x12, 200, true)]
    [DataRow(0x12, 204, false)]
    [DataRow(0x03, 4, false)]
    public void VariableAnswersHaveWholeRecords(int command, int length, bool expected) =>
        Assert.AreEqual(expected, TinyBmsAnswers.CanBeLong((byte)command, length));

    [TestMethod]
    public void EventsHaveTimeAndIdentification()
    {
        Assert.AreEqual(2, TinyBmsAnswers.EventCount(Events.Length));
        Assert.AreEqual(12144200L, TinyBmsAnswers.EventClockSeconds(Events, 0));
        Assert.AreEqual(12144171, TinyBmsAnswers.EventSeconds(Events, 0, 0));
        Assert.AreEqual(0x64, (int)TinyBmsAnswers.EventIdentification(Events, 0, 0));
        Assert.AreEqual(12144194, TinyBmsAnswers.EventSeconds(Events, 0, 1));
        Assert.AreEqual(0x65, (int)TinyBmsAnswers.EventIdentification(Events, 0, 1));
    }

    [TestMethod]
    public void HighIdentificationDoesNotMakeTheTimeNegative()
    {
        byte[] events = { 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF };

        Assert.AreEqual(0xFFFFFF, TinyBmsAnswers.EventSeconds(events, 0, 0));
        Assert.AreEqual(0xFF, (int)TinyBmsAnswers.EventIdentification(events, 0, 0));
    }

    [TestMethod]
    public void TripHasSpeedDistanceAndTime()
    {
        byte[] payload = { 0x99, 0x00, 0x00, 0xC8, 0x41, 0x2A, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF };

        Assert.AreEqual(25000, TinyBmsAnswers.FloatThousandths(payload, 1, 0));
        Assert.AreEqual(42L, TinyBmsAnswers.UInt32(payload, 1, 1));
        Assert.AreEqual(0xFFFFFFFFL, TinyBmsAnswers.UInt32(payload, 1, 2));
    }

    [TestMethod]
    public void TemperaturesKeepTheirSign()
    {
        byte[] payload = { 0x61, 0x00, 0x00, 0x80, 0xF6, 0xFF };

        Assert.AreEqual(97, TinyBmsAnswers.Int16(payload, 0, 0));
        Assert.AreEqual(-32768, TinyBmsAnswers.Int16(payload, 0, 1));
        Assert.AreEqual(-10, TinyBmsAnswers.Int16(payload, 0, 2));
        Assert.AreEqual(65526, TinyBmsAnswers.UInt16(payload, 0, 2));
    }

    [TestMethod]
    public void ListedAnswerWithOtherAddressesIsNotTaken()
    {
        byte[] payload = { 0x30, 0x00, 0x61, 0x00, 0x32, 0x00, 0x97, 0x00 };
        int[] asked = { 48, 50 };
        int[] others = { 48, 51 };
        ushort[] words = { 1, 2 };

        Assert.IsFalse(TinyBmsAnswers.TryUnpackListed(payload, 0, others, words, 2));
        Assert.AreEqual(1, (int)words[0]);
        Assert.IsTrue(TinyBmsAnswers.TryUnpackListed(payload, 0, asked, words, 2));
        Assert.AreEqual(0x61, (int)words[0]);
        Assert.AreEqual(0x97, (int)words[1]);
    }

    [TestMethod]
    [DataRow(0x13B, 2, true)]
    [DataRow(0x13C, 2, false)]
    [DataRow(0x13B, 1, false)]
    [DataRow(0x03B, 2, false)]
    public void EchoMustRepeatAddressAndCount(int address, int count, bool expected)
    {
        byte[] payload = { 0x01, 0x3B, 0x00, 0x02 };

        Assert.AreEqual(expected, TinyBmsAnswers.IsEcho(payload, 0, address, count));
    }
}
