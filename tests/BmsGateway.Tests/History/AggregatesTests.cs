// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.History;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.History;

[TestClass]
public class AggregatesTests
{
    private const long FirstHour = 20458 * 86400L;
    private const long TenYears = 3652L * 86400;

    [TestMethod]
    public void DayIsTheSumOfItsHours()
    {
        var bench = new Bench();
        for (int i = 0; i < 24; i++)
        {
            Assert.IsTrue(bench.Append(FirstHour + (i * 3600), i));
        }

        AggregateRow day = bench.Newest(bench.Aggregates.Days, out int count);
        Assert.AreEqual(1, count);
        Assert.AreEqual(FirstHour, day.StartUtcSeconds);
        Assert.AreEqual(86400, day.KnownSeconds);
        Assert.AreEqual(24 * 100, day.ChargedWattHours);
        Assert.AreEqual(24 * 50, day.DischargedWattHours);
        Assert.AreEqual(24 * 7, day.MicroCycles);
        Assert.AreEqual(86400, day.StateSeconds[1]);
        Assert.AreEqual(5000, (int)day.Lowest[0]);
        Assert.AreEqual(5223, (int)day.Highest[0]);
        Assert.IsTrue(day.Mean[0] >= 5110 && day.Mean[0] <= 5113);
    }

    [TestMethod]
    public void MonthTakesInTheDaysThatAreOver()
    {
        var bench = new Bench();
        for (int i = 0; i < 24 * 40; i++)
        {
            Assert.IsTrue(bench.Append(FirstHour + (i * 3600L), 0));
        }

        AggregateRow month = bench.Newest(bench.Aggregates.Months, out int count);
        Assert.AreEqual(2, count);
        Assert.AreEqual("2026-02-01", DayClock.TextOf((int)(month.StartUtcSeconds / 86400)));

        // 5 January + 40 days: the 13 days from 1 to 13 February are over, the last day is not.
        Assert.AreEqual(12 * 86400, month.KnownSeconds);
        bench.Newest(bench.Aggregates.Days, out int days);
        Assert.AreEqual(40, days);
    }

    [TestMethod]
    public void RingsKeepTheirNewestRows()
    {
        var bench = new Bench();
        for (int i = 0; i < 24 * 70; i++)
        {
            bench.Append(FirstHour + (i * 3600L), 0);
        }

        AggregateRow hour = bench.Newest(bench.Aggregates.Hours, out int hours);
        Assert.AreEqual(Aggregates.HourCount, hours);
        Assert.AreEqual(FirstHour + (((24 * 70) - 1) * 3600L), hour.StartUtcSeconds);
        bench.Newest(bench.Aggregates.Days, out int days);
        Assert.AreEqual(Aggregates.DayCount, days);
    }

    [TestMethod]
    public void PowerCutAtAnyStepNeitherLosesNorDoublesAnHour()
    {
        var counter = new Bench();
        counter.Append(FirstHour + (22 * 3600), 0);
        counter.Append(FirstHour + (23 * 3600), 0);
        counter.Files.PowerOn();
        counter.Append(FirstHour + (24 * 3600), 0);
        int steps = counter.Files.StepCount;
        Assert.IsTrue(steps > 500);
        for (int step = 0; step <= steps; step++)
        {
            var bench = new Bench();
            bench.Append(FirstHour + (22 * 3600), 0);
            bench.Append(FirstHour + (23 * 3600), 0);
            bench.Files.PowerOn();
            bench.Files.PowerFailsAtStep = step;
            bench.Append(FirstHour + (24 * 3600), 0);
            bench.Restart();
            bench.Newest(bench.Aggregates.Hours, out int hours);
            Assert.IsTrue(hours == 2 || hours == 3, "Step " + step.ToString());
            Assert.IsTrue(bench.Append(FirstHour + (25 * 3600), 0));
            AggregateRow day = bench.Newest(bench.Aggregates.Days, out int days);
            Assert.AreEqual(2, days);
            Assert.AreEqual((hours - 1) * 100, day.ChargedWattHours);
            AggregateRow month = bench.Newest(bench.Aggregates.Months, out int months);
            Assert.AreEqual(1, months);
            Assert.AreEqual(200, month.ChargedWattHours);
        }
    }

    [TestMethod]
    public void DaysCatchUpAfterTheirRecordCouldNotBeSaved()
    {
        var bench = new Bench();
        bench.Append(FirstHour, 0);
        bench.Files.CapacityBytes = bench.Files.UsedBytes + 300;
        int lost = 0;
        for (int i = 1; i < 10; i++)
        {
            lost += bench.Append(FirstHour + (i * 3600), 0) ? 0 : 1;
        }

        Assert.IsTrue(lost > 0);
        bench.Files.CapacityBytes = int.MaxValue;
        Assert.IsTrue(bench.Append(FirstHour + (10 * 3600), 0));
        AggregateRow day = bench.Newest(bench.Aggregates.Days, out _);
        Assert.AreEqual((11 - bench.Aggregates.LostHours) * 100, day.ChargedWattHours);
    }

    [TestMethod]
    public void JumpsOfTenYearsMakeDaysOfTheirOwn()
    {
        var bench = new Bench();
        long[] starts = { FirstHour, FirstHour + TenYears, FirstHour + 3600, FirstHour - TenYears, FirstHour + 7200 };
        for (int i = 0; i < starts.Length; i++)
        {
            Assert.IsTrue(bench.Append(starts[i], 0));
        }

        AggregateRow day = bench.Newest(bench.Aggregates.Days, out int days);
        Assert.AreEqual(5, days);
        Assert.AreEqual(FirstHour, day.StartUtcSeconds);
        Assert.AreEqual(100, day.ChargedWattHours);
    }

