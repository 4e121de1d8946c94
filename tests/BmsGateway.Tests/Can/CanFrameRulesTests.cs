// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Can;

[TestClass]
public class CanFrameRulesTests
{
    [TestMethod]
    public void IdentifierLimitsDependOnTheFormat()
    {
        Assert.IsTrue(IsValid(0x7FF, false, 8));
        Assert.IsFalse(IsValid(0x800, false, 8));
        Assert.IsTrue(IsValid(0x1FFFFFFF, true, 8));
        Assert.IsFalse(IsValid(0x20000000, true, 8));
        Assert.IsFalse(IsValid(-1, false, 8));
        Assert.IsFalse(IsValid(-1, true, 8));
    }

    [TestMethod]
    public void LengthIsNoneToEight()
    {
        Assert.IsTrue(IsValid(1, false, 0));
        Assert.IsFalse(IsValid(1, false, 9));
        Assert.IsFalse(IsValid(1, false, -1));
    }

    private static bool IsValid(int id, bool isExtended, int length)
    {
        var frame = new CanFrame();
        frame.Reset(id, length);
        frame.IsExtended = isExtended;
        return CanFrameRules.IsValid(frame);
    }
}
