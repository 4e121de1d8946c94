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

/// <summary>The first cycle after the start gate or after silence: what the battery is, how it is, what it allows.</summary>
[TestClass]
public class FirstCycleTests
{
    [TestMethod]
    public void FirstCycleBeginsWithTheIdentityAndEndsWithTheLimits()
    {
        var bench = new Bench();
        bench.OpenGate();
        bench.Step(200, 1);

        bench.AssertIds(
            0x35E, 0x35F, 0x370, 0x371, 0x378, 0x379, 0x380, 0x381, 0x382,
            0x360, 0x372, 0x374, 0x375, 0x376, 0x377, 0x373,
            0x35A, 0x355, 0x356, 0x351);
        bench.AssertSpacing();
        Assert.IsTrue(bench.LastLimitsAt() - bench.CanBus.At(0).SentAtMilliseconds <= 100);
    }

    [TestMethod]
    public void SecondCycleBeginsWithTheLimitsOneSecondAfterTheFirst()
    {
        var bench = new Bench();
        bench.OpenGate();
        long startedAt = bench.Clock.MonotonicMilliseconds;
        bench.Step(200, 1);
        bench.CanBus.Clear();
        bench.Step(1000, 1);

        Assert.AreEqual(0x351, bench.CanBus.At(0).Id);
        Assert.AreEqual(0x355, bench.CanBus.At(1).Id);
        Assert.AreEqual(0x373, bench.CanBus.At(bench.CanBus.SentCount - 1).Id);
        Assert.AreEqual(1, bench.CanBus.CountOf(0x351));
        long after = bench.CanBus.At(0).SentAtMilliseconds - startedAt;
        Assert.IsTrue(after >= 900 && after <= 1050, after.ToString());
    }

    [TestMethod]
    public void FirstCycleAfterSilenceHasTheSameOrder()
    {
        var bench = new Bench();
        bench.OpenGate();
        bench.Step(40000, 10);
        bench.CanBus.Clear();
        bench.OpenGate();
        Assert.AreEqual(0, bench.CanBus.SentCount);
        bench.Step(200, 1);

        Assert.AreEqual(20, bench.CanBus.SentCount);
        Assert.AreEqual(0x35E, bench.CanBus.At(0).Id);
        Assert.AreEqual(0x35A, bench.CanBus.At(16).Id);
        Assert.AreEqual(0x355, bench.CanBus.At(17).Id);
        Assert.AreEqual(0x356, bench.CanBus.At(18).Id);
        Assert.AreEqual(0x351, bench.CanBus.At(19).Id);
    }

    [TestMethod]
    [DataRow(150)]
    [DataRow(400)]
    [DataRow(850)]
    public void SlowLoopSendsTheLimitsBeforeTwoSecondsHavePassedSinceTheGateOpened(int turn)
    {
        var bench = new Bench();
        bench.OpenGate();
        bench.HasSamples = true;
        long openedAt = bench.Clock.MonotonicMilliseconds;
        bench.Step(150000, turn);

        long last = openedAt;
        for (int i = 0; i < bench.CanBus.SentCount; i++)
        {
            if (bench.CanBus.At(i).Id == 0x351)
            {
                Assert.IsTrue(bench.CanBus.At(i).SentAtMilliseconds - last <= 2000);
                last = bench.CanBus.At(i).SentAtMilliseconds;
            }
        }

        // The rest of the first cycle is sent all the same.
        Assert.IsTrue(bench.CanBus.CountOf(0x351) >= 74);
        Assert.IsTrue(bench.CanBus.CountOf(0x356) > 0);
        bench.AssertSpacing();
    }

    [TestMethod]
    public void FrameThatIsSilentGivesItsTurnToTheNext()
    {
        var bench = new Bench { StateOfCharge = BatterySnapshot.Unknown };
        bench.OpenGate();
        bench.Step(200, 1);

        Assert.AreEqual(19, bench.CanBus.SentCount);
        Assert.AreEqual(0x35A, bench.CanBus.At(16).Id);
        Assert.AreEqual(0x356, bench.CanBus.At(17).Id);
        Assert.AreEqual(0x351, bench.CanBus.At(18).Id);
        Assert.AreEqual(5L, bench.CanBus.At(18).SentAtMilliseconds - bench.CanBus.At(17).SentAtMilliseconds);
    }

    private sealed class Bench
    {
        public readonly FakeClock Clock = new();
        public readonly FakeCanBus CanBus;

        public int StateOfCharge = 60200;

        /// <summary>True: every turn brings a sample.</summary>
        public bool HasSamples;

        private readonly ChargeController _controller;
        private readonly VictronPublisher _publisher;

        public Bench()
        {
            CanBus = new FakeCanBus(Clock);
            var log = new FakeLog();
            var bus = new EventBus(Clock, log);
            var settings = new GatewaySettings();
            settings.TrySet("charging.start_ramp_s", "0");
            var status = new VictronStatus();
            _controller = new ChargeController(settings, bus, log);
            var outputs = new CanOutputs(new ICanBus[] { CanBus }, new GxWatch(status, bus), bus);
            var identity = new VictronIdentity("TinyBMS", "TinyBMS Garage", "LFP") { SerialNumber = "TB-0042" };
            identity.TrySetFirmware("0.1");
            var context = new VictronContext(_controller.Limits, identity, 0)
            {
                ChargedWattHours = 0,
                DischargedWattHours = 0,
                ChargeRequest = ChargeRequest.No,
            };
            _publisher = new VictronPublisher(_controller, context, status, outputs);
        }

        /// <summary>Three samples; the publisher has not been called since the last of them.</summary>
        public void OpenGate()
        {
            for (int i = 0; i < 3; i++)
            {
                Step(250, 10);
                Sample();
            }
        }

        /// <summary>Lets time pass, one step of the publisher each turn.</summary>
        public void Step(int milliseconds, int turn)
        {
            for (int passed = 0; passed < milliseconds; passed += turn)
            {
                _publisher.Step(Clock.MonotonicMilliseconds);
                Clock.Advance(turn);
                if (HasSamples)
                {
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

        public void AssertSpacing()
        {
            for (int i = 1; i < CanBus.SentCount; i++)
            {
                Assert.IsTrue(CanBus.At(i).SentAtMilliseconds - CanBus.At(i - 1).SentAtMilliseconds >= 5);
            }
        }

        public long LastLimitsAt() => CanBus.LastOf(0x351)!.SentAtMilliseconds;

        private void Sample()
        {
            BatterySnapshot sample = Samples.HealthyPack(Clock.MonotonicMilliseconds);
            sample.StateOfChargeMillipercent = StateOfCharge;
            _controller.NoteSample(sample);
        }
    }
}
