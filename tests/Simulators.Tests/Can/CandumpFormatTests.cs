// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Can;
using BmsGateway.Simulators.Tests.Support;

namespace BmsGateway.Simulators.Tests.Can;

[TestClass]
public class CandumpFormatTests
{
    [TestMethod]
    public void LineIsThatOfCandump()
    {
        var frame = new CanFrame(0x351, FixtureTable.Bytes("28 02 F4 01 F4 01 00 00"), 8);
        string line = CandumpFormat.Line(1_700_000_000_000_042, "can0", frame);
        Assert.AreEqual("(1700000000.000042) can0 351#2802F401F4010000", line);
    }

    [TestMethod]
    [DataRow("351#2802")]
    [DataRow("001#")]
    [DataRow("1CDAF101#AB")]
    public void FrameTextRoundTrips(string text)
    {
        Assert.AreEqual(text, CandumpFormat.Frame(CandumpFormat.ParseFrame(text)));
    }

    [TestMethod]
    [DataRow("351")]
    [DataRow("351#280")]
    [DataRow("351#28ZZ")]
    [DataRow("FFF#00")]
    [DataRow("3512#00")]
    [DataRow("351#112233445566778899")]
    [DataRow("FFFFFFFF#00")]
    [DataRow("351#11#22")]
    public void OtherTextIsRefusedWithWhatIsAllowed(string text)
    {
        var error = Assert.ThrowsExactly<FormatException>(() => CandumpFormat.ParseFrame(text));
        Assert.Contains("allowed is", error.Message);
        Assert.Contains(text, error.Message);
    }

    [TestMethod]
    public void ImpossibleFramesCannotBeMade()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new CanFrame(0x800, new byte[8], 8));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new CanFrame(0x100, new byte[9], 9));
    }
}
