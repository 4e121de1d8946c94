// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;

namespace BmsGateway.Tests.Can;

[TestClass]
public class TwaiTimingTests
{
    [TestMethod]
    public void EveryRowGivesExactlyItsBitRate()
    {
        for (int i = 0; i < TwaiTiming.Count; i++)
        {
            TwaiTimingRow row = TwaiTiming.At(i);
            Assert.AreEqual(TwaiTiming.ClockHertz, row.BitRate * row.Prescaler * row.QuantaPerBit);
        }
    }

    [TestMethod]
    public void EveryRowIsWithinTheLimitsOfTheController()
    {
        for (int i = 0; i < TwaiTiming.Count; i++)
        {
            TwaiTimingRow row = TwaiTiming.At(i);
            Assert.IsTrue(row.Prescaler >= 2 && row.Prescaler <= 128 && row.Prescaler % 2 == 0);
            Assert.IsTrue(row.Segment1 >= 1 && row.Segment1 <= 16);
            Assert.IsTrue(row.Segment2 >= 1 && row.Segment2 <= 8);
            Assert.IsTrue(row.SyncJumpWidth >= 1 && row.SyncJumpWidth <= 4 && row.SyncJumpWidth <= row.Segment2);
        }
    }

    [TestMethod]
    public void VictronRateUsesTheLiteralValues()
    {
        TwaiTimingRow row = TwaiTiming.Find(500000)!;

        Assert.AreEqual(8, (int)row.Prescaler);
        Assert.AreEqual(15, (int)row.Segment1);
        Assert.AreEqual(4, (int)row.Segment2);
        Assert.AreEqual(3, (int)row.SyncJumpWidth);
        Assert.AreEqual(800, row.SamplePointPermille);
    }

    [TestMethod]
    public void VeCanRateUsesTheLiteralValues()
    {
        TwaiTimingRow row = TwaiTiming.Find(250000)!;

        Assert.AreEqual(16, (int)row.Prescaler);
        Assert.AreEqual(15, (int)row.Segment1);
        Assert.AreEqual(4, (int)row.Segment2);
        Assert.AreEqual(3, (int)row.SyncJumpWidth);
    }

    [TestMethod]
    public void UnknownRateHasNoRow() => Assert.IsNull(TwaiTiming.Find(333000));
}
