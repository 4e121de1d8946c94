// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.History;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.History;

[TestClass]
public class StatisticsTests
{
    [TestMethod]
    public void ExtremesKeepTheirMoments()
    {
        var extremes = new ExtremeValues();
        BatterySnapshot sample = Samples.HealthyPack(0);
        extremes.Add(sample, 1000);
        sample.PackVoltageMillivolts = 48000;
        sample.LowestCellTenthMillivolts = 28000;
        extremes.Add(sample, 2000);
        sample.PackVoltageMillivolts = 56000;
        sample.LowestCellTenthMillivolts = 33000;
        extremes.Add(sample, 3000);
        Assert.AreEqual(48000, extremes.LowestAt(0));
        Assert.AreEqual(2000L, extremes.MomentOfLowest(0));
        Assert.AreEqual(56000, extremes.HighestAt(0));
        Assert.AreEqual(3000L, extremes.MomentOfHighest(0));
        Assert.AreEqual(28000, extremes.LowestAt(4));
        Assert.AreEqual(33015, extremes.HighestAt(4));
        Assert.AreEqual(1000L, extremes.MomentOfHighest(4));
        Assert.AreEqual(5015, extremes.HighestAt(5));
    }

    [TestMethod]
    public void UnknownValuesAreNoExtremes()
    {
        var extremes = new ExtremeValues();
        extremes.Add(new BatterySnapshot(), 1000);
        for (int i = 0; i < ExtremeValues.Count; i++)
        {
            Assert.AreEqual(BatterySnapshot.Unknown, extremes.LowestAt(i));
            Assert.AreEqual(BatterySnapshot.Unknown, extremes.HighestAt(i));
        }
    }

    [TestMethod]
    public void LoadStepGivesTheResistanceOfEachCell()
    {
        // Cell 1 has 0.2 mΩ, cell 2 has 0.5 mΩ: 10 and 25 mV at 50 A.
        var bench = new StepBench();
        bench.Add(0, 33000, 33000, 6);
        bench.Add(-50000, 32900, 32750, 2);
        Assert.AreEqual(1, bench.Resistance.StepCount);
        Assert.AreEqual(200, bench.Resistance.MicroohmsOf(0));
        Assert.AreEqual(500, bench.Resistance.MicroohmsOf(1));
    }

    [TestMethod]
    public void StepOverTwoSamplesCountsAndOneOverThreeDoesNot()
    {
        var two = new StepBench();
        two.Add(0, 33000, 33000, 6);
        two.Add(-20000, 32960, 32960, 1);
        two.Add(-50000, 32900, 32900, 2);
        Assert.AreEqual(1, two.Resistance.StepCount);
        Assert.AreEqual(200, two.Resistance.MicroohmsOf(0));

        var three = new StepBench();
        three.Add(0, 33000, 33000, 6);
        three.Add(-20000, 32960, 32960, 1);
        three.Add(-35000, 32930, 32930, 1);
        three.Add(-50000, 32900, 32900, 2);
        Assert.AreEqual(0, three.Resistance.StepCount);
    }

    [TestMethod]
    public void StepsThatCannotBeTrustedAreNotUsed()
    {
        var small = new StepBench();
        small.Add(0, 33000, 33000, 6);
        small.Add(-9900, 32980, 32980, 2);
        Assert.AreEqual(0, small.Resistance.StepCount);

        var unsettled = new StepBench();
        unsettled.Add(0, 33000, 33000, 5);
        unsettled.Add(-50000, 32900, 32900, 2);
        Assert.AreEqual(0, unsettled.Resistance.StepCount);

        var paused = new StepBench();
        paused.Add(0, 33000, 33000, 6);
        paused.Pause(CellResistance.LongestPauseMilliseconds);
        paused.Add(-50000, 32900, 32900, 2);
        Assert.AreEqual(0, paused.Resistance.StepCount);

        // A voltage that rises when current is drawn is no resistance.
        var wrong = new StepBench();
        wrong.Add(0, 33000, 33000, 6);
        wrong.Add(-50000, 33100, 32900, 2);
        Assert.AreEqual(0, wrong.Resistance.MicroohmsOf(0));
        Assert.AreEqual(200, wrong.Resistance.MicroohmsOf(1));
    }

