// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;

namespace BmsGateway.Tests.Can;

[TestClass]
public class CanBitRateTests
{
    [TestMethod]
    public void RatesHaveNamesForPeople()
    {
        Assert.AreEqual("500 kbit/s", CanBitRate.NameOf(CanBitRate.Victron));
        Assert.AreEqual("250 kbit/s", CanBitRate.NameOf(CanBitRate.VeCan));
    }
}
