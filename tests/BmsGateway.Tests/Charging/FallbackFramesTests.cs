// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Charging;

/// <summary>Every situation of the fallback policy and the frames that leave in it.</summary>
[TestClass]
public class FallbackFramesTests
{
    private const string Silence = "";
    private const string Full = "28 02 F4 01 F4 01 B0 01";
    private const string Halved = "1C 02 00 00 FA 00 B0 01";
    private const string Stopped = "1C 02 00 00 00 00 B0 01";
    private const string NoCharge = "1C 02 00 00 F4 01 B0 01";
    private const string Healthy = "A8 AA 82 02 A8 AA 82 0A";
    private const string InternalWarning = "A8 AA 82 02 A8 AA 42 0A";
    private const string InternalAlarm = "A8 AA 42 02 A8 AA 82 0A";
    private const string InternalAlarmAndCold = "A8 AA 42 02 A8 A9 82 0A";

    [TestMethod]
    [DataRow((int)Situation.TwoSamples, Silence, "", false)]
    [DataRow((int)Situation.StrangeStart, Silence, "", false)]
    [DataRow((int)Situation.UnknownStateAtStart, Silence, "", false)]
    [DataRow((int)Situation.SlowStart, "1C 02 32 00 32 00 B0 01", Healthy, true)]
    [DataRow((int)Situation.Running, Full, Healthy, true)]
    [DataRow((int)Situation.FiveSecondsOld, Halved, InternalWarning, false)]
    [DataRow((int)Situation.FifteenSecondsOld, Stopped, InternalAlarm, false)]
    [DataRow((int)Situation.ThirtyOneSecondsOld, Silence, "", false)]
    [DataRow((int)Situation.BackAfterFiveSeconds, NoCharge, Healthy, true)]
    [DataRow((int)Situation.BackAfterFifteenSeconds, NoCharge, InternalAlarm, true)]
    [DataRow((int)Situation.OneSampleAfterSilence, Silence, "", false)]
    [DataRow((int)Situation.BackAfterSilence, Full, InternalAlarm, true)]
    [DataRow((int)Situation.BackForHalfAMinute, Full, Healthy, true)]
    [DataRow((int)Situation.ImplausibleForFiveSeconds, Halved, InternalWarning, false)]
    [DataRow((int)Situation.OverVoltageFault, NoCharge, "A4 AA 82 02 A8 AA 82 0A", true)]
    [DataRow((int)Situation.UnderVoltageFault, "1C 02 F4 01 00 00 B0 01", "98 AA 82 02 A8 AA 82 0A", true)]
    [DataRow((int)Situation.UnknownFault, Stopped, InternalAlarm, true)]
    [DataRow((int)Situation.OtherCellCount, Silence, "", false)]
    [DataRow((int)Situation.OtherCapacity, Silence, "", false)]
    [DataRow((int)Situation.ControlFailure, Silence, "", false)]
    [DataRow((int)Situation.RefusedConfiguration, Silence, "", false)]
    [DataRow((int)Situation.LimitsOutOfBounds, Silence, "", false)]
    [DataRow((int)Situation.SafeState, Stopped, Healthy, true)]
    [DataRow((int)Situation.SafeStateForTwelveSeconds, Silence, "", false)]
    [DataRow((int)Situation.SafeStateEnded, Full, Healthy, true)]
    [DataRow((int)Situation.NotObeyedForNineSeconds, "11 02 00 00 F4 01 B0 01", Healthy, true)]
    [DataRow((int)Situation.NotObeyed, "10 02 00 00 F4 01 B0 01", InternalAlarm, true)]
    [DataRow((int)Situation.NotObeyedAndSilent, Silence, "", false)]
    [DataRow((int)Situation.ObeyedAgain, "28 02 F4 01 F4 01 B0 01", Healthy, true)]
    [DataRow((int)Situation.ChargedInFrost, "0C 02 00 00 6E 00 B0 01", InternalAlarmAndCold, true)]
    [DataRow((int)Situation.ChargedInFrostForSixtyEightSeconds, "0C 02 00 00 6E 00 B0 01", InternalAlarmAndCold, true)]
    [DataRow((int)Situation.ChargedInFrostForTwelveAndStopped, "0C 02 00 00 6E 00 B0 01", InternalAlarmAndCold, true)]
    [DataRow((int)Situation.ChargedInFrostForSeventyTwoSeconds, Silence, "", false)]
    [DataRow((int)Situation.WarmForTwentyEightSecondsAfterSilence, Silence, "", false)]
    [DataRow((int)Situation.WarmForThirtyTwoSecondsAfterSilence, Full, Healthy, true)]
    [DataRow((int)Situation.OffGridForTwentyMinutes, Halved, InternalAlarm, false)]
    [DataRow((int)Situation.OffGridForThirtyMinutes, Silence, "", false)]
    [DataRow((int)Situation.OffGridWithACellOutside, Silence, "", false)]
    [DataRow((int)Situation.RemoteLimits, "26 02 64 00 C8 00 B0 01", Healthy, true)]
    public void SituationLeadsToItsFrames(int situation, string limits, string alarms, bool hasMeasurements)
    {
        var rig = new Rig(situation == (int)Situation.SlowStart ? 20 : 0);
        rig.Enter((Situation)situation);
        rig.CanBus.Clear();
        rig.Let(1200);

        if (limits == Silence)
        {
            Assert.AreEqual(0, rig.CanBus.SentCount);
            return;
        }

        Assert.AreEqual(limits, rig.LastText(0x351));
        Assert.AreEqual(alarms, rig.LastText(0x35A));
        int[] measurements = { 0x355, 0x356, 0x373, 0x374, 0x375, 0x376, 0x377 };
        for (int i = 0; i < measurements.Length; i++)
        {
            Assert.AreEqual(hasMeasurements, rig.CanBus.CountOf(measurements[i]) > 0);
        }

        Assert.IsTrue(rig.CanBus.CountOf(0x35E) > 0);
        Assert.AreEqual(hasMeasurements ? "01 00" : "00 00", rig.LastText(0x372).Substring(0, 5));
    }

