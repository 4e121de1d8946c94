// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Control;
using BmsGateway.Events;
using BmsGateway.Mqtt;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support;
using BmsGateway.TinyBms;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Charging;

/// <summary>
/// What the link, the CAN bus, the GX, the BMS and the control code itself can do wrong, and the frames that leave then.
/// The whole control loop runs; only the BMS line and the bus are fakes.
/// </summary>
[TestClass]
public class FallbackFaultFramesTests
{
    private const string Full = "28 02 F4 01 F4 01 B0 01";
    private const string NoCharge = "1C 02 00 00 F4 01 B0 01";
    private const string NoDischarge = "1C 02 F4 01 00 00 B0 01";
    private const string Stopped = "1C 02 00 00 00 00 B0 01";
    private const string Healthy = "A8 AA 82 02 A8 AA 82 0A";
    private const string InternalWarning = "A8 AA 82 02 A8 AA 42 0A";
    private const string InternalAlarm = "A8 AA 42 02 A8 AA 82 0A";
    private const string AllOnline = "01 00 00 00 00 00 00 00";
    private const string ChargeBlocked = "01 00 01 00 00 00 00 00";
    private const string DischargeBlocked = "01 00 00 00 01 00 00 00";
    private const string BothBlocked = "01 00 01 00 01 00 00 00";

    [TestMethod]
    [DataRow(80, 62, InternalWarning)]
    [DataRow(80, 56, Healthy)]
    [DataRow(81, 600, Healthy)]
    [DataRow(0, 62, InternalWarning)]
    public void PoorLinkIsAWarningAfterAMinuteAndNoLimitChanges(int qualityPercent, int seconds, string alarms)
    {
        var rig = new Rig();
        rig.LinkQuality = qualityPercent;
        rig.Let(seconds * 1000);

        rig.AssertFrames(Full, alarms, AllOnline, true);
    }

    // A fifth of the polls that fails for five minutes: the driver counts the last 100 requests, the alarm waits for 1 min.
    [TestMethod]
    [DataRow(4, InternalWarning)]
    [DataRow(5, InternalWarning)]
    [DataRow(6, Healthy)]
    [DataRow(20, Healthy)]
    public void EveryFifthFailedPollIsAWarningWithinFiveMinutesAndNoLimitChanges(int everyNthFails, string alarms)
    {
        var rig = new Rig();
        rig.FailingPoll = everyNthFails;
        rig.Let(300000);

        rig.AssertFrames(Full, alarms, AllOnline, true);
    }

    [TestMethod]
    public void BusThatIsOffIsReportedAndTriedAgainWithUnchangedLimits()
    {
        var rig = new Rig();
        rig.CanBus.State = CanBusState.BusOff;
        rig.CanBus.IsRefusing = true;
        rig.Let(20000);

        Assert.AreEqual(0, rig.CanBus.SentCount);
        Assert.AreEqual(1, rig.Outputs.Health[0].BusOffCount);
        Assert.AreEqual(1, rig.BusChanges);

        // Tried at once, after 1 s, after 2 s, and then every 5 s.
        Assert.AreEqual(6, rig.CanBus.DroppedCount);
        rig.Bench.AssertLimits(55200, 50000, 50000);

        rig.CanBus.State = CanBusState.Running;
        rig.CanBus.IsRefusing = false;
        rig.AssertFrames(Full, Healthy, AllOnline, true);
        Assert.AreEqual(2, rig.BusChanges);
    }

    [TestMethod]
    public void BusWithoutPartnerIsReportedAndEveryFrameIsOfferedWithUnchangedLimits()
    {
        var rig = new Rig();
        rig.CanBus.State = CanBusState.NoPartner;
        rig.CanBus.IsRefusing = true;
        rig.Let(20000);

        Assert.AreEqual(0, rig.CanBus.SentCount);
        Assert.AreEqual(1, rig.Outputs.Health[0].NoPartnerCount);
        Assert.AreEqual(0, rig.Outputs.Health[0].HeldBackCount);
        Assert.AreEqual(1, rig.BusChanges);
        Assert.IsTrue(rig.CanBus.DroppedCount >= 20 * 10, rig.CanBus.DroppedCount.ToString());
        rig.Bench.AssertLimits(55200, 50000, 50000);

        rig.CanBus.State = CanBusState.Running;
        rig.CanBus.IsRefusing = false;
        rig.AssertFrames(Full, Healthy, AllOnline, true);
        Assert.AreEqual(2, rig.BusChanges);
    }