    [TestMethod]
    public void OneOddStepMovesTheEstimateByAnEighth()
    {
        var bench = new StepBench();
        bench.Add(0, 33000, 33000, 6);
        bench.Add(-50000, 32900, 32900, 8);
        bench.Add(0, 33100, 33000, 2);
        Assert.AreEqual(2, bench.Resistance.StepCount);
        Assert.AreEqual(200 + ((400 - 200) / 8), bench.Resistance.MicroohmsOf(0));
        Assert.AreEqual(200, bench.Resistance.MicroohmsOf(1));
    }

    [TestMethod]
    public void CellThatDriftsAgainstTheOthersIsSeenAfterDays()
    {
        var trend = new CellTrend();
        BatterySnapshot sample = Samples.HealthyPack(0);
        sample.PackCurrentMilliamperes = 0;
        for (int day = 100; day <= 105; day++)
        {
            sample.CellTenthMillivolts[4] = (ushort)(33004 - ((day - 100) * 40));
            sample.LowestCellTenthMillivolts = sample.CellTenthMillivolts[4];
            for (int i = 0; i < CellTrend.FewestSamples; i++)
            {
                trend.Add(sample, day);
            }
        }

        trend.Add(sample, 106);
        Assert.AreEqual(6, trend.Count);
        Assert.AreEqual(5, trend.SpanDays);
        Assert.IsTrue(trend.DriftOf(4) <= -180, trend.DriftOf(4).ToString());
        Assert.IsTrue(trend.DriftOf(5) < CellTrend.DriftTenthMillivolts && trend.DriftOf(5) > 0);
        Assert.AreEqual(98000, trend.HealthAt(5));
        Assert.IsTrue(trend.SpreadAt(5) > trend.SpreadAt(0));
    }

    [TestMethod]
    [DataRow(60000, 60200)]
    [DataRow(-60000, 60200)]
    [DataRow(0, 19999)]
    [DataRow(0, 80001)]
    [DataRow(BatterySnapshot.Unknown, 60200)]
    public void SamplesThatCannotBeComparedDoNotCount(int current, int charge)
    {
        var trend = new CellTrend();
        BatterySnapshot sample = Samples.HealthyPack(0);
        sample.PackCurrentMilliamperes = current;
        sample.StateOfChargeMillipercent = charge;
        for (int i = 0; i < 200; i++)
        {
            trend.Add(sample, 100);
        }

        trend.Add(sample, 101);
        Assert.AreEqual(0, trend.Count);
    }

    [TestMethod]
    public void JumpsOfTenYearsAreNoDrift()
    {
        int[] days = { 20458, 24110, 20459, 16806, 20460 };
        var trend = new CellTrend();
        BatterySnapshot sample = Samples.HealthyPack(0);
        sample.PackCurrentMilliamperes = 0;
        for (int d = 0; d < days.Length; d++)
        {
            sample.CellTenthMillivolts[0] = (ushort)(33000 - (d * 100));
            for (int i = 0; i < CellTrend.FewestSamples; i++)
            {
                trend.Add(sample, days[d]);
            }
        }

        trend.Add(sample, 20461);
        Assert.AreEqual(0, trend.SpanDays);
        Assert.AreEqual(0, trend.DriftOf(0));
    }

    [TestMethod]
    public void SensorThatStandsStillWhileOthersMoveIsFrozen()
    {
        FrozenSensors frozen = RunSixHours(0, 40);
        Assert.IsTrue(frozen.IsTemperatureFrozen(0));
        Assert.IsFalse(frozen.IsTemperatureFrozen(1));
        Assert.IsTrue(frozen.IsCellFrozen(0));
        Assert.IsFalse(frozen.IsCellFrozen(1));
        Assert.IsFalse(frozen.IsCellFrozen(20));
    }

