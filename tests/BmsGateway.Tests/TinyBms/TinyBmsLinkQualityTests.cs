// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms;

[TestClass]
public class TinyBmsLinkQualityTests
{
    [TestMethod]
    public void QualityIsUnknownBeforeTheFirstRequest() =>
        Assert.AreEqual(BatterySnapshot.Unknown, new BatteryLinkStatus().QualityPercent);

    [TestMethod]
    public void QualityIsThePartOfTheRequestsThatCameThrough()
    {
        var status = new BatteryLinkStatus();
        var quality = new TinyBmsLinkQuality(status);

        quality.Note(true);
        Assert.AreEqual(100, status.QualityPercent);
        quality.Note(false);
        Assert.AreEqual(50, status.QualityPercent);
        quality.Note(false);
        Assert.AreEqual(33, status.QualityPercent);
    }

    [TestMethod]
    public void OnlyTheLastHundredRequestsCount()
    {
        var status = new BatteryLinkStatus();
        var quality = new TinyBmsLinkQuality(status);
        for (int i = 0; i < 250; i++)
        {
            quality.Note(false);
        }

        for (int good = 1; good <= 100; good++)
        {
            quality.Note(true);
            Assert.AreEqual(good, status.QualityPercent);
        }

        quality.Note(true);
        Assert.AreEqual(100, status.QualityPercent);
    }
}
