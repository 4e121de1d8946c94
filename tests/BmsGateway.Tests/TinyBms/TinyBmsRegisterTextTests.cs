// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsRegisterTextTests
{
    [TestMethod]
    [DataRow(36, 0x1EB8, 0x425F, "55.780", "")]
    [DataRow(0, 33001, 0, "3300.1", "")]
    [DataRow(46, 0x8700, 0x0393, "60.000000", "")]
    [DataRow(48, 0x8000, 0, "", "not connected")]
    [DataRow(48, 0xFFCE, 0, "-5.0", "")]
    [DataRow(50, 0x97, 0, "151", "idle")]
    [DataRow(306, 31400, 0, "314.00", "")]
    [DataRow(319, 0xFFFB, 0, "-5", "")]
    [DataRow(328, 0xFFFF, 0, "", "taken over")]
    public void ValueIsInItsUnitWithItsDecimals(int address, int low, int high, string value, string meaning)
    {
        TinyBmsRegisterDefinition row = TinyBmsRegisterTable.Find(address)!;
        var words = new ushort[] { (ushort)low, (ushort)high };
        string? text = TinyBmsRegisterText.ValueOf(row, words, 0, TinyBmsRegisterCodec.PartCount(row));

        Assert.AreEqual(value, text == null ? "" : text);
        Assert.AreEqual(meaning, TinyBmsRegisterText.MeaningOf(row, words, 0, TinyBmsRegisterCodec.PartCount(row)));
    }
}
