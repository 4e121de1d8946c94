// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

[TestClass]
public class VictronScheduleTests
{
    [TestMethod]
    public void LimitsAreFirstAndCellExtremesLast()
    {
        VictronFrameRow[] rows = VictronFrames.CreateSchedule();

        Assert.AreEqual(0x351, rows[0].Encoder.Id);
        Assert.AreEqual(1, rows[0].PeriodCycles);
        Assert.AreEqual(0x373, rows[rows.Length - 1].Encoder.Id);
        Assert.AreEqual(1, rows[rows.Length - 1].PeriodCycles);
    }

    [TestMethod]
    public void EveryIdentifierHasOneRow()
    {
        VictronFrameRow[] rows = VictronFrames.CreateSchedule();
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.IsTrue(rows[i].Encoder.Id != rows[j].Encoder.Id);
            }
        }
    }

    [TestMethod]
    [DataRow(0x351, 1000)]
    [DataRow(0x355, 1000)]
    [DataRow(0x356, 1000)]
    [DataRow(0x35A, 1000)]
    [DataRow(0x360, 1000)]
    [DataRow(0x372, 1000)]
    [DataRow(0x373, 1000)]
    [DataRow(0x374, 1000)]
    [DataRow(0x375, 1000)]
    [DataRow(0x376, 1000)]
    [DataRow(0x377, 1000)]
    [DataRow(0x35E, 1000)]
    [DataRow(0x35F, 5000)]
    [DataRow(0x370, 5000)]
    [DataRow(0x371, 5000)]
    [DataRow(0x378, 5000)]
    [DataRow(0x379, 5000)]
    [DataRow(0x380, 5000)]
    [DataRow(0x381, 5000)]
    [DataRow(0x382, 5000)]
    public void EveryFrameHasItsPeriod(int id, int period)
    {
        VictronFrameRow row = RowOf(id);

        Assert.AreEqual(period, row.PeriodMilliseconds);
        Assert.IsTrue(row.PhaseCycle >= 0 && row.PhaseCycle < row.PeriodCycles);
    }

    [TestMethod]
    [DataRow(0x370, 0x371)]
    [DataRow(0x380, 0x381)]
    public void HalvesOfATextFollowEachOther(int first, int second)
    {
        Assert.AreEqual(RowOf(first).PhaseCycle, RowOf(second).PhaseCycle);
        Assert.AreEqual(PositionOf(first) + 1, PositionOf(second));
    }

    [TestMethod]
    public void LongestCycleTakesATenthOfItsPeriod()
    {
        int frames = VictronFrames.CreateSchedule().Length;

        Assert.AreEqual(20, frames);
        Assert.IsTrue(frames * VictronFrames.SpacingMilliseconds * 10 <= VictronFrames.CyclePeriodMilliseconds);
    }

    [TestMethod]
    public void IdentityIsSpreadOverTheCycles()
    {
        VictronFrameRow[] rows = VictronFrames.CreateSchedule();
        for (int cycle = 1; cycle <= VictronFrames.IdentityCycles; cycle++)
        {
            int count = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                count += rows[i].IsDue(cycle) ? 1 : 0;
            }

            Assert.IsTrue(count >= 13 && count <= 14, count.ToString());
        }
    }

    private static VictronFrameRow RowOf(int id) => VictronFrames.CreateSchedule()[PositionOf(id)];

    private static int PositionOf(int id)
    {
        VictronFrameRow[] rows = VictronFrames.CreateSchedule();
        int position = rows.Length - 1;
        while (position >= 0 && rows[position].Encoder.Id != id)
        {
            position--;
        }

        return position;
    }
}
