// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class ModbusCrcTests
{
    [TestMethod]
    public void CheckValueOfTheNineDigitsIsRight()
    {
        byte[] digits = { 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39 };

        Assert.AreEqual(0x4B37, ModbusCrc.Compute(digits, 0, digits.Length));
    }

    [TestMethod]
    public void NothingHasTheStartValue() => Assert.AreEqual(0xFFFF, ModbusCrc.Compute(new byte[4], 2, 0));

    [TestMethod]
    public void OnlyTheNamedBytesCount()
    {
        byte[] digits = { 0xEE, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0xEE };

        Assert.AreEqual(0x4B37, ModbusCrc.Compute(digits, 1, 9));
    }

    [TestMethod]
    public void EveryByteValueAgreesWithTheBitwiseAlgorithm()
    {
        var one = new byte[1];
        for (int value = 0; value < 256; value++)
        {
            one[0] = (byte)value;
            Assert.AreEqual(ModbusFrames.Crc(one, 0, 1), ModbusCrc.Compute(one, 0, 1));
        }
    }
}
