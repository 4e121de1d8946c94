// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsNumbersTests
{
    [TestMethod]
    [DataRow(0x425F1EB8, 55780)] // 55.78, from a real device
    [DataRow(0x425EB53F, 55677)] // 55.677, from a real device
    [DataRow(unchecked((int)0xC1466666), -12400)] // -12.4
    [DataRow(0x424CCCCD, 51200)] // 51.2
    [DataRow(0x3F800000, 1000)] // 1
    [DataRow(0x00000000, 0)] // 0
    [DataRow(unchecked((int)0x80000000), 0)] // -0
    [DataRow(0x3A83126F, 1)] // 0.001
    [DataRow(0x3A03126E, 0)] // just below 0.0005
    [DataRow(0x3A03126F, 1)] // 0.0005 as a float, which is a little more
    [DataRow(0x3B000000, 2)] // 0.001953125
    [DataRow(0x3D800000, 63)] // 0.0625: 62.5 is rounded away from zero
    [DataRow(unchecked((int)0xBD800000), -63)] // -0.0625
    [DataRow(0x4A000000, 2097152000)] // 2 097 152
    [DataRow(0x4A0311CC, 2147443000)] // 2 147 443, fits
    [DataRow(0x4A0312E0, int.MaxValue)] // 2 147 512, does not fit
    [DataRow(0x4B000000, int.MaxValue)] // 2^23
    [DataRow(0x7F7FFFFF, int.MaxValue)] // the largest float
    [DataRow(unchecked((int)0xFF7FFFFF), -int.MaxValue)] // the smallest float
    [DataRow(0x00000001, 0)] // the smallest subnormal
    [DataRow(0x007FFFFF, 0)] // the largest subnormal
    public void FloatBecomesThousandths(int bits, int expected) =>
        Assert.AreEqual(expected, TinyBmsNumbers.ToThousandths(bits));

    [TestMethod]
    [DataRow(0x7F800000)]
    [DataRow(unchecked((int)0xFF800000))]
    [DataRow(0x7FC00000)]
    [DataRow(0x7F800001)]
    [DataRow(unchecked((int)0xFFFFFFFF))]
    public void WhatIsNoNumberIsUnknown(int bits) =>
        Assert.AreEqual(BatterySnapshot.Unknown, TinyBmsNumbers.ToThousandths(bits));

    [TestMethod]
    public void LowWordComesFirst()
    {
        ushort[] words = { 0xFFFF, 0x93CD, 0x00FE };

        Assert.AreEqual(16683981L, TinyBmsNumbers.ReadUInt32(words, 1));
    }

    [TestMethod]
    public void LargestThirtyTwoBitNumberStaysPositive()
    {
        ushort[] words = { 0xFFFF, 0xFFFF };

        Assert.AreEqual(4294967295L, TinyBmsNumbers.ReadUInt32(words, 0));
    }

    [TestMethod]
    public void HighByteComesFirstAndOnlyTheNamedWordsAreFilled()
    {
        byte[] payload = { 0xEE, 0x01, 0x02, 0x9B, 0x78, 0xFF, 0xFE };
        ushort[] words = { 7, 7, 7 };

        TinyBmsNumbers.Unpack(payload, 1, words, 1, 3);

        Assert.AreEqual(7, (int)words[0]);
        Assert.AreEqual(0x9B78, (int)words[1]);
        Assert.AreEqual(0xFFFE, (int)words[2]);
    }

    [TestMethod]
    [DataRow(0, 0x00000000)]
    [DataRow(55780, 0x425F1EB8)]
    [DataRow(-12400, unchecked((int)0xC1466666))]
    [DataRow(51200, 0x424CCCCD)]
    [DataRow(1, 0x3A83126F)]
    [DataRow(1000, 0x3F800000)]
    [DataRow(-1000, unchecked((int)0xBF800000))]
    [DataRow(16777216, 0x4683126F)]
    [DataRow(2097152125, 0x4A000000)] // halfway between two floats: to the even one
    [DataRow(2097152375, 0x4A000002)]
    [DataRow(int.MaxValue, 0x4A03126F)] // 2 147 483.647
    public void ThousandthsBecomeTheNearestFloat(int thousandths, int bits) =>
        Assert.AreEqual(bits, TinyBmsNumbers.FromThousandths(thousandths));
}
