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
    private readonly FakeClock _clock = new();
    private readonly FakeLog _log = new();
    private readonly FakeCanBus _canBus;
    private readonly FakeBattery _battery;
    private readonly ControlLoop _loop;

    public ControlLoopTests()
    {
        var bus = new EventBus(_clock, _log);
        _canBus = new FakeCanBus(_clock);
        _battery = new FakeBattery(_clock, bus);
        var status = new VictronStatus();
        var controller = new ChargeController(new GatewaySettings(), bus, _log);
        var outputs = new CanOutputs(new ICanBus[] { _canBus }, new GxWatch(status, bus), bus);
        var context = new VictronContext(controller.Limits, "TinyBMS", 0);
        var publisher = new VictronPublisher(controller, context, status, outputs);
        _loop = new ControlLoop(_battery, controller, publisher, outputs, _clock, _log);
    }

    [TestMethod]
    public void BatteryIsNeverAskedToWaitBeyondTheNextFrame()
    {
        TurnUntil(20000);

        Assert.IsTrue(_battery.LongestWait <= 100);
        Assert.IsTrue(_canBus.CountOf(0x351) >= 17);
    }

    [TestMethod]
    public void FailureOfTheControlCodeClosesTheGateAndIsLogged()
    {
        TurnUntil(5000);
        _battery.FailsNext = true;
        _loop.Turn();
        int sent = _canBus.SentCount;
        _battery.IsSilent = true;

        TurnUntil(20000);

        Assert.AreEqual(1, _loop.FailureCount);
        Assert.AreEqual(1, _log.Count);
        Assert.AreEqual(sent, _canBus.SentCount);
    }

    [TestMethod]
    public void LoopGoesOnAfterAFailure()
    {
        TurnUntil(5000);
        _battery.FailsNext = true;
        TurnUntil(8000);
        _canBus.Clear();

        TurnUntil(12000);

        Assert.IsTrue(_canBus.CountOf(0x351) >= 3);
    }

    [TestMethod]
    public void StoppedLoopClosesTheBus()
    {
        TurnUntil(2000);

        _loop.Stop();

        Assert.AreEqual((int)CanBusState.Down, (int)_canBus.State);
    }

    private void TurnUntil(long time)
    {
        while (_clock.MonotonicMilliseconds < time)
        {
            _loop.Turn();
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