    [TestMethod]
    public void LimitsAreSentUpToTwoSecondsAfterTheirEvaluation()
    {
        AssertGuard(limits => limits.ComputedAtMilliseconds = 98000, true);
        AssertGuard(limits => limits.ComputedAtMilliseconds = 97999, false);
    }

    [TestMethod]
    public void ChargeCurrentIsNotSentWithAnOldSample()
    {
        AssertGuard(limits => limits.SampledAtMilliseconds = 97000, true);
        AssertGuard(limits => limits.SampledAtMilliseconds = 96999, false);
        AssertGuard(
            limits =>
            {
                limits.SampledAtMilliseconds = 96999;
                limits.ChargeCurrentMilliamperes = 0;
            },
            true);
    }

    [TestMethod]
    public void NothingIsSentWithASampleOfBeforeTheSilence()
    {
        AssertGuard(limits => MakeOld(limits, 30000), true);
        AssertGuard(limits => MakeOld(limits, 30001), false);
        AssertGuard(
            limits =>
            {
                MakeOld(limits, 30001);
                limits.LongestSampleAgeMilliseconds = FallbackPolicy.OffGridMilliseconds;
            },
            true);
    }

    [TestMethod]
    public void LimitsOutsideTheirBoundsAreNotSent()
    {
        AssertGuard(limits => limits.ChargeVoltageMillivolts = 0, false);
        AssertGuard(limits => limits.ChargeVoltageMillivolts = 47999, false);
        AssertGuard(limits => limits.ChargeVoltageMillivolts = 48000, true);
        AssertGuard(limits => limits.ChargeVoltageMillivolts = 60800, true);
        AssertGuard(limits => limits.ChargeVoltageMillivolts = 60801, false);
        AssertGuard(limits => limits.ChargeCurrentMilliamperes = 50001, false);
        AssertGuard(limits => limits.ChargeCurrentMilliamperes = -1, false);
        AssertGuard(limits => limits.DischargeCurrentMilliamperes = 50001, false);
        AssertGuard(limits => limits.DischargeCurrentMilliamperes = BatterySnapshot.Unknown, false);
        AssertGuard(limits => limits.IsSilent = true, false);
        AssertGuard(limits => limits.LowestVoltageMillivolts = 0, false);
    }

    private static void MakeOld(ChargeLimits limits, int age)
    {
        limits.SampledAtMilliseconds = 100000 - age;
        limits.ChargeCurrentMilliamperes = 0;
    }

    private static void AssertGuard(Change change, bool maySend)
    {
        var limits = new ChargeLimits
        {
            ChargeVoltageMillivolts = 55200,
            ChargeCurrentMilliamperes = 50000,
            DischargeCurrentMilliamperes = 50000,
            ComputedAtMilliseconds = 100000,
            SampledAtMilliseconds = 100000,
            IsSilent = false,
            LowestVoltageMillivolts = 48000,
            HighestVoltageMillivolts = 60800,
            HighestChargeMilliamperes = 50000,
            HighestDischargeMilliamperes = 50000,
            LongestSampleAgeMilliseconds = 30000,
        };
        change(limits);
        Assert.AreEqual(maySend, LimitsGuard.MaySend(limits, 100000));
    }

