// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.History;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.History;

[TestClass]
public class EnergyMeterTests
{
    [TestMethod]
    public void OneHourAtOneHundredWattsIsOneHundredWattHours()
    {
        var bench = new Bench();
        bench.Run(50000, 2000, 3600, 1000);
        Assert.AreEqual(100L, bench.Read().ChargedWattHours);
        Assert.AreEqual(0L, bench.Read().ChargedRest);
        Assert.AreEqual(200L, bench.Read().ChargedCentiampereHours);
        Assert.AreEqual(0L, bench.Read().DischargedWattHours);
    }

    [TestMethod]
    public void DischargeIsCountedOnItsOwnSide()
    {
        var bench = new Bench();
        bench.Run(50000, -2000, 3600, 1000);
        Assert.AreEqual(100L, bench.Read().DischargedWattHours);
        Assert.AreEqual(200L, bench.Read().DischargedCentiampereHours);
        Assert.AreEqual(0L, bench.Read().ChargedWattHours);
        Assert.AreEqual(0L, bench.Read().ChargedRest);
    }

    [TestMethod]
    public void OddPowerDoesNotDrift()
    {
        // 36 days at one sample in 10 s: 51 237 mV × 317 mA, and nothing may be lost in any of the steps.
        var bench = new Bench();
        const int Steps = 315360;
        var sample = Samples.HealthyPack(0);
        sample.PackVoltageMillivolts = 51237;
        sample.PackCurrentMilliamperes = 317;
        for (int i = 0; i <= Steps; i++)
        {
            sample.SampledAtMilliseconds = 1000 + (i * 10000L);
            bench.Meter.Add(sample);
        }

        long rest = 51237L * 317 * 2 * 10000 * (Steps);
        Assert.AreEqual(rest / EnergyCounts.RestPerWattHour, bench.Read().ChargedWattHours);
        Assert.AreEqual(rest % EnergyCounts.RestPerWattHour, bench.Read().ChargedRest);
        Assert.AreEqual(0L, bench.Read().GapCount);
    }

    [TestMethod]
    public void ChangeOfSignPutsEachHalfOnItsOwnSide()
    {
        var bench = new Bench();
        bench.Add(50000, 10000, 1000);
        bench.Add(50000, -10000, 2000);
        Assert.AreEqual(50000L * 10000 * 1000, bench.Read().ChargedRest);
        Assert.AreEqual(50000L * 10000 * 1000, bench.Read().DischargedRest);
    }

    [TestMethod]
    public void TimeWithoutSamplesAddsNothingAndIsCounted()
    {
        var bench = new Bench();
        bench.Add(50000, 10000, 1000);
        bench.Add(50000, 10000, 1000 + EnergyMeter.LongestGapMilliseconds + 1);
        Assert.AreEqual(0L, bench.Read().ChargedRest);
        Assert.AreEqual(1L, bench.Read().GapCount);
        Assert.AreEqual(10L, bench.Read().GapSeconds);
    }

    [TestMethod]
    public void LongestTimeOfTheGapRuleIsStillCounted()
    {
        var bench = new Bench();
        bench.Add(50000, 10000, 1000);
        bench.Add(50000, 10000, 1000 + EnergyMeter.LongestGapMilliseconds);
        long rest = 50000L * 10000 * 2 * EnergyMeter.LongestGapMilliseconds;
        Assert.AreEqual(rest / EnergyCounts.RestPerWattHour, bench.Read().ChargedWattHours);
        Assert.AreEqual(rest % EnergyCounts.RestPerWattHour, bench.Read().ChargedRest);
        Assert.AreEqual(0L, bench.Read().GapCount);
    }

    [TestMethod]
    public void SameSampleTwiceAddsNothing()
    {
        var bench = new Bench();
        bench.Add(50000, 10000, 1000);
        bench.Add(50000, 10000, 2000);
        long before = bench.Read().ChargedRest;
        bench.Add(50000, 99000, 2000);
        bench.Add(50000, 99000, 1500);
        Assert.AreEqual(before, bench.Read().ChargedRest);
    }

    [TestMethod]
    [DataRow(BatterySnapshot.Unknown, 1000)]
    [DataRow(50000, BatterySnapshot.Unknown)]
    [DataRow(-1, 1000)]
    [DataRow(2000000000, 2000000000)]
    [DataRow(2000000000, -2000000000)]
    public void ValuesThatCannotBeAreNoEnergy(int voltage, int current)
    {
        var bench = new Bench();
        bench.Add(50000, 0, 1000);
        bench.Add(voltage, current, 2000);
        bench.Add(50000, 0, 3000);
        Assert.AreEqual(0L, bench.Read().ChargedWattHours + bench.Read().ChargedRest);
        Assert.AreEqual(0L, bench.Read().DischargedWattHours + bench.Read().DischargedRest);
    }

    [TestMethod]
    public void MillisecondsBeyond32BitsAreCountedLikeOthers()
    {
        long[] starts = { int.MaxValue - 1500L, uint.MaxValue - 1500L, 1L << 40 };
        for (int i = 0; i < starts.Length; i++)
        {
            var bench = new Bench();
            for (int step = 0; step <= 4; step++)
            {
                bench.Add(50000, 10000, starts[i] + (step * 1000L));
            }

            Assert.AreEqual(50000L * 10000 * 2 * 4000, bench.Read().ChargedRest);
            Assert.AreEqual(0L, bench.Read().GapCount);
        }
    }

    [TestMethod]
    public void OneCapacityThatCameOutIsOneCycle()
    {
        // 314 Ah at 157 A: two hours.
        var bench = new Bench();
        bench.Run(52000, -157000, 7200, 1000);
        long cycles = bench.Read().NanoCycles;
        Assert.IsTrue(cycles > 999990000 && cycles <= 1000000000, cycles.ToString());
    }

    [TestMethod]
    public void EnergyOfTheFullBatteryIsUnknownBeforeItsCapacityIs()
    {
        var bench = new Bench();
        BatterySnapshot sample = Samples.HealthyPack(1000);
        sample.Protection = null;
        bench.Meter.Add(sample);
        Assert.AreEqual((long)BatterySnapshot.Unknown, bench.Meter.FullWattHours);
        bench.Meter.Add(Samples.HealthyPack(2000));
        Assert.AreEqual(31400L * 52812 / 100000, bench.Meter.FullWattHours);
    }

    private sealed class Bench
    {
        public readonly EnergyMeter Meter = new();
        private readonly EnergyCounts _counts = new();

        public void Add(int voltage, int current, long at)
        {
            BatterySnapshot sample = Samples.HealthyPack(at);
            sample.PackVoltageMillivolts = voltage;
            sample.PackCurrentMilliamperes = current;
            Meter.Add(sample);
        }

        public void Run(int voltage, int current, int seconds, int periodMilliseconds)
        {
            BatterySnapshot sample = Samples.HealthyPack(0);
            sample.PackVoltageMillivolts = voltage;
            sample.PackCurrentMilliamperes = current;
            for (long t = 0; t <= seconds * 1000L; t += periodMilliseconds)
            {
                sample.SampledAtMilliseconds = 1000 + t;
                Meter.Add(sample);
            }
        }

        public EnergyCounts Read()
        {
            Assert.IsTrue(Meter.TryRead(_counts));
            return _counts;
        }
    }
}