    [TestMethod]
    public void BatteryAtRestHasNoFrozenSensor()
    {
        FrozenSensors frozen = RunSixHours(0, 0);
        Assert.IsFalse(frozen.IsTemperatureFrozen(0));
        Assert.IsFalse(frozen.IsTemperatureFrozen(1));
        Assert.IsFalse(frozen.IsCellFrozen(0));
    }

    [TestMethod]
    public void UnconnectedSensorIsNotFrozen()
    {
        FrozenSensors frozen = RunSixHours(BatterySnapshot.Unknown, 40);
        Assert.IsFalse(frozen.IsTemperatureFrozen(0));
    }

    [TestMethod]
    public void StatisticsSurviveARestart()
    {
        var bench = new HistoryBench();
        bench.Sample.PackCurrentMilliamperes = -70000;
        bench.Run(10);
        bench.Service.ResetStatistics();
        bench.Sample.PackCurrentMilliamperes = 12000;
        bench.Run(3700);
        bench.Restart();
        Statistics statistics = bench.Service.Statistics;
        Assert.AreEqual(12000, statistics.Extremes.LowestAt(1));
        Assert.AreEqual(12000, statistics.Extremes.HighestAt(1));
        Assert.AreEqual((EnergyBench.Day * 86400L) + 10, statistics.ResetUtcSeconds);
    }

    [TestMethod]
    public void PowerCutAtAnyStepOfASaveLeavesTheOldOrTheNewStatistics()
    {
        HistoryBench counter = TwoResets();
        counter.Flash.PowerOn();
        counter.Service.ResetStatistics();
        int steps = counter.Flash.StepCount;
        Assert.IsTrue(steps > 500);
        for (int step = 0; step <= steps; step++)
        {
            HistoryBench bench = TwoResets();
            long old = bench.Service.Statistics.ResetUtcSeconds;
            bench.Flash.PowerOn();
            bench.Flash.PowerFailsAtStep = step;
            bench.Service.ResetStatistics();
            long fresh = bench.Service.Statistics.ResetUtcSeconds;
            bench.Restart();
            long found = bench.Service.Statistics.ResetUtcSeconds;
            Assert.IsTrue(found == old || found == fresh, "Step " + step.ToString());
        }
    }

    private static HistoryBench TwoResets()
    {
        var bench = new HistoryBench();
        bench.Run(1);
        bench.Service.ResetStatistics();
        bench.Run(1);
        bench.Service.ResetStatistics();
        bench.Run(1);
        return bench;
    }

    private static FrozenSensors RunSixHours(int firstTemperature, int swing)
    {
        var frozen = new FrozenSensors();
        BatterySnapshot sample = Samples.HealthyPack(0);
        sample.ExternalTemperature1Decidegrees = firstTemperature;
        for (int i = 0; i <= 361; i++)
        {
            sample.SampledAtMilliseconds = i * 60000L;
            sample.ExternalTemperature2Decidegrees = 250 + (i % 2 * swing);
            for (int cell = 1; cell < 16; cell++)
            {
                sample.CellTenthMillivolts[cell] = (ushort)(33000 + (i % 2 * swing * 10));
            }

            frozen.Add(sample);
        }

        return frozen;
    }

    private sealed class StepBench
    {
        public readonly CellResistance Resistance = new();
        private readonly BatterySnapshot _sample = Samples.HealthyPack(1000);

        public void Add(int current, int firstCell, int secondCell, int samples)
        {
            _sample.CellTenthMillivolts[0] = (ushort)firstCell;
            _sample.CellTenthMillivolts[1] = (ushort)secondCell;
            _sample.PackCurrentMilliamperes = current;
            for (int i = 0; i < samples; i++)
            {
                _sample.SampledAtMilliseconds += 1000;
                Resistance.Add(_sample);
            }
        }

        public void Pause(int milliseconds) => _sample.SampledAtMilliseconds += milliseconds;
    }
}