    [TestMethod]
    public void HoursWithoutAClockStayWithoutADate()
    {
        var bench = new Bench();
        bench.Append(0, 0);
        bench.Append(0, 0);
        bench.Append(FirstHour, 0);
        bench.Aggregates.Days.TryLoad();
        var row = new AggregateRow();
        bench.Aggregates.Days.Read(0, row);
        Assert.AreEqual(0L, row.StartUtcSeconds);
        Assert.AreEqual(200, row.ChargedWattHours);
        Assert.AreEqual(2, bench.Aggregates.Days.Count);
    }

    [TestMethod]
    public void RingThatCannotBeReadForAMomentIsKept()
    {
        var bench = new Bench();
        bench.Append(FirstHour, 0);
        bench.Files.AreReadsFailing = true;
        Assert.IsFalse(bench.Append(FirstHour + 3600, 0));
        bench.Files.AreReadsFailing = false;
        Assert.IsTrue(bench.Append(FirstHour + 7200, 0));
        bench.Newest(bench.Aggregates.Hours, out int hours);
        Assert.AreEqual(2, hours);
        Assert.AreEqual(1, bench.Aggregates.LostHours);
    }

    [TestMethod]
    public void LookingAtARingThatCannotBeReadNeverCostsIt()
    {
        var bench = new Bench();
        bench.Append(FirstHour, 0);
        bench.Files.AreReadsFailing = true;
        for (int i = 0; i < 9; i++)
        {
            Assert.IsFalse(bench.Aggregates.Hours.TryView());
        }

        Assert.IsFalse(bench.Aggregates.Hours.TryLoad());
        bench.Files.AreReadsFailing = false;
        Assert.IsTrue(bench.Aggregates.Hours.TryView());
        Assert.AreEqual(1, bench.Aggregates.Hours.Count);
        bench.Aggregates.Hours.Unload();
    }

    [TestMethod]
    public void RingThatIsDamagedForGoodBeginsAnewAndDaysGoOn()
    {
        var bench = new Bench();
        bench.Append(FirstHour, 0);
        bench.Append(FirstHour + 3600, 0);
        bench.Files.Spoil("hours.rec", 40, 1);
        bench.Files.Spoil("hours.rec.bak", 40, 1);
        Assert.IsFalse(bench.Append(FirstHour + 7200, 0));
        Assert.IsFalse(bench.Append(FirstHour + 10800, 0));
        Assert.IsTrue(bench.Append(FirstHour + 14400, 0));
        bench.Newest(bench.Aggregates.Hours, out int hours);
        Assert.AreEqual(1, hours);
        AggregateRow day = bench.Newest(bench.Aggregates.Days, out int days);
        Assert.AreEqual(1, days);
        Assert.AreEqual(300, day.ChargedWattHours);
    }

    [TestMethod]
    public void RowComesBackFromItsBytes()
    {
        AggregateRow row = Bench.MakeRow(FirstHour, 3);
        row.Lowest[5] = HistoryValues.Unknown;
        row.StateSeconds[7] = 0x123456;
        row.MicroCycles = -5;
        byte[] bytes = new byte[AggregateRow.Length + 7];
        row.Encode(bytes, 7);
        var read = new AggregateRow();
        read.Decode(bytes, 7);
        Assert.AreEqual(FirstHour, read.StartUtcSeconds);
        Assert.AreEqual(3600, read.KnownSeconds);
        Assert.AreEqual(5003, (int)read.Lowest[0]);
        Assert.AreEqual((int)HistoryValues.Unknown, (int)read.Lowest[5]);
        Assert.AreEqual(5203, (int)read.Highest[5]);
        Assert.AreEqual(0x123456, read.StateSeconds[7]);
        Assert.AreEqual(3600, read.StateSeconds[1]);
        Assert.AreEqual(-5, read.MicroCycles);
        Assert.AreEqual(50, read.DischargedWattHours);
    }

    private sealed class Bench
    {
        public readonly FaultyFileStore Files = new();
        public Aggregates Aggregates;
        private readonly AggregateRow _row = new();

        public Bench()
        {
            Aggregates = new Aggregates(Files, new DayClock(new FakeClock(), 0));
        }

        public void Restart()
        {
            Files.PowerOn();
            Aggregates = new Aggregates(Files, new DayClock(new FakeClock(), 0));
        }

        public bool Append(long start, int offset) => Aggregates.TryAppendHour(MakeRow(start, offset));

        public AggregateRow Newest(AggregateRing ring, out int count)
        {
            Assert.IsTrue(ring.TryLoad());
            count = ring.Count;
            if (count > 0)
            {
                ring.Read(count - 1, _row);
            }

            ring.Unload();
            return _row;
        }

        public static AggregateRow MakeRow(long start, int offset)
        {
            var row = new AggregateRow
            {
                StartUtcSeconds = start,
                KnownSeconds = 3600,
                ChargedWattHours = 100,
                DischargedWattHours = 50,
                MicroCycles = 7,
            };
            for (int i = 0; i < AggregateColumns.Count; i++)
            {
                row.Lowest[i] = (short)(5000 + offset);
                row.Mean[i] = (short)(5100 + offset);
                row.Highest[i] = (short)(5200 + offset);
            }

            row.StateSeconds[1] = 3600;
            return row;
        }
    }
}