    private delegate void Change(ChargeLimits limits);

    private enum Situation
    {
        TwoSamples,
        StrangeStart,
        UnknownStateAtStart,
        SlowStart,
        Running,
        FiveSecondsOld,
        FifteenSecondsOld,
        ThirtyOneSecondsOld,
        BackAfterFiveSeconds,
        BackAfterFifteenSeconds,
        OneSampleAfterSilence,
        BackAfterSilence,
        BackForHalfAMinute,
        ImplausibleForFiveSeconds,
        OverVoltageFault,
        UnderVoltageFault,
        UnknownFault,
        OtherCellCount,
        OtherCapacity,
        ControlFailure,
        RefusedConfiguration,
        LimitsOutOfBounds,
        SafeState,
        SafeStateForTwelveSeconds,
        SafeStateEnded,
        NotObeyedForNineSeconds,
        NotObeyed,
        NotObeyedAndSilent,
        ObeyedAgain,
        OffGridForTwentyMinutes,
        OffGridForThirtyMinutes,
        OffGridWithACellOutside,
        RemoteLimits,
        ChargedInFrost,
        ChargedInFrostForSixtyEightSeconds,
        ChargedInFrostForTwelveAndStopped,
        ChargedInFrostForSeventyTwoSeconds,
        WarmForTwentyEightSecondsAfterSilence,
        WarmForThirtyTwoSecondsAfterSilence,
    }

    private sealed class Rig
    {
        public readonly ChargeBench Bench;
        public readonly FakeCanBus CanBus;
        private readonly VictronPublisher _publisher;
        private bool _isSampling = true;
        private bool _isPackWrong;
        private long _nextSampleAt;

        public Rig(int startRampSeconds)
        {
            Bench = new ChargeBench(startRampSeconds);
            CanBus = new FakeCanBus(Bench.Clock);
            var status = new VictronStatus();
            var outputs = new CanOutputs(new ICanBus[] { CanBus }, new GxWatch(status, Bench.Bus), Bench.Bus);
            var context = new VictronContext(Bench.Limits, "TinyBMS", 0);
            _publisher = new VictronPublisher(Bench.Controller, context, status, outputs);
            _nextSampleAt = Bench.Now;
        }

        public string LastText(int id) => CanBus.LastOf(id)!.Text;

        public void Let(int milliseconds)
        {
            for (int passed = 0; passed < milliseconds; passed += 10)
            {
                if (_isSampling && Bench.Now >= _nextSampleAt)
                {
                    BatterySnapshot sample = Bench.Make();
                    sample.PackVoltageMillivolts += _isPackWrong ? 2000 : 0;
                    Bench.Controller.NoteSample(sample);
                    _nextSampleAt = Bench.Now + 250;
                }

                _publisher.Step(Bench.Now);
                Bench.Clock.Advance(10);
            }
        }

        public void Enter(Situation situation)
        {
            if (situation <= Situation.SlowStart)
            {
                EnterStart(situation);
                return;
            }

            if (situation >= Situation.OffGridForTwentyMinutes && situation <= Situation.OffGridWithACellOutside)
            {
                Bench.Set("charging.keep_discharge_off_grid", true);
            }

            Let(2000);
            if (situation <= Situation.ImplausibleForFiveSeconds)
            {
                EnterLoss(situation);
            }
            else if (situation >= Situation.ChargedInFrost)
            {
                EnterFrost(situation);
            }
            else if (situation <= Situation.LimitsOutOfBounds)
            {
                EnterFault(situation);
            }
            else
            {
                EnterOther(situation);
            }
        }

        private void EnterStart(Situation situation)
        {
            if (situation == Situation.StrangeStart)
            {
                Bench.LowCell = 14000;
                Let(5000);
            }
            else if (situation == Situation.UnknownStateAtStart)
            {
                Bench.State = BatteryState.Unknown;
                Let(5000);
            }
            else
            {
                Let(situation == Situation.TwoSamples ? 500 : 510);
                _isSampling = false;
            }
        }

        private void EnterLoss(Situation situation)
        {
            _isSampling = situation == Situation.Running || situation == Situation.ImplausibleForFiveSeconds;
            _isPackWrong = situation == Situation.ImplausibleForFiveSeconds;
            switch (situation)
            {
                case Situation.Running:
                    return;
                case Situation.FiveSecondsOld:
                case Situation.BackAfterFiveSeconds:
                case Situation.ImplausibleForFiveSeconds:
                    Let(5000);
                    break;
                case Situation.FifteenSecondsOld:
                case Situation.BackAfterFifteenSeconds:
                    Let(15000);
                    break;
                default:
                    Let(31000);
                    break;
            }

            if (situation == Situation.OneSampleAfterSilence)
            {
                Bench.Controller.NoteSample(Bench.Make());
            }

            _isSampling = situation >= Situation.BackAfterFiveSeconds && situation != Situation.OneSampleAfterSilence;
            if (situation == Situation.BackAfterSilence || situation == Situation.BackForHalfAMinute)
            {
                Let(situation == Situation.BackAfterSilence ? 510 : 31000);
            }
        }

