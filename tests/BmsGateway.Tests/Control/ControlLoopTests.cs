// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Control;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Control;

[TestClass]
public class ControlLoopTests
{
    [TestMethod]
    public void BatteryIsNeverAskedToWaitBeyondTheNextFrame()
    {
        var bench = new Bench();
        bench.TurnUntil(20000);

        Assert.IsTrue(bench.Battery.LongestWait <= 100);
        Assert.IsTrue(bench.CanBus.CountOf(0x351) >= 17);
    }

    [TestMethod]
    public void FailureOfTheControlCodeClosesTheGateAndIsLogged()
    {
        var bench = new Bench();
        bench.TurnUntil(5000);
        bench.Battery.FailsNext = true;
        bench.Loop.Turn();
        int sent = bench.CanBus.SentCount;
        bench.Battery.IsSilent = true;

        bench.TurnUntil(20000);

        Assert.AreEqual(1, bench.Loop.FailureCount);
        Assert.AreEqual(1, bench.Log.Count);
        Assert.AreEqual(sent, bench.CanBus.SentCount);
    }

    [TestMethod]
    public void LoopGoesOnAfterAFailure()
    {
        var bench = new Bench();
        bench.TurnUntil(5000);
        bench.Battery.FailsNext = true;
        bench.TurnUntil(8000);
        bench.CanBus.Clear();

        bench.TurnUntil(12000);

        Assert.IsTrue(bench.CanBus.CountOf(0x351) >= 3);
    }

    [TestMethod]
    public void DeviceIsRestartedWhenEveryTurnFails()
    {
        var bench = new Bench();
        bench.TurnUntil(5000);
        bench.Battery.FailuresLeft = int.MaxValue;

        int seconds = bench.SecondsUntilDead(60);

        Assert.IsTrue(seconds >= 5 && seconds <= 8, seconds.ToString());
    }

    [TestMethod]
    public void DeviceIsRestartedWhenEverySampleFailsAlthoughOtherTurnsAreGood()
    {
        var bench = new Bench();
        bench.TurnUntil(5000);
        bench.Battery.SampleFailuresLeft = int.MaxValue;

        int seconds = bench.SecondsUntilDead(120);

        Assert.IsTrue(bench.Loop.FailureCount >= 10);
        Assert.IsTrue(seconds >= 10 && seconds <= 30, seconds.ToString());
    }

    [TestMethod]
    public void FailureOfTheRulesSilencesTheGatewayAndRestartsTheDevice()
    {
        var bench = new Bench();
        bench.TurnUntil(5000);
        bench.Battery.IsRubbish = true;
        bench.TurnUntil(5500);
        bench.CanBus.Clear();

        int seconds = bench.SecondsUntilDead(120);

        Assert.AreEqual(0, bench.CanBus.SentCount);
        Assert.IsTrue(bench.Loop.FailureCount >= 10);
        Assert.IsTrue(seconds >= 10 && seconds <= 30, seconds.ToString());
    }

    [TestMethod]
    public void OneFailureOfTheRulesIsAStartAgain()
    {
        var bench = new Bench();
        bench.TurnUntil(5000);
        bench.Battery.IsRubbish = true;
        bench.TurnUntil(5500);
        bench.Battery.IsRubbish = false;
        bench.CanBus.Clear();

        Assert.AreEqual(-1, bench.SecondsUntilDead(30));
        Assert.IsTrue(bench.CanBus.CountOf(0x351) >= 20);
    }

    [TestMethod]
    public void DeviceIsNotRestartedForFailuresThatEnd()
    {
        var bench = new Bench();
        bench.TurnUntil(5000);
        for (int i = 0; i < 10; i++)
        {
            bench.Battery.SampleFailuresLeft = 4;
            Assert.AreEqual(-1, bench.SecondsUntilDead(30));
        }

        Assert.AreEqual(40, bench.Loop.FailureCount);
    }

