// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Victron;

[TestClass]
public class VictronPublisherTests
{
    [TestMethod]
    public void NothingIsSentBeforeThreeSamples()
    {
        var bench = new Bench();
        bench.RunFor(60000, 0);
        bench.Sample();
        bench.RunFor(250, 0);
        bench.Sample();
        bench.RunFor(250, 0);

        Assert.AreEqual(0, bench.CanBus.SentCount);
    }

    [TestMethod]
    public void ThirdSampleStartsACompleteCycleWithTheLimitsLast()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(80, 0);

        bench.AssertIds(0x35E, 0x379, 0x372, 0x374, 0x375, 0x376, 0x377, 0x373, 0x35A, 0x355, 0x356, 0x351);
    }

    [TestMethod]
    public void FramesOfACycleAreAtLeastFiveMillisecondsApart()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(3000, 250);

        for (int i = 1; i < bench.CanBus.SentCount; i++)
        {
            Assert.IsTrue(bench.CanBus.At(i).SentAtMilliseconds - bench.CanBus.At(i - 1).SentAtMilliseconds >= 5);
        }
    }

    [TestMethod]
    [DataRow(100)]
    [DataRow(250)]
    [DataRow(333)]
    [DataRow(700)]
    [DataRow(1000)]
    public void CyclesComeEverySecondWhateverThePollPeriod(int pollPeriod)
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(60000, pollPeriod);

        // 60 s and the cycle at the start; the last one may just not have begun.
        int count = bench.CanBus.CountOf(0x351);
        Assert.IsTrue(count >= 60 && count <= 61, count.ToString());
        bench.AssertGaps(0x351, 800, 1200);
        Assert.IsTrue(bench.Status.LongestGapMilliseconds <= 1200);
        Assert.AreEqual(count, bench.Status.CycleCount);
    }

    [TestMethod]
    public void CycleStartsWithTheSampleThatComesNearItsTime()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(80, 0);
        bench.CanBus.Clear();
        bench.RunFor(912, 0);
        bench.Sample();
        long arrived = bench.Clock.MonotonicMilliseconds;

        bench.RunFor(2, 0);

        Assert.AreEqual(1, bench.CanBus.SentCount);
        Assert.AreEqual(arrived, bench.CanBus.At(0).SentAtMilliseconds);
    }

    [TestMethod]
    public void DroppedLimitIsSentAtOnce()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(300, 0);
        bench.CanBus.Clear();
        BatterySnapshot sample = Samples.HealthyPack(bench.Clock.MonotonicMilliseconds);
        sample.Protection!.ChargeOverCurrentAmperes = 20;

        bench.Controller.NoteSample(sample);
        bench.RunFor(1, 0);

        Assert.AreEqual(1, bench.CanBus.SentCount);
        Assert.AreEqual("28 02 B4 00 F4 01 E0 01", bench.CanBus.At(0).Text);
    }

    [TestMethod]
    public void RaisedLimitWaitsForTheCycle()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(300, 0);
        BatterySnapshot sample = Samples.HealthyPack(bench.Clock.MonotonicMilliseconds);
        sample.Protection!.ChargeOverCurrentAmperes = 20;
        bench.Controller.NoteSample(sample);
        bench.RunFor(100, 0);
        bench.CanBus.Clear();

        bench.Sample();
        bench.RunFor(100, 0);

        Assert.AreEqual(0, bench.CanBus.SentCount);
    }

    [TestMethod]
    public void AfterThreeSecondsWithoutSamplesChargingStopsDischargingIsHalvedAndMeasurementsStop()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(3000, 0);
        Assert.AreEqual("28 02 F4 01 F4 01 E0 01", bench.CanBus.LastOf(0x351)!.Text);
        bench.CanBus.Clear();

        bench.RunFor(3000, 0);

        for (int i = 0; i < bench.CanBus.SentCount; i++)
        {
            SentFrame sent = bench.CanBus.At(i);
            bool isControl = sent.Id == 0x351 || sent.Id == 0x35A || sent.Id == 0x372;
            Assert.IsTrue(isControl || sent.Id == 0x35E || sent.Id == 0x379);
            Assert.IsTrue(sent.Id != 0x372 || sent.Text == "00 00 01 00 00 00 01 00");
            Assert.IsTrue(sent.Id != 0x351 || sent.Text == "1C 02 00 00 FA 00 E0 01");
            Assert.IsTrue(sent.Id != 0x35A || sent.Text == "A8 AA 82 02 A8 AA 42 0A");
        }

        Assert.IsTrue(bench.CanBus.CountOf(0x351) >= 3);
    }

    [TestMethod]
    public void StaleLimitsLeaveWithinATenthOfASecondOfTheThirdSecond()
    {
        var bench = new Bench();
        bench.StartGate();
        long sampledAt = bench.Clock.MonotonicMilliseconds;
        bench.RunFor(3150, 0);

        SentFrame first = bench.CanBus.At(0);
        for (int i = 0; i < bench.CanBus.SentCount && first.Text != "1C 02 00 00 FA 00 E0 01"; i++)
        {
            first = bench.CanBus.At(i);
        }

        Assert.AreEqual("1C 02 00 00 FA 00 E0 01", first.Text);
        Assert.IsTrue(first.SentAtMilliseconds - sampledAt <= 3110);
    }

    [TestMethod]
    public void SilentBmsBecomesAnAlarmAfterTenSeconds()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(11500, 0);

        Assert.AreEqual("A8 AA 42 02 A8 AA 82 0A", bench.CanBus.LastOf(0x35A)!.Text);
    }

    [TestMethod]
    public void AfterThirtySecondsWithoutSamplesNothingIsSent()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(30000, 0);
        Assert.IsTrue(bench.CanBus.CountOf(0x351) >= 30);
        bench.RunFor(80, 0);
        bench.CanBus.Clear();

        bench.RunFor(60000, 0);

        Assert.AreEqual(0, bench.CanBus.SentCount);
    }

    [TestMethod]
    public void ReturningBmsHasToPassTheGateAgain()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(40000, 0);
        bench.CanBus.Clear();
        bench.Sample();
        bench.RunFor(250, 0);
        bench.Sample();
        bench.RunFor(250, 0);
        Assert.AreEqual(0, bench.CanBus.SentCount);

        bench.Sample();
        bench.RunFor(80, 0);

        Assert.AreEqual(12, bench.CanBus.SentCount);
        Assert.AreEqual(1, bench.CanBus.CountOf(0x379));
        Assert.AreEqual("28 02 F4 01 F4 01 E0 01", bench.CanBus.At(11).Text);
    }

    [TestMethod]
    public void StoppedHostIsFollowedByOneCycleInsteadOfABurst()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(5000, 250);
        bench.Clock.Advance(2900);
        bench.CanBus.Clear();
        bench.Sample();
        bench.RunFor(900, 250);

        Assert.AreEqual(1, bench.CanBus.CountOf(0x351));
    }

    [TestMethod]
    public void ClockBeyondThirtyTwoBitsChangesNothing()
    {
        var bench = new Bench();
        bench.Clock.MonotonicMilliseconds = 4294966000;
        bench.StartGate();
        bench.RunFor(10000, 250);

        bench.AssertGaps(0x351, 900, 1100);
        Assert.IsTrue(bench.CanBus.CountOf(0x351) >= 10);
    }

    [TestMethod]
    public void GatewayNeverSendsWhatOnlyAGxMaySend()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(45000, 0);

        Assert.AreEqual(0, bench.CanBus.CountOf(0x305));
        Assert.AreEqual(0, bench.CanBus.CountOf(0x306));
        Assert.AreEqual(0, bench.CanBus.CountOf(0x307));
    }

    [TestMethod]
    public void SteadyCycleHasTheControlFramesAndTheIdentityOfItsTurn()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(80, 0);
        for (int cycle = 1; cycle <= 10; cycle++)
        {
            bench.CanBus.Clear();
            bench.RunFor(1000, 250);
            int extra = cycle % 5 == 2 ? 1 : 0;

            Assert.AreEqual(11 + extra, bench.CanBus.SentCount);
            Assert.AreEqual(1, bench.CanBus.CountOf(0x35E));
            Assert.AreEqual(cycle % 5 == 2 ? 1 : 0, bench.CanBus.CountOf(0x379));
        }
    }

    [TestMethod]
    public void CompleteIdentityIsSentAtTheStartAndThenEveryFiveSeconds()
    {
        var bench = new Bench(true);
        bench.StartGate();
        bench.RunFor(110, 0);
        Assert.AreEqual(20, bench.CanBus.SentCount);

        bench.CanBus.Clear();
        bench.RunFor(50000, 250);

        int[] identity = { 0x35F, 0x370, 0x371, 0x378, 0x379, 0x380, 0x381, 0x382 };
        for (int i = 0; i < identity.Length; i++)
        {
            Assert.AreEqual(10, bench.CanBus.CountOf(identity[i]));
            bench.AssertGaps(identity[i], 4800, 5200);
        }
    }

    [TestMethod]
    public void HealthyLoopHasNeitherJitterNorUnfinishedCycles()
    {
        var bench = new Bench(true);
        bench.StartGate();
        bench.RunFor(60000, 250);

        Assert.AreEqual(0, bench.Status.JitterCount);
        Assert.AreEqual(0, bench.Status.UnfinishedCycleCount);
        Assert.IsTrue(bench.Status.LongestJitterMilliseconds <= 100);
    }

    [TestMethod]
    [DataRow(20)]
    [DataRow(150)]
    [DataRow(400)]
    [DataRow(850)]
    public void AtMostTwoSecondsPassBetweenTwoLimitsInAnOverloadedLoop(int longestTurn)
    {
        var bench = new Bench(true);
        bench.StartGate();
        bench.RunOverloaded(600000, longestTurn, 4711);

        bench.AssertGaps(0x351, 5, 2000);
        Assert.IsTrue(bench.Status.LongestGapMilliseconds <= 2000);
        Assert.IsTrue(bench.CanBus.CountOf(0x351) >= 300);
    }

    [TestMethod]
    public void EveryFrameStillLeavesWhenALoopIsTooSlowForACycle()
    {
        var bench = new Bench(true);
        bench.StartGate();
        bench.RunOverloaded(600000, 400, 4711);

        Assert.IsTrue(bench.Status.UnfinishedCycleCount > 100);
        Assert.IsTrue(bench.CanBus.CountOf(0x35A) > 100);
        Assert.IsTrue(bench.CanBus.CountOf(0x373) > 100);
        Assert.IsTrue(bench.CanBus.CountOf(0x382) > 20);
    }

    [TestMethod]
    public void LateCyclesAreCountedAsJitter()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(5000, 250);
        bench.Clock.Advance(800);
        bench.RunFor(2000, 250);

        Assert.AreEqual(1, bench.Status.JitterCount);
        Assert.IsTrue(bench.Status.LongestJitterMilliseconds > 500);
    }

    [TestMethod]
    public void LimitsOutsideTheirBoundsSilenceEverything()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.RunFor(300, 0);
        bench.CanBus.Clear();
        bench.Controller.Limits.HighestVoltageMillivolts = 55199;
        bench.RunFor(1000, 0);

        Assert.AreEqual(0, bench.CanBus.SentCount);
        Assert.IsTrue(bench.Status.RefusedLimitsCount > 0);
    }

    [TestMethod]
    public void HundredPercentWaitsUntilTheBatteryWasFull()
    {
        var bench = new Bench();
        bench.StartGate();
        BatterySnapshot sample = Samples.HealthyPack(bench.Clock.MonotonicMilliseconds + 1);
        sample.StateOfChargeMillipercent = 100000;
        bench.Controller.NoteSample(sample);
        bench.RunFor(1100, 0);

        Assert.AreEqual("63 00 62 00 AC 26 00 00", bench.CanBus.LastOf(0x355)!.Text);
    }

    [TestMethod]
    public void ForceChargeIsToldToTheGxAndThenItsEnd()
    {
        var bench = new Bench();
        bench.StartGate();
        bench.Controller.Remote.RequestForceCharge();
        bench.RunFor(1100, 250);
        Assert.AreEqual("FF 00 00 00 00 00 00 00", bench.CanBus.LastOf(0x360)!.Text);

        bench.Controller.Remote.CancelForceCharge();
        bench.RunFor(1100, 250);

        Assert.AreEqual("00 00 00 00 00 00 00 00", bench.CanBus.LastOf(0x360)!.Text);
    }

    private sealed class Bench
    {
        public readonly FakeClock Clock = new();
        public readonly FakeCanBus CanBus;
        public readonly VictronStatus Status = new();
        public readonly ChargeController Controller;
        public readonly VictronContext Context;
        public readonly VictronPublisher Publisher;

        public Bench()
            : this(false)
        {
        }

        // Complete: with everything that can be sent.
        public Bench(bool isComplete)
        {
            CanBus = new FakeCanBus(Clock);
            var log = new FakeLog();
            var bus = new EventBus(Clock, log);
            var settings = new GatewaySettings();
            settings.TrySet("charging.start_ramp_s", "0");
            Controller = new ChargeController(settings, bus, log);
            var outputs = new CanOutputs(new ICanBus[] { CanBus }, new GxWatch(Status, bus), bus);
            string name = isComplete ? "TinyBMS Garage" : "TinyBMS";
            var identity = new VictronIdentity("TinyBMS", name, isComplete ? "LFP" : "");
            Context = new VictronContext(Controller.Limits, identity, 0);
            Publisher = new VictronPublisher(Controller, Context, Status, outputs);
            if (isComplete)
            {
                identity.SerialNumber = "TB-0042";
                identity.TrySetFirmware("0.1");
                Context.ChargedWattHours = 0;
                Context.DischargedWattHours = 0;
                Context.ChargeRequest = ChargeRequest.No;
            }
        }

        public void StartGate()
        {
            Sample();
            RunFor(250, 0);
            Sample();
            RunFor(250, 0);
            Sample();
        }

        public void Sample() => Controller.NoteSample(Samples.HealthyPack(Clock.MonotonicMilliseconds));

        // Steps the publisher as the control loop does: each time it wants to be called, at most 1 ms late, and at once
        // after a sample.
        public void RunFor(int milliseconds, int pollPeriod)
        {
            long end = Clock.MonotonicMilliseconds + milliseconds;
            long nextPoll = pollPeriod == 0 ? long.MaxValue : Clock.MonotonicMilliseconds + pollPeriod;
            while (Clock.MonotonicMilliseconds < end)
            {
                Publisher.Step(Clock.MonotonicMilliseconds);
                long wake = Clock.MonotonicMilliseconds + Publisher.MillisecondsUntilDue(Clock.MonotonicMilliseconds);
                wake = wake <= Clock.MonotonicMilliseconds ? Clock.MonotonicMilliseconds + 1 : wake;
                wake = wake > nextPoll ? nextPoll : wake;
                Clock.MonotonicMilliseconds = wake > end ? end : wake;
                if (Clock.MonotonicMilliseconds == nextPoll)
                {
                    nextPoll += pollPeriod;
                    Sample();
                }
            }
        }

        // A loop whose turns take up to a given time, and in which samples come every 250 ms at the earliest.
        public void RunOverloaded(int milliseconds, int longestTurn, int seed)
        {
            var random = new System.Random(seed);
            long end = Clock.MonotonicMilliseconds + milliseconds;
            long nextSample = Clock.MonotonicMilliseconds;
            while (Clock.MonotonicMilliseconds < end)
            {
                Publisher.Step(Clock.MonotonicMilliseconds);
                Clock.Advance(1 + random.Next(longestTurn));
                if (Clock.MonotonicMilliseconds >= nextSample)
                {
                    nextSample = Clock.MonotonicMilliseconds + 250;
                    Sample();
                }
            }
        }

        public void AssertIds(params int[] ids)
        {
            Assert.AreEqual(ids.Length, CanBus.SentCount);
            for (int i = 0; i < ids.Length; i++)
            {
                Assert.AreEqual(ids[i], CanBus.At(i).Id);
            }
        }

        public void AssertGaps(int id, int shortest, int longest)
        {
            long last = 0;
            for (int i = 0; i < CanBus.SentCount; i++)
            {
                if (CanBus.At(i).Id != id)
                {
                    continue;
                }

                long gap = CanBus.At(i).SentAtMilliseconds - last;
                Assert.IsTrue(last == 0 || (gap >= shortest && gap <= longest), gap.ToString());
                last = CanBus.At(i).SentAtMilliseconds;
            }
        }
    }
}