    [TestMethod]
    public void SilentGxIsReportedAndNoFrameChanges()
    {
        var rig = new Rig();
        rig.CanBus.Deliver(0x305, new byte[8]);
        rig.Let(9000);
        Assert.IsTrue(rig.Status.IsGxPresent);

        rig.Let(2000);

        Assert.IsFalse(rig.Status.IsGxPresent);
        Assert.AreEqual(1, rig.Status.GxLossCount);
        rig.AssertFrames(Full, Healthy, AllOnline, true);

        rig.CanBus.Deliver(0x305, new byte[8]);
        rig.AssertFrames(Full, Healthy, AllOnline, true);
        Assert.IsTrue(rig.Status.IsGxPresent);
    }

    // 0x2F is in no list.
    [TestMethod]
    [DataRow(0x06, NoCharge, "A8 AA 81 02 A8 AA 82 0A", ChargeBlocked)]
    [DataRow(0x07, NoCharge, "A8 AA 81 02 A8 AA 82 0A", ChargeBlocked)]
    [DataRow(0x05, NoDischarge, "A8 6A 82 02 A8 AA 82 0A", DischargeBlocked)]
    [DataRow(0x04, Stopped, "68 AA 82 02 A8 AA 82 0A", BothBlocked)]
    [DataRow(0x0A, Stopped, "A8 A9 82 02 A8 AA 82 0A", BothBlocked)]
    [DataRow(0x2F, Stopped, InternalAlarm, BothBlocked)]
    [DataRow(BatterySnapshot.Unknown, Stopped, InternalAlarm, BothBlocked)]
    public void FaultOfTheBmsStopsTheDirectionOfItsCause(int code, string limits, string alarms, string modules)
    {
        var rig = new Rig();
        rig.Bench.State = BatteryState.Fault;
        rig.Bench.Current = 0;
        rig.Bench.FaultCode = code;
        rig.Bench.FaultCondition = code < 0 ? BatterySnapshot.Unknown : TinyBmsEventTable.Find(code).Condition;
        rig.Let(30000);

        rig.AssertFrames(limits, alarms, modules, true);
    }

    // The BMS has no fault for it: its event 0x37 is a warning, and its state stays what it was.
    [TestMethod]
    public void TooColdToChargeStopsChargingOnlyAndIsAWarning()
    {
        var rig = new Rig();
        rig.Bench.Protection = ChargeBench.LowProtection();
        rig.Bench.Protection.LowTemperatureChargeCutoffDegrees = 1;
        rig.Bench.State = BatteryState.Idle;
        rig.Bench.Current = 0;
        rig.Bench.Coldest = -10;
        rig.WarningCode = 0x37;
        rig.Let(30000);

        // The profile gives less than the 50 A out of so cold a battery, and −1 °C is a warning of its own.
        rig.AssertFrames("1C 02 00 00 6E 00 B0 01", "A8 AA 82 02 A8 99 82 0A", ChargeBlocked, true);
    }

    [TestMethod]
    public void FaultByTooColdToChargeWouldStopChargingOnly()
    {
        var rig = new Rig();
        rig.Bench.State = BatteryState.Fault;
        rig.Bench.Current = 0;
        rig.Bench.FaultCode = 0x37;
        rig.Bench.FaultCondition = (int)AlarmCondition.LowTemperatureCharge;
        rig.Let(30000);

        rig.AssertFrames(NoCharge, "A8 9A 82 02 A8 AA 82 0A", ChargeBlocked, true);
    }