    [TestMethod]
    public void StoppedLoopClosesTheBus()
    {
        var bench = new Bench();
        bench.TurnUntil(2000);

        bench.Loop.Stop();

        Assert.AreEqual((int)CanBusState.Down, (int)bench.CanBus.State);
    }

    private sealed class Bench
    {
        public readonly FakeClock Clock = new();
        public readonly FakeLog Log = new();
        public readonly FakeCanBus CanBus;
        public readonly FakeBattery Battery;
        public readonly ControlLoop Loop;

        public Bench()
        {
            var bus = new EventBus(Clock, Log);
            CanBus = new FakeCanBus(Clock);
            Battery = new FakeBattery(Clock, bus);
            var status = new VictronStatus();
            var controller = new ChargeController(new GatewaySettings(), bus, Log);
            var outputs = new CanOutputs(new ICanBus[] { CanBus }, new GxWatch(status, bus), bus);
            var context = new VictronContext(controller.Limits, "TinyBMS", 0);
            var publisher = new VictronPublisher(controller, context, status, outputs);
            Loop = new ControlLoop(Battery, controller, publisher, outputs, Clock, Log);
        }

        /// <summary>Lets time pass; seconds until control counts as dead, or −1.</summary>
        public int SecondsUntilDead(int seconds)
        {
            var watch = new ControlWatch(Loop.Health, 0, Clock.MonotonicMilliseconds);
            for (int i = 1; i <= seconds; i++)
            {
                TurnUntil(Clock.MonotonicMilliseconds + 1000);
                if (watch.IsDead(Clock.MonotonicMilliseconds))
                {
                    return i;
                }
            }

            return -1;
        }

        public void TurnUntil(long time)
        {
            while (Clock.MonotonicMilliseconds < time)
            {
                Loop.Turn();
            }
        }
    }

    private sealed class FakeBattery : IBatterySource
    {
        private readonly FakeClock _clock;
        private readonly EventBus _bus;
        private long _nextSampleAt = 1250;

        public FakeBattery(FakeClock clock, EventBus bus)
        {
            _clock = clock;
            _bus = bus;
        }

        public BatteryLinkStatus Link { get; } = new();

        public string Description => "fake";

        public string SerialNumber => "";

        public bool IsSilent { get; set; }

        public bool FailsNext { get; set; }

        public int FailuresLeft { get; set; }

        public int SampleFailuresLeft { get; set; }

        /// <summary>Publishes something with which the rules must fail.</summary>
        public bool IsRubbish { get; set; }

        public int LongestWait { get; private set; }

        public void Run(int maximumWaitMilliseconds)
        {
            if (FailsNext || FailuresLeft > 0)
            {
                FailsNext = false;
                FailuresLeft -= FailuresLeft > 0 ? 1 : 0;
                throw new InvalidOperationException("broken on purpose");
            }

            LongestWait = maximumWaitMilliseconds > LongestWait ? maximumWaitMilliseconds : LongestWait;
            long untilSample = _nextSampleAt - _clock.MonotonicMilliseconds;
            if (IsSilent || untilSample > maximumWaitMilliseconds)
            {
                _clock.Sleep(maximumWaitMilliseconds < 1 ? 1 : maximumWaitMilliseconds);
                return;
            }

            _clock.Sleep(untilSample < 0 ? 0 : (int)untilSample);
            _nextSampleAt = _clock.MonotonicMilliseconds + 250;
            if (SampleFailuresLeft > 0)
            {
                SampleFailuresLeft--;

                // The loop rests for a second after it; then some turns are good before the next sample.
                _nextSampleAt = _clock.MonotonicMilliseconds + 1500;
                throw new InvalidOperationException("broken by a sample");
            }

            if (IsRubbish)
            {
                _bus.Publish(EventId.BatteryUpdated, "no sample");
                return;
            }

            _bus.Publish(EventId.BatteryUpdated, Samples.HealthyPack(_clock.MonotonicMilliseconds));
        }
    }
}
