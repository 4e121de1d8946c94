// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Storage;

namespace BmsGateway.Tests.Storage;

[TestClass]
public class Crc32Tests
{
    [TestMethod]
    public void CheckValueIsThatOfTheStandard()
    {
        byte[] digits = { 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39 };
        Assert.AreEqual(0xCBF43926u, Crc32.Add(Crc32.Start, digits, 0, 9));
    }

    [TestMethod]
    public void PartsGiveTheSameAsTheWhole()
    {
        byte[] digits = { 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39 };
        Assert.AreEqual(0xCBF43926u, Crc32.Add(Crc32.Add(Crc32.Start, digits, 0, 4), digits, 4, 5));
    }
}