    [TestMethod]
    public void NoFrameLeavesWithAnEvaluationOlderThanTwoSeconds()
    {
        var rig = new Rig();
        rig.AgeEvaluations(2001);
        rig.Let(10000);
        rig.CanBus.Clear();
        int refused = rig.Status.RefusedLimitsCount;
        rig.Let(5000);

        Assert.AreEqual(0, rig.CanBus.SentCount);
        Assert.IsTrue(rig.Status.RefusedLimitsCount > refused);

        rig.AgeEvaluations(2000);
        rig.Let(2000);
        Assert.IsTrue(rig.CanBus.CountOf(0x351) > 0);
    }

    [TestMethod]
    public void RuleThatThrowsSilencesEverythingUntilTheGateHasOpenedAgain()
    {
        var rig = new Rig();
        rig.BreaksRules = true;
        rig.Let(1000);
        Assert.IsTrue(rig.Loop.FailureCount > 0);
        rig.CanBus.Clear();
        rig.Let(10000);
        Assert.AreEqual(0, rig.CanBus.SentCount);

        rig.BreaksRules = false;
        rig.Let(5000);
        int failures = rig.Loop.FailureCount;

        // 11 s without a sample that counts are an alarm, which stays for half a minute.
        rig.AssertFrames(Full, InternalAlarm, AllOnline, true);
        rig.Let(30000);
        rig.AssertFrames(Full, Healthy, AllOnline, true);
        Assert.AreEqual(failures, rig.Loop.FailureCount);
    }

    [TestMethod]
    public void OneSampleThatTheRulesCannotTakeIsAStartAgain()
    {
        var rig = new Rig();
        rig.BreaksRules = true;
        rig.Let(300);
        rig.BreaksRules = false;
        rig.CanBus.Clear();
        rig.Let(5000);

        Assert.AreEqual(1, rig.Loop.FailureCount);
        Assert.AreEqual(0x35E, rig.CanBus.At(0).Id);
        rig.AssertFrames(Full, Healthy, AllOnline, true);
    }

    [TestMethod]
    public void SubscriberOutsideTheControlPathThatThrowsChangesNothing()
    {
        var rig = new Rig();
        rig.Bench.Bus.Subscribe(EventId.BatteryUpdated, "broken", Throw);
        rig.Let(5000);

        rig.AssertFrames(Full, Healthy, AllOnline, true);
        Assert.AreEqual(0, rig.Loop.FailureCount);
    }

    private static void Throw(EventId id, object payload) => throw new InvalidOperationException("broken on purpose");

    /// <summary>A control loop that has run for two seconds with a healthy pack.</summary>
    private sealed class Rig : IBatterySource
    {
        public readonly ChargeBench Bench = new(0);
        public readonly FakeCanBus CanBus;
        public readonly CanOutputs Outputs;
        public readonly VictronStatus Status = new();
        public readonly ControlLoop Loop;
        public int BusChanges;

        /// <summary>Link quality in the samples, %.</summary>
        public int LinkQuality = 100;

        /// <summary>Every so many polls one fails, and the quality is counted as the driver does it; 0 = none.</summary>
        public int FailingPoll;

        /// <summary>Warning of the BMS; 0 = none.</summary>
        public int WarningCode;

        /// <summary>Samples come in a form in which the rules must fail.</summary>
        public bool BreaksRules;

        private readonly TinyBmsLinkQuality _quality;
        private readonly GatewayConditions _conditions;
        private long _nextConditionsAt;
        private int _polls;
        private int _evaluationAge;
        private long _nextSampleAt;

