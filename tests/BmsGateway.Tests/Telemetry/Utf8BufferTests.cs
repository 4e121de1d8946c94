// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Telemetry;

namespace BmsGateway.Tests.Telemetry;

[TestClass]
public class Utf8BufferTests
{
    [TestMethod]
    [DataRow(0x80, "C2 80 ")]
    [DataRow(0x7FF, "DF BF ")]
    [DataRow(0x800, "E0 A0 80 ")]
    [DataRow(0xFFFF, "EF BF BF ")]
    [DataRow(0x10000, "F0 90 80 80 ")]
    [DataRow(0x10FFFF, "F4 8F BF BF ")]
    public void CharacterTakesTwoToFourBytes(int code, string expected)
    {
        Utf8Buffer text = New(10);

        text.PutCodePoint(code);

        string bytes = "";
        for (int i = 0; i < text.Length; i++)
        {
            bytes += text.Bytes[i].ToString("X2") + " ";
        }

        Assert.AreEqual(expected, bytes);
    }

    [TestMethod]
    public void TextIsTakenAsAWholeOrNotAtAll()
    {
        Utf8Buffer text = New(8);
        text.PutAscii("12345");

        text.PutAscii("6789");

        Assert.IsTrue(text.IsOverflow);
        Assert.AreEqual("12345", TextOf(text));
    }

    [TestMethod]
    public void NothingIsTakenAfterAnOverflowUntilItIsCleared()
    {
        Utf8Buffer text = New(4);
        text.PutFixed(12345, 0);
        text.Put((byte)'a');
        text.PutBytes(new byte[] { 1 }, 0, 1);
        Assert.AreEqual(0, text.Length);
        Assert.IsTrue(text.IsOverflow);

        text.Clear();
        text.Put((byte)'a');

        Assert.IsFalse(text.IsOverflow);
        Assert.AreEqual("a", TextOf(text));
        Assert.AreEqual(3, text.Room);
    }

    [TestMethod]
    public void ForeignTextNeedsRoomForThreeBytesPerCharacter()
    {
        Utf8Buffer enough = New(6);
        enough.PutUnicode("°é");
        Assert.AreEqual("°é", TextOf(enough));

        Utf8Buffer less = New(5);
        less.PutUnicode("°é");
        Assert.IsTrue(less.IsOverflow);
        Assert.AreEqual(0, less.Length);
    }

    [TestMethod]
    public void BytesThatLieBehindTheTextCanBeTakenIn()
    {
        byte[] bytes = { 9, 9, 0, (byte)'b', (byte)'c', 0 };
        var text = new Utf8Buffer(bytes, 2);
        text.Put((byte)'a');

        text.Extend(2);

        Assert.AreEqual(3, text.Length);
        Assert.AreEqual(5, text.End);
        Assert.AreEqual("abc", Encoding.UTF8.GetString(bytes, 2, text.Length));
        Assert.AreEqual(9, (int)bytes[1]);
    }

    private static Utf8Buffer New(int capacity) => new(new byte[capacity], 0);

    private static string TextOf(Utf8Buffer text) => Encoding.UTF8.GetString(text.Bytes, 0, text.Length);
}
