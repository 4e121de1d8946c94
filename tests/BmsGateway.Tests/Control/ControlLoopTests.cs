// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Control;
using BmsGateway.Events;
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

        public bool IsSilent { get; set; }

        public bool FailsNext { get; set; }

        public int LongestWait { get; private set; }

        public void Run(int maximumWaitMilliseconds)
        {
            if (FailsNext)
            {
                FailsNext = false;
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
            _bus.Publish(EventId.BatteryUpdated, Samples.HealthyPack(_clock.MonotonicMilliseconds));
        }
    }
}
