// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.Simulators.Tests.TinyBms;

[TestClass]
public class CrcTests
{
    [TestMethod]
    public void CheckValueIsThatOfTheModbusCrc()
    {
        Assert.AreEqual(0x4B37, (int)Crc16.Compute(Encoding.ASCII.GetBytes("123456789"), 9));
    }

    [TestMethod]
    public void FrameWithAChangedBitIsInvalid()
    {
        byte[] frame = { 0xAA, 0x14, 0x7F, 0x1F };
        Assert.IsTrue(Crc16.IsValid(frame, 4));
        for (int bit = 0; bit < 32; bit++)
        {
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsFalse(Crc16.IsValid(frame, 4), $"bit {bit}");
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }
}
