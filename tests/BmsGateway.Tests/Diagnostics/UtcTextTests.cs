// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;

namespace BmsGateway.Tests.Diagnostics;

[TestClass]
public class UtcTextTests
{
    [TestMethod]
    [DataRow(0L, "1970-01-01T00:00:00Z")]
    [DataRow(951782400L, "2000-02-29T00:00:00Z")]
    [DataRow(1709251199L, "2024-02-29T23:59:59Z")]
    [DataRow(1769860800L, "2026-01-31T12:00:00Z")]
    [DataRow(4107542400L, "2100-03-01T00:00:00Z")]
    public void TimeIsWrittenAsInTheStandard(long seconds, string expected)
    {
        Assert.AreEqual(expected, UtcText.Of(seconds));
    }
}
