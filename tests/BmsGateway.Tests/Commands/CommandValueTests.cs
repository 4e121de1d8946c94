// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Commands;

namespace BmsGateway.Tests.Commands;

[TestClass]
public class CommandValueTests
{
    [TestMethod]
    [DataRow("0", 0)]
    [DataRow("25", 25000)]
    [DataRow("25.", 25000)]
    [DataRow(".5", 500)]
    [DataRow("25.1", 25100)]
    [DataRow("2.3", 2300)]
    [DataRow("25.1259", 25125)]
    [DataRow("999999.999", 999999999)]
    public void DecimalTextBecomesThousandths(string text, int expected)
    {
        Assert.IsTrue(CommandValue.TryParseMilli(text, out int milli));
        Assert.AreEqual(expected, milli);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(".")]
    [DataRow("-1")]
    [DataRow("+1")]
    [DataRow("1.2.3")]
    [DataRow("1 2")]
    [DataRow("1000000")]
    [DataRow("0x10")]
    public void OtherTextIsNoNumber(string text)
    {
        Assert.IsFalse(CommandValue.TryParseMilli(text, out _));
    }

    [TestMethod]
    public void NumbersOfAJsonLibraryBecomeThousandths()
    {
        Assert.IsTrue(CommandValue.TryReadMilli(2.3, out int milli));
        Assert.AreEqual(2300, milli);
        Assert.IsTrue(CommandValue.TryReadMilli(55, out milli));
        Assert.AreEqual(55000, milli);
        Assert.IsFalse(CommandValue.TryReadMilli(-1, out _));
        Assert.IsFalse(CommandValue.TryReadMilli(-0.5, out _));
        Assert.IsFalse(CommandValue.TryReadMilli(1e300, out _));
        Assert.IsFalse(CommandValue.TryReadMilli(double.NaN, out _));
        Assert.IsFalse(CommandValue.TryReadMilli(5000000000L, out _));
        Assert.IsFalse(CommandValue.TryReadMilli(true, out _));
        Assert.IsFalse(CommandValue.TryReadMilli(null, out _));
    }
}
