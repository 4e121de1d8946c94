// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Charging;

/// <summary>
/// The controller with a healthy pack, the Victron publisher and one CAN bus; it is brought into a situation of the
/// fallback policy and goes on from there.
/// </summary>
public sealed class FallbackRig
{
    public readonly ChargeBench Bench;
    public readonly FakeCanBus CanBus;
    private readonly VictronPublisher _publisher;
    private bool _isSampling = true;
    private bool _isPackWrong;
    private long _nextSampleAt;

    /// <summary>Makes a rig in which nothing has happened yet.</summary>
    /// <param name="startRampSeconds">0 = full limits at once.</param>
    public FallbackRig(int startRampSeconds)
    {
        Bench = new ChargeBench(startRampSeconds);
        CanBus = new FakeCanBus(Bench.Clock);
        var status = new VictronStatus();
        var outputs = new CanOutputs(new ICanBus[] { CanBus }, new GxWatch(status, Bench.Bus), Bench.Bus);
        var context = new VictronContext(Bench.Limits, "TinyBMS", 0);
        _publisher = new VictronPublisher(Bench.Controller, context, status, outputs);
        _nextSampleAt = Bench.Now;
    }

    /// <summary>Bytes of the newest frame of an identifier.</summary>
    public string LastText(int id) => CanBus.LastOf(id)!.Text;

    /// <summary>Lets time pass in steps of 10 ms, with a sample every 250 ms while the BMS answers.</summary>
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

    /// <summary>Brings a situation about.</summary>
    public void Enter(FallbackSituation situation)
    {
        if (situation <= FallbackSituation.SlowStart)
        {
            EnterStart(situation);
            return;
        }

        if (situation >= FallbackSituation.OffGridForTwentyMinutes
            && situation <= FallbackSituation.OffGridWithACellOutside)
        {
            Bench.Set("charging.keep_discharge_off_grid", true);
        }

        Let(2000);
        if (situation <= FallbackSituation.ImplausibleForFiveSeconds)
        {
            EnterLoss(situation);
        }
        else if (situation >= FallbackSituation.ChargedInFrost)
        {
            EnterFrost(situation);
        }
        else if (situation <= FallbackSituation.LimitsOutOfBounds)
        {
            EnterFault(situation);
        }
        else
        {
            EnterOther(situation);
        }
    }

    private void EnterStart(FallbackSituation situation)
    {
        if (situation == FallbackSituation.StrangeStart)
        {
            Bench.LowCell = 14000;
            Let(5000);
        }
        else if (situation == FallbackSituation.UnknownStateAtStart)
        {
            Bench.State = BatteryState.Unknown;
            Let(5000);
        }
        else
        {
            Let(situation == FallbackSituation.TwoSamples ? 500 : 510);
            _isSampling = false;
        }
    }

    private void EnterLoss(FallbackSituation situation)
    {
        _isPackWrong = situation == FallbackSituation.ImplausibleForFiveSeconds;
        _isSampling = situation == FallbackSituation.Running || _isPackWrong;
        switch (situation)
        {
            case FallbackSituation.Running:
                return;
            case FallbackSituation.FiveSecondsOld:
            case FallbackSituation.BackAfterFiveSeconds:
            case FallbackSituation.ImplausibleForFiveSeconds:
                Let(5000);
                break;
            case FallbackSituation.FifteenSecondsOld:
            case FallbackSituation.BackAfterFifteenSeconds:
                Let(15000);
                break;
            default:
                Let(31000);
                break;
        }

        if (situation == FallbackSituation.OneSampleAfterSilence)
        {
            Bench.Controller.NoteSample(Bench.Make());
        }

        _isSampling = situation >= FallbackSituation.BackAfterFiveSeconds
            && situation != FallbackSituation.OneSampleAfterSilence;
        if (situation == FallbackSituation.BackAfterSilence || situation == FallbackSituation.BackForHalfAMinute)
        {
            Let(situation == FallbackSituation.BackAfterSilence ? 510 : 31000);
        }
    }