        private void EnterFault(Situation situation)
        {
            switch (situation)
            {
                case Situation.OtherCellCount:
                    Bench.Protection = ChargeBench.LowProtection();
                    Bench.Protection.SeriesCells = 14;
                    ShowOneSample();
                    return;
                case Situation.OtherCapacity:
                    Bench.Protection = ChargeBench.LowProtection();
                    Bench.Protection.CapacityCentiampereHours = 20000;
                    ShowOneSample();
                    return;
                case Situation.ControlFailure:
                    Bench.Controller.Reset();
                    ShowOneSample();
                    return;
                case Situation.RefusedConfiguration:
                    Bench.Protection = ChargeBench.LowProtection();
                    Bench.Protection.FullyChargedCellMillivolts = 4150;
                    Let(260);
                    return;
                case Situation.LimitsOutOfBounds:
                    Bench.Limits.HighestDischargeMilliamperes = 49999;
                    return;
                default:
                    Bench.State = BatteryState.Fault;
                    Bench.Current = 0;
                    Bench.FaultCode = situation == Situation.UnknownFault ? 0 : 3;
                    Bench.FaultCondition = situation == Situation.OverVoltageFault ? (int)AlarmCondition.HighVoltage
                        : situation == Situation.UnderVoltageFault ? (int)AlarmCondition.LowVoltage
                        : BatterySnapshot.Unknown;
                    Let(30000);
                    return;
            }
        }

        private void EnterOther(Situation situation)
        {
            switch (situation)
            {
                case Situation.SafeState:
                case Situation.SafeStateForTwelveSeconds:
                case Situation.SafeStateEnded:
                    Bench.Controller.SetSafeState(true);
                    Let(situation == Situation.SafeState ? 8000 : 12000);
                    Bench.Controller.SetSafeState(situation != Situation.SafeStateEnded);
                    Let(situation == Situation.SafeStateEnded ? 760 : 0);
                    break;
                case Situation.OffGridForTwentyMinutes:
                case Situation.OffGridForThirtyMinutes:
                case Situation.OffGridWithACellOutside:
                    Bench.HighCell = situation == Situation.OffGridWithACellOutside ? 33751 : 0;
                    Let(260);
                    _isSampling = false;
                    Let(situation == Situation.OffGridForTwentyMinutes ? 1200000
                        : situation == Situation.OffGridForThirtyMinutes ? 1801000 : 31000);
                    break;
                case Situation.RemoteLimits:
                    Bench.Controller.Remote.TrySet(RemoteLimitKind.ChargeCurrent, 10000, 60, out _);
                    Bench.Controller.Remote.TrySet(RemoteLimitKind.DischargeCurrent, 20000, 60, out _);
                    Bench.Controller.Remote.TrySet(RemoteLimitKind.ChargeVoltage, 55000, 60, out _);
                    break;
                default:
                    EnterNotObeyed(situation);
                    break;
            }
        }

        private void EnterFrost(Situation situation)
        {
            Bench.Coldest = -10;
            Let(12000);
            if (situation == Situation.ChargedInFrost)
            {
                return;
            }

            Bench.Current = situation == Situation.ChargedInFrostForTwelveAndStopped ? 0 : Bench.Current;
            Let(situation == Situation.ChargedInFrostForSixtyEightSeconds ? 56000 : 60000);
            if (situation >= Situation.WarmForTwentyEightSecondsAfterSilence)
            {
                Bench.Current = 0;
                Bench.Coldest = 250;
                Let(situation == Situation.WarmForTwentyEightSecondsAfterSilence ? 28000 : 32000);
            }
        }

        private void EnterNotObeyed(Situation situation)
        {
            Bench.HighCell = 37800;
            Let(situation == Situation.NotObeyedForNineSeconds ? 8000 : 12000);
            if (situation == Situation.NotObeyed || situation == Situation.NotObeyedForNineSeconds)
            {
                return;
            }

            Let(6000);
            if (situation == Situation.ObeyedAgain)
            {
                Bench.Current = 0;
                Bench.HighCell = 0;
                Let(32000);
            }
        }

        private void ShowOneSample()
        {
            _isSampling = false;
            Bench.Controller.NoteSample(Bench.Make());
        }
    }
}
