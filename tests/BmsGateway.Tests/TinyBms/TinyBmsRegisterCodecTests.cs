// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsRegisterCodecTests
{
    private const int Before = 0x5AA5;

    [TestMethod]
    public void EveryPartOfEveryRowComesBackAsItWasEncodedAndTheRestIsKept()
    {
        int parts = 0;
        var words = new ushort[8];
        for (int i = 0; i < TinyBmsRegisterTable.Count; i++)
        {
            TinyBmsRegisterDefinition row = TinyBmsRegisterTable.At(i);
            int count = row.Type == TinyBmsRegisterType.Reserved ? 0 : TinyBmsRegisterCodec.PartCount(row);
            for (int part = 0; part < count; part++)
            {
                AssertBothWays(row, words, part, LowestOf(row));
                AssertBothWays(row, words, part, HighestOf(row, part));
                AssertBothWays(row, words, part, 1);
                parts++;
            }
        }

        Assert.AreEqual(199, parts);
    }

    [TestMethod]
    public void CountThatDoesNotFitIsRefusedByEveryRowAndChangesNothing()
    {
        var words = new ushort[8];
        for (int i = 0; i < TinyBmsRegisterTable.Count; i++)
        {
            TinyBmsRegisterDefinition row = TinyBmsRegisterTable.At(i);
            int parts = TinyBmsRegisterCodec.PartCount(row);
            Fill(words);
            for (int part = 0; part < parts; part++)
            {
                Assert.IsFalse(TinyBmsRegisterCodec.TryEncode(row, words, 1, part, HighestOf(row, part) + 1), row.Key);
                Assert.IsFalse(TinyBmsRegisterCodec.TryEncode(row, words, 1, part, LowestOf(row) - 1), row.Key);
            }

            Assert.IsFalse(TinyBmsRegisterCodec.TryEncode(row, words, 1, parts, 1), row.Key);
            Assert.IsFalse(TinyBmsRegisterCodec.TryEncode(row, words, 1, -1, 1), row.Key);
            for (int word = 0; word < words.Length; word++)
            {
                Assert.AreEqual(Before, (int)words[word], row.Key);
            }
        }
    }

    [TestMethod]
    public void ReservedRegistersCanBeShownButNotWritten()
    {
        TinyBmsRegisterDefinition row = TinyBmsRegisterTable.Find(16)!;
        var words = new ushort[16];
        words[15] = 0xBEEF;

        Assert.AreEqual(16, TinyBmsRegisterCodec.PartCount(row));
        Assert.AreEqual(0xBEEFL, TinyBmsRegisterCodec.Decode(row, words, 0, 15));
        Assert.IsFalse(TinyBmsRegisterCodec.TryEncode(row, words, 0, 15, 0));
    }

    [TestMethod]
    [DataRow(15, 0, 39880L, 39880, 0)] // cell input 16, 3988.0 mV
    [DataRow(32, 0, 16683981L, 0x93CD, 0x00FE)] // lifetime counter, low word first
    [DataRow(36, 0, 55780L, 0x1EB8, 0x425F)] // 55.78 V
    [DataRow(38, 0, -12400L, 0x6666, 0xC146)] // -12.4 A
    [DataRow(38, 0, (long)BatterySnapshot.Unknown, 0x0000, 0x7FC0)] // no number
    [DataRow(42, 0, -32768L, 0x8000, 0)] // sensor not connected
    [DataRow(46, 0, 83554824L, 0xF208, 0x04FA)] // 83.554824 %
    [DataRow(50, 0, 151L, 0x0097, 0)] // idle
    [DataRow(51, 0, 0x8001L, 0x8001, 0)]
    [DataRow(113, 0, 8L, 0x1908, 0)]
    [DataRow(113, 1, 25L, 0x1908, 0)]
    [DataRow(113, 0, -5L, 0x19FB, 0)]
    [DataRow(113, 1, -5L, 0xFB08, 0)]
    [DataRow(114, 1, 3L, 0x0300, 0)]
    [DataRow(202, 0, 12144171L, 0x4E2B, 0x64B9)] // published event: time
    [DataRow(202, 1, 0x64L, 0x4E2B, 0x64B9)] // and identification
    [DataRow(320, 0, -40L, 0xFFD8, 0)]
    [DataRow(330, 0, 1L, 0x1E01, 0)]
    [DataRow(330, 1, 30L, 0x1E01, 0)]
    [DataRow(332, 0, 5L, 0xFF05, 0)]
    [DataRow(340, 0, 1L, 0xFF01, 0)]
    [DataRow(501, 1, 3L, 0x0301, 0)] // high power, Hall sensor
    public void RegistersDecodeToTheirCount(int address, int part, long expected, int first, int second)
    {
        ushort[] words = { 0xFFFF, (ushort)first, (ushort)second };

        Assert.AreEqual(expected, TinyBmsRegisterCodec.Decode(TinyBmsRegisterTable.Find(address)!, words, 1, part));
    }

    [TestMethod]
    [DataRow(36, 0, 55780L, 0x1EB8, 0x425F)]
    [DataRow(38, 0, -12400L, 0x6666, 0xC146)]
    [DataRow(312, 0, 100000L, 0x86A0, 0x0001)] // low word first
    [DataRow(320, 0, -40L, 0xFFD8, 0xA55A)]
    [DataRow(330, 0, 2L, 0xA502, 0xA55A)] // the delay in the high byte stays
    [DataRow(330, 1, 30L, 0x1E5A, 0xA55A)] // the charger in the low byte stays
    [DataRow(332, 0, 7L, 0xA507, 0xA55A)]
    [DataRow(343, 0, 0L, 0xA500, 0xA55A)]
    [DataRow(113, 1, -5L, 0xFB5A, 0xA55A)]
    [DataRow(200, 0, 12144171L, 0x4E2B, 0xA5B9)]
    [DataRow(200, 1, 0x64L, 0xA55A, 0x645A)]
    public void CountsEncodeToTheirRegisters(int address, int part, long value, int first, int second)
    {
        ushort[] words = { 0xA55A, 0xA55A, 0xA55A, 0xA55A };

        Assert.IsTrue(
            TinyBmsRegisterCodec.TryEncode(TinyBmsRegisterTable.Find(address)!, words, 1, part, value));

        Assert.AreEqual(first, (int)words[1]);
        Assert.AreEqual(second, (int)words[2]);
        Assert.AreEqual(0xA55A, (int)words[0]);
        Assert.AreEqual(0xA55A, (int)words[3]);
    }

    private static void AssertBothWays(TinyBmsRegisterDefinition row, ushort[] words, int part, long value)
    {
        int index = 1;
        Fill(words);
        int parts = TinyBmsRegisterCodec.PartCount(row);
        var others = new long[parts];
        for (int i = 0; i < parts; i++)
        {
            others[i] = TinyBmsRegisterCodec.Decode(row, words, index, i);
        }

        Assert.IsTrue(TinyBmsRegisterCodec.TryEncode(row, words, index, part, value), row.Key);
        for (int i = 0; i < parts; i++)
        {
            long expected = i == part ? value : others[i];
            Assert.AreEqual(expected, TinyBmsRegisterCodec.Decode(row, words, index, i), row.Key);
        }

        for (int i = 0; i < words.Length; i++)
        {
            Assert.IsTrue((i >= index && i < index + row.Words) || words[i] == Before, row.Key);
        }

        bool keepsHighByte = row.Type == TinyBmsRegisterType.LowByte
            || row.Type == TinyBmsRegisterType.LowByteEnumeration;
        Assert.IsTrue(!keepsHighByte || words[index] >> 8 == Before >> 8, row.Key);
    }

    private static void Fill(ushort[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = Before;
        }
    }

    private static long LowestOf(TinyBmsRegisterDefinition row) => row.Type switch
    {
        TinyBmsRegisterType.Int16 => -32768,
        TinyBmsRegisterType.SignedBytePair => -128,
        TinyBmsRegisterType.Float32 => -2147483647,
        _ => 0,
    };

    private static long HighestOf(TinyBmsRegisterDefinition row, int part)
    {
        switch (row.Type)
        {
            case TinyBmsRegisterType.Int16:
                return 32767;
            case TinyBmsRegisterType.UInt32:
                return 0xFFFFFFFF;
            case TinyBmsRegisterType.Float32:
                return 2147483647;
            case TinyBmsRegisterType.SignedBytePair:
                return 127;
            case TinyBmsRegisterType.BytePair:
            case TinyBmsRegisterType.LowByte:
            case TinyBmsRegisterType.LowByteEnumeration:
                return 255;
            case TinyBmsRegisterType.Event:
                return part == 0 ? 0xFFFFFF : 255;
            default:
                return 65535;
        }
    }
}