    private void EnterFault(FallbackSituation situation)
    {
        switch (situation)
        {
            case FallbackSituation.OtherCellCount:
                Bench.Protection = ChargeBench.LowProtection();
                Bench.Protection.SeriesCells = 14;
                ShowOneSample();
                return;
            case FallbackSituation.OtherCapacity:
                Bench.Protection = ChargeBench.LowProtection();
                Bench.Protection.CapacityCentiampereHours = 20000;
                ShowOneSample();
                return;
            case FallbackSituation.ControlFailure:
                Bench.Controller.Reset();
                ShowOneSample();
                return;
            case FallbackSituation.RefusedConfiguration:
                Bench.Protection = ChargeBench.LowProtection();
                Bench.Protection.FullyChargedCellMillivolts = 4150;
                Let(260);
                return;
            case FallbackSituation.LimitsOutOfBounds:
                Bench.Limits.HighestDischargeMilliamperes = 49999;
                return;
            default:
                Bench.State = BatteryState.Fault;
                Bench.Current = 0;
                Bench.FaultCode = situation == FallbackSituation.UnknownFault ? 0 : 3;
                Bench.FaultCondition = situation == FallbackSituation.OverVoltageFault ? (int)AlarmCondition.HighVoltage
                    : situation == FallbackSituation.UnderVoltageFault ? (int)AlarmCondition.LowVoltage
                    : BatterySnapshot.Unknown;
                Let(30000);
                return;
        }
    }

    private void EnterOther(FallbackSituation situation)
    {
        switch (situation)
        {
            case FallbackSituation.SafeState:
            case FallbackSituation.SafeStateForTwelveSeconds:
            case FallbackSituation.SafeStateEnded:
                Bench.Controller.SetSafeState(true);
                Let(situation == FallbackSituation.SafeState ? 8000 : 12000);
                Bench.Controller.SetSafeState(situation != FallbackSituation.SafeStateEnded);
                Let(situation == FallbackSituation.SafeStateEnded ? 760 : 0);
                break;
            case FallbackSituation.OffGridForTwentyMinutes:
            case FallbackSituation.OffGridForThirtyMinutes:
            case FallbackSituation.OffGridWithACellOutside:
                Bench.HighCell = situation == FallbackSituation.OffGridWithACellOutside ? 33751 : 0;
                Let(260);
                _isSampling = false;
                Let(situation == FallbackSituation.OffGridForTwentyMinutes ? 1200000
                    : situation == FallbackSituation.OffGridForThirtyMinutes ? 1801000 : 31000);
                break;
            case FallbackSituation.RemoteLimits:
                Bench.Controller.Remote.TrySet(RemoteLimitKind.ChargeCurrent, 10000, 60, out _);
                Bench.Controller.Remote.TrySet(RemoteLimitKind.DischargeCurrent, 20000, 60, out _);
                Bench.Controller.Remote.TrySet(RemoteLimitKind.ChargeVoltage, 55000, 60, out _);
                break;
            default:
                EnterNotObeyed(situation);
                break;
        }
    }

    private void EnterFrost(FallbackSituation situation)
    {
        Bench.Coldest = -10;
        Let(12000);
        if (situation == FallbackSituation.ChargedInFrost)
        {
            return;
        }

        Bench.Current = situation == FallbackSituation.ChargedInFrostForTwelveAndStopped ? 0 : Bench.Current;
        Let(situation == FallbackSituation.ChargedInFrostForSixtyEightSeconds ? 56000 : 60000);
        if (situation >= FallbackSituation.WarmForTwentyEightSecondsAfterSilence)
        {
            Bench.Current = 0;
            Bench.Coldest = 250;
            Let(situation == FallbackSituation.WarmForTwentyEightSecondsAfterSilence ? 28000 : 32000);
        }
    }

    private void EnterNotObeyed(FallbackSituation situation)
    {
        Bench.HighCell = 37800;
        Let(situation == FallbackSituation.NotObeyedForNineSeconds ? 8000 : 12000);
        if (situation == FallbackSituation.NotObeyed || situation == FallbackSituation.NotObeyedForNineSeconds)
        {
            return;
        }

        Let(6000);
        if (situation == FallbackSituation.ObeyedAgain)
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
