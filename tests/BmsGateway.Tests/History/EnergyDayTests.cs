// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.History;

namespace BmsGateway.Tests.History;

[TestClass]
public class EnergyDayTests
{
    private const long Unknown = EnergyTotals.Unknown;
    private const long TenYears = 10 * 31557600L;

    [TestMethod]
    public void TodayBecomesYesterdayAtMidnight()
    {
        var bench = new EnergyBench();
        bench.Run(1000, 43200);
        bench.Run(-500, 3601);
        bench.Ledger.Flush();
        EnergyTotals totals = bench.Ledger.Totals;
        Assert.AreEqual(EnergyBench.Day + 1, totals.Day);
        Assert.IsTrue(totals.YesterdayChargedWattHours >= 11999 && totals.YesterdayChargedWattHours <= 12000);
        Assert.AreEqual(0L, totals.YesterdayDischargedWattHours);
        Assert.AreEqual(500L, totals.TodayDischargedWattHours);
        Assert.IsTrue(totals.TodayChargedWattHours <= 1);
    }

    [TestMethod]
    public void DayIsUnknownBeforeTheClockIsSet()
    {
        var bench = new EnergyBench();
        bench.Clock.IsWallClockSet = false;
        bench.Restart();
        bench.Run(1000, 361);
        bench.Ledger.Flush();
        Assert.AreEqual(100L, bench.Ledger.Totals.ChargedWattHours);
        Assert.AreEqual(Unknown, bench.Ledger.Totals.TodayChargedWattHours);
        Assert.AreEqual(Unknown, bench.Ledger.Totals.YesterdayChargedWattHours);
    }

    [TestMethod]
    public void EnergyCountedBeforeTheClockWasSetBelongsToTheDayOnWhichItIsSet()
    {
        EnergyBench bench = OneDayBefore();
        bench.Clock.IsWallClockSet = false;
        bench.Restart();
        bench.Run(1000, 361);
        bench.Clock.IsWallClockSet = true;
        bench.Run(0, 61);
        Assert.AreEqual(100L, bench.Ledger.Totals.TodayChargedWattHours);
        Assert.AreEqual(200L, bench.Ledger.Totals.YesterdayChargedWattHours);
    }

    [TestMethod]
    public void RestartOnTheSameDayKeepsToday()
    {
        var bench = new EnergyBench();
        bench.Run(1000, 361);
        bench.Ledger.Flush();
        bench.Restart();
        bench.Run(1000, 361);
        bench.Ledger.Flush();
        Assert.AreEqual(200L, bench.Ledger.Totals.TodayChargedWattHours);
    }

    [TestMethod]
    public void YesterdayIsUnknownAfterDaysWithoutPower()
    {
        EnergyBench bench = OneDayBefore();
        bench.Clock.UtcSeconds += 3 * 86400;
        bench.Restart();
        bench.Run(1000, 361);
        bench.Ledger.Flush();
        Assert.AreEqual(Unknown, bench.Ledger.Totals.YesterdayChargedWattHours);
        Assert.AreEqual(100L, bench.Ledger.Totals.TodayChargedWattHours);
        Assert.AreEqual(300L, bench.Ledger.Totals.ChargedWattHours);
    }

    [TestMethod]
    public void JumpsOfTenYearsCostTheDayButNeverTheTotals()
    {
        long[] jumps = { TenYears, -TenYears, -TenYears, TenYears };
        var bench = new EnergyBench();
        bench.Run(1000, 361);
        for (int i = 0; i < jumps.Length; i++)
        {
            bench.Clock.UtcSeconds += jumps[i];
            bench.Run(1000, 360);
            bench.Ledger.Flush();
            EnergyTotals totals = bench.Ledger.Totals;
            Assert.AreEqual(100L * (i + 2), totals.ChargedWattHours);
            Assert.IsTrue(totals.TodayChargedWattHours >= 99 && totals.TodayChargedWattHours <= 100);
            Assert.AreEqual(Unknown, totals.YesterdayChargedWattHours);
        }
    }

    [TestMethod]
    public void SmallCorrectionOverMidnightBeginsNoDay()
    {
        var bench = new EnergyBench();
        bench.Run(1000, 43205);
        bench.Ledger.Flush();
        long yesterday = bench.Ledger.Totals.YesterdayChargedWattHours;
        bench.Clock.UtcSeconds -= 30;
        bench.Run(1000, 5);
        bench.Clock.UtcSeconds += 30;
        bench.Run(1000, 5);
        bench.Ledger.Flush();
        Assert.AreEqual(yesterday, bench.Ledger.Totals.YesterdayChargedWattHours);
        Assert.AreEqual(EnergyBench.Day + 1, bench.Ledger.Totals.Day);
    }

    private static EnergyBench OneDayBefore()
    {
        var bench = new EnergyBench();
        bench.Run(1000, 721);
        bench.Ledger.Flush();
        bench.Clock.UtcSeconds += 86400;
        return bench;
    }
}
