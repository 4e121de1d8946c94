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
    private readonly FakeClock _clock = new();
    private readonly FakeCanBus _canBus;
    private readonly VictronStatus _status = new();
    private readonly ChargeController _controller;
    private readonly VictronPublisher _publisher;

    public VictronPublisherTests()
    {
        _canBus = new FakeCanBus(_clock);
        var log = new FakeLog();
        var bus = new EventBus(_clock, log);
        _controller = new ChargeController(new GatewaySettings(), bus, log);
        var outputs = new CanOutputs(new ICanBus[] { _canBus }, new GxWatch(_status, bus), bus);
        _publisher = new VictronPublisher(_controller, new VictronContext(_controller.Limits, "TinyBMS", 0), _status, outputs);
    }

    [TestMethod]
    public void NothingIsSentBeforeThreeSamples()
    {
        RunFor(60000, 0);
        Sample();
        RunFor(250, 0);
        Sample();
        RunFor(250, 0);

        Assert.AreEqual(0, _canBus.SentCount);
    }

    [TestMethod]
    public void ThirdSampleStartsACompleteCycleWithTheLimitsFirst()
    {
        StartGate();
        RunFor(40, 0);

        Assert.AreEqual(6, _canBus.SentCount);
        Assert.AreEqual(0x351, _canBus.At(0).Id);
        Assert.AreEqual(0x355, _canBus.At(1).Id);
        Assert.AreEqual(0x356, _canBus.At(2).Id);
        Assert.AreEqual(0x35A, _canBus.At(3).Id);
        Assert.AreEqual(0x35E, _canBus.At(4).Id);
        Assert.AreEqual(0x373, _canBus.At(5).Id);
    }

    [TestMethod]
    public void FramesOfACycleAreAtLeastFiveMillisecondsApart()
    {
        StartGate();
        RunFor(3000, 250);

        for (int i = 1; i < _canBus.SentCount; i++)
        {
            Assert.IsTrue(_canBus.At(i).SentAtMilliseconds - _canBus.At(i - 1).SentAtMilliseconds >= 5);
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
        StartGate();
        RunFor(60000, pollPeriod);

        // 60 s and the cycle at the start; the last one may just not have begun.
        int count = _canBus.CountOf(0x351);
        Assert.IsTrue(count >= 60 && count <= 61, count.ToString());
        AssertGaps(800, 1200);
        Assert.IsTrue(_status.LongestGapMilliseconds <= 1200);
        Assert.AreEqual(count, _status.CycleCount);
    }

    [TestMethod]
    public void CycleStartsWithTheSampleThatComesNearItsTime()
    {
        StartGate();
        RunFor(40, 0);
        _canBus.Clear();
        RunFor(952, 0);
        Sample();
        long arrived = _clock.MonotonicMilliseconds;

        RunFor(2, 0);

        Assert.AreEqual(1, _canBus.SentCount);
        Assert.AreEqual(arrived, _canBus.At(0).SentAtMilliseconds);
    }

    [TestMethod]
    public void DroppedLimitIsSentAtOnce()
    {
        StartGate();
        RunFor(300, 0);
        _canBus.Clear();
        BatterySnapshot sample = Samples.HealthyPack(_clock.MonotonicMilliseconds);
        sample.Protection!.ChargeOverCurrentAmperes = 20;

        _controller.NoteSample(sample);
        RunFor(1, 0);

        Assert.AreEqual(1, _canBus.SentCount);
        Assert.AreEqual("28 02 B4 00 F4 01 E0 01", _canBus.At(0).Text);
    }

    [TestMethod]
    public void RaisedLimitWaitsForTheCycle()
    {
        StartGate();
        RunFor(300, 0);
        BatterySnapshot sample = Samples.HealthyPack(_clock.MonotonicMilliseconds);
        sample.Protection!.ChargeOverCurrentAmperes = 20;
        _controller.NoteSample(sample);
        RunFor(100, 0);
        _canBus.Clear();

        Sample();
        RunFor(100, 0);

        Assert.AreEqual(0, _canBus.SentCount);
    }

    [TestMethod]
    public void AfterThreeSecondsWithoutSamplesBothCurrentsAreZeroAndMeasurementsStop()
    {
        StartGate();
        RunFor(3000, 0);
        Assert.AreEqual("28 02 F4 01 F4 01 E0 01", _canBus.LastOf(0x351)!.Text);
        _canBus.Clear();

        RunFor(3000, 0);

        for (int i = 0; i < _canBus.SentCount; i++)
        {
            SentFrame sent = _canBus.At(i);
            Assert.IsTrue(sent.Id == 0x351 || sent.Id == 0x35A || sent.Id == 0x35E);
            Assert.IsTrue(sent.Id != 0x351 || sent.Text == "28 02 00 00 00 00 E0 01");
            Assert.IsTrue(sent.Id != 0x35A || sent.Text == "A8 AA 82 02 A8 AA 42 0A");
        }

        Assert.IsTrue(_canBus.CountOf(0x351) >= 3);
    }

    [TestMethod]
    public void ZeroCurrentsLeaveWithinATenthOfASecondOfTheThirdSecond()
    {
        StartGate();
        long sampledAt = _clock.MonotonicMilliseconds;
        RunFor(3150, 0);

        SentFrame first = _canBus.At(0);
        for (int i = 0; i < _canBus.SentCount && first.Text != "28 02 00 00 00 00 E0 01"; i++)
        {
            first = _canBus.At(i);
        }

        Assert.AreEqual("28 02 00 00 00 00 E0 01", first.Text);
        Assert.IsTrue(first.SentAtMilliseconds - sampledAt <= 3110);
    }

    [TestMethod]
    public void SilentBmsBecomesAnAlarmAfterTenSeconds()
    {
        StartGate();
        RunFor(11500, 0);

        Assert.AreEqual("A8 AA 42 02 A8 AA 82 0A", _canBus.LastOf(0x35A)!.Text);
    }

    [TestMethod]
    public void AfterThirtySecondsWithoutSamplesNothingIsSent()
    {
        StartGate();
        RunFor(30000, 0);
        Assert.IsTrue(_canBus.CountOf(0x351) >= 30);
        RunFor(40, 0);
        _canBus.Clear();

        RunFor(60000, 0);

        Assert.AreEqual(0, _canBus.SentCount);
    }

    [TestMethod]
    public void ReturningBmsHasToPassTheGateAgain()
    {
        StartGate();
        RunFor(40000, 0);
        _canBus.Clear();
        Sample();
        RunFor(250, 0);
        Sample();
        RunFor(250, 0);
        Assert.AreEqual(0, _canBus.SentCount);

        Sample();
        RunFor(40, 0);

        Assert.AreEqual(6, _canBus.SentCount);
        Assert.AreEqual("28 02 F4 01 F4 01 E0 01", _canBus.At(0).Text);
    }

    [TestMethod]
    public void StoppedHostIsFollowedByOneCycleInsteadOfABurst()
    {
        StartGate();
        RunFor(5000, 250);
        _clock.Advance(2900);
        _canBus.Clear();
        Sample();
        RunFor(900, 250);

        Assert.AreEqual(1, _canBus.CountOf(0x351));
    }

    [TestMethod]
    public void ClockBeyondThirtyTwoBitsChangesNothing()
    {
        _clock.MonotonicMilliseconds = 4294966000;
        StartGate();
        RunFor(10000, 250);

        AssertGaps(900, 1100);
        Assert.IsTrue(_canBus.CountOf(0x351) >= 10);
    }

    [TestMethod]
    public void GatewayNeverSendsWhatOnlyAGxMaySend()
    {
        StartGate();
        RunFor(45000, 0);

        Assert.AreEqual(0, _canBus.CountOf(0x305));
        Assert.AreEqual(0, _canBus.CountOf(0x306));
        Assert.AreEqual(0, _canBus.CountOf(0x307));
    }

    private void StartGate()
    {
        Sample();
        RunFor(250, 0);
        Sample();
        RunFor(250, 0);
        Sample();
    }

    private void Sample() => _controller.NoteSample(Samples.HealthyPack(_clock.MonotonicMilliseconds));

    // Steps the publisher as the control loop does: each time it wants to be called, at most 1 ms late, and at once after a sample.
    private void RunFor(int milliseconds, int pollPeriod)
    {
        long end = _clock.MonotonicMilliseconds + milliseconds;
        long nextPoll = pollPeriod == 0 ? long.MaxValue : _clock.MonotonicMilliseconds + pollPeriod;
        while (_clock.MonotonicMilliseconds < end)
        {
            _publisher.Step(_clock.MonotonicMilliseconds);
            long wake = _clock.MonotonicMilliseconds + _publisher.MillisecondsUntilDue(_clock.MonotonicMilliseconds);
            wake = wake <= _clock.MonotonicMilliseconds ? _clock.MonotonicMilliseconds + 1 : wake;
            wake = wake > nextPoll ? nextPoll : wake;
            _clock.MonotonicMilliseconds = wake > end ? end : wake;
            if (_clock.MonotonicMilliseconds == nextPoll)
            {
                nextPoll += pollPeriod;
                Sample();
            }
        }
    }

    private void AssertGaps(int shortest, int longest)
    {
        long last = 0;
        for (int i = 0; i < _canBus.SentCount; i++)
        {
            if (_canBus.At(i).Id != 0x351)
            {
                continue;
            }

            long gap = _canBus.At(i).SentAtMilliseconds - last;
            Assert.IsTrue(last == 0 || (gap >= shortest && gap <= longest), gap.ToString());
            last = _canBus.At(i).SentAtMilliseconds;
        }
    }
}
