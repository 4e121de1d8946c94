// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.History;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.History;

[TestClass]
public class DayClockTests
{
    [TestMethod]
    [DataRow(0, 1970, 1, 1)]
    [DataRow(59, 1970, 3, 1)]
    [DataRow(10956, 1999, 12, 31)]
    [DataRow(10957, 2000, 1, 1)]
    [DataRow(11016, 2000, 2, 29)]
    [DataRow(11017, 2000, 3, 1)]
    [DataRow(20454, 2026, 1, 1)]
    [DataRow(47541, 2100, 3, 1)]
    public void DayNumberAndDateBelongTogether(int day, int year, int month, int dayOfMonth)
    {
        DayClock.Split(day, out int foundYear, out int foundMonth, out int foundDay);
        Assert.AreEqual(year, foundYear);
        Assert.AreEqual(month, foundMonth);
        Assert.AreEqual(dayOfMonth, foundDay);
        Assert.AreEqual(day, DayClock.Join(year, month, dayOfMonth));
    }

    [TestMethod]
    [DataRow(2025, 2, 29)]
    [DataRow(2100, 2, 29)]
    [DataRow(2026, 4, 31)]
    [DataRow(2026, 13, 1)]
    [DataRow(2026, 0, 1)]
    [DataRow(2026, 1, 0)]
    [DataRow(1969, 12, 31)]
    public void DatesThatAreNotThereAreRefused(int year, int month, int dayOfMonth) =>
        Assert.AreEqual(DayClock.Unknown, DayClock.Join(year, month, dayOfMonth));

    [TestMethod]
    public void TextIsTheDateOfIso8601() => Assert.AreEqual("2026-01-05", DayClock.TextOf(20458));

    [TestMethod]
    public void LocalDayBeginsBeforeTheDayOfUtcWhenTheOffsetIsPositive()
    {
        var days = new DayClock(new FakeClock(), 60);
        long lastHourOfUtcDay = (20454 * 86400L) + (23 * 3600) + 5;
        Assert.AreEqual(20455, days.DayOf(lastHourOfUtcDay));
        Assert.AreEqual(5, days.SecondOfDay(lastHourOfUtcDay));
        Assert.AreEqual(lastHourOfUtcDay - 5, days.StartOfDay(20455));
        Assert.AreEqual(lastHourOfUtcDay - 5, days.StartOfHour(lastHourOfUtcDay));
    }

    [TestMethod]
    public void MonthBeginsOnItsFirstDay()
    {
        var days = new DayClock(new FakeClock(), 0);
        Assert.AreEqual(20454 * 86400L, days.StartOfMonth((20454 * 86400L) + (30 * 86400L) + 4711));
    }

    [TestMethod]
    public void ClockThatIsNotSetHasNoDay()
    {
        var clock = new FakeClock { UtcSeconds = 20454 * 86400L };
        var days = new DayClock(clock, 0);
        Assert.IsFalse(days.IsSet);
        clock.IsWallClockSet = true;
        Assert.IsTrue(days.IsSet);
        clock.UtcSeconds = 0;
        Assert.IsFalse(days.IsSet);
    }
}