        public Rig()
        {
            CanBus = new FakeCanBus(Bench.Clock);
            Outputs = new CanOutputs(new ICanBus[] { CanBus }, new GxWatch(Status, Bench.Bus), Bench.Bus);
            var context = new VictronContext(Bench.Limits, "TinyBMS", 0);
            var publisher = new VictronPublisher(Bench.Controller, context, Status, Outputs);
            Loop = new ControlLoop(this, Bench.Controller, publisher, Outputs, Bench.Clock, new FakeLog());
            _quality = new TinyBmsLinkQuality(Link);
            var state = new GatewayState(
                Bench.Clock, this, Bench.Limits, new ICanBus[] { CanBus }, Status, new MqttStatus());
            _conditions = new GatewayConditions(
                state, Bench.Settings, context.Alarms.Conditions.Tracker, state.AlarmInputs);
            _nextSampleAt = Bench.Now;
            Let(2000);
            Bench.Bus.Subscribe(EventId.CanBusChanged, "test", CountBusChange);
            Bench.Bus.Subscribe(EventId.ChargingLimitsChanged, "test", AgeLimits);
            CanBus.Clear();
        }

        public BatteryLinkStatus Link { get; } = new();

        public string Description => "fake";

        public string SerialNumber => "";

        public void Let(int milliseconds)
        {
            long end = Bench.Now + milliseconds;
            while (Bench.Now < end)
            {
                if (_evaluationAge != 0)
                {
                    // Another limit each turn, so that the limits are published with every evaluation.
                    int amperes = 10 + (int)(Bench.Now % 7);
                    Bench.Controller.Remote.TrySet(RemoteLimitKind.ChargeCurrent, amperes * 1000, 60, out _);
                    Bench.Clock.Advance(1);
                }

                Loop.Turn();
                EvaluateConditions();
            }
        }

        /// <summary>From now on the evaluation of the limits is so old when the frames are due, ms.</summary>
        public void AgeEvaluations(int milliseconds) => _evaluationAge = milliseconds;

        public void Run(int maximumWaitMilliseconds)
        {
            long untilPoll = _nextSampleAt - Bench.Now;
            if (untilPoll > maximumWaitMilliseconds)
            {
                Bench.Clock.Sleep(maximumWaitMilliseconds < 1 ? 1 : maximumWaitMilliseconds);
                return;
            }

            Bench.Clock.Sleep(untilPoll < 0 ? 0 : (int)untilPoll);
            _nextSampleAt = Bench.Now + 250;
            _polls++;
            bool isGood = FailingPoll == 0 || _polls % FailingPoll != 0;
            _quality.Note(isGood);
            Link.QualityPercent = FailingPoll == 0 ? LinkQuality : Link.QualityPercent;
            if (isGood)
            {
                object sample = BreaksRules ? "no sample" : Make();
                Bench.Bus.Publish(EventId.BatteryUpdated, sample);
            }
        }

        /// <summary>Lets a good second pass and compares what is sent in it.</summary>
        public void AssertFrames(string limits, string alarms, string modules, bool hasMeasurements)
        {
            CanBus.Clear();
            Let(1200);
            Assert.AreEqual(limits, CanBus.LastOf(0x351)!.Text);
            Assert.AreEqual(alarms, CanBus.LastOf(0x35A)!.Text);
            Assert.AreEqual(modules, CanBus.LastOf(0x372)!.Text);
            int[] measurements = { 0x355, 0x356, 0x373, 0x374, 0x375, 0x376, 0x377 };
            for (int i = 0; i < measurements.Length; i++)
            {
                Assert.AreEqual(hasMeasurements, CanBus.CountOf(measurements[i]) > 0);
            }
        }

        private BatterySnapshot Make()
        {
            BatterySnapshot sample = Bench.Make();
            sample.WarningCode = WarningCode;
            sample.WarningCondition =
                WarningCode == 0 ? BatterySnapshot.Unknown : TinyBmsEventTable.Find(WarningCode).Condition;
            return sample;
        }

        // As the alarm service does it, once a second.
        private void EvaluateConditions()
        {
            if (Bench.Now >= _nextConditionsAt)
            {
                _nextConditionsAt = Bench.Now + 1000;
                _conditions.Evaluate(Bench.Now);
            }
        }

        private void CountBusChange(EventId id, object payload) => BusChanges++;

        private void AgeLimits(EventId id, object payload)
        {
            if (_evaluationAge != 0)
            {
                ((ChargeLimits)payload).ComputedAtMilliseconds = Bench.Now - _evaluationAge;
            }
        }
    }
}
