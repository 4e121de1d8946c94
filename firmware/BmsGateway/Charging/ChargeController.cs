// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Battery;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Events;

namespace BmsGateway.Charging;

/// <summary>
/// Turns samples into limits. Runs on the control thread: <see cref="NoteSample"/> inline with <c>battery.updated</c>
/// runs the rules, and <see cref="Evaluate"/> before every frame applies what changes without samples: the ladder,
/// limits from outside and the safe state.
/// </summary>
public sealed class ChargeController
{
    private readonly GatewaySettings _settings;
    private readonly EventBus _bus;
    private readonly ILog _log;
    private readonly FallbackPolicy _policy = new();
    private readonly ChargePlan _plan = new();
    private readonly PlanRefusal _refusal = new();
    private readonly LimitSet _rules = new();
    private readonly LimitOutput _output = new();
    private BatterySnapshot? _sample;
    private BatteryProtection? _planned;
    private ChargePhase _phase;
    private int _areSettingsNew;
    private int _safeState;
    private Exception? _failure;

    /// <summary>Makes a controller and subscribes it to the samples.</summary>
    public ChargeController(GatewaySettings settings, EventBus bus, ILog log)
    {
        _settings = settings;
        _bus = bus;
        _log = log;
        Remote = new RemoteLimits(settings.GetNumber(SettingId.RemoteTimeoutSeconds));
        bus.Subscribe(EventId.BatteryUpdated, "charging", OnBatteryUpdated);
        bus.Subscribe(EventId.ConfigurationChanged, "charging", OnConfigurationChanged);
    }

    /// <summary>The newest limits; one object for the life of the controller.</summary>
    public ChargeLimits Limits { get; } = new();

    /// <summary>Limits and requests from outside; any thread may use it.</summary>
    public RemoteLimits Remote { get; }

    /// <summary>The newest sample that the limits rest on, or null before the first. Control thread only.</summary>
    public BatterySnapshot? Sample => _sample;

    /// <summary>
    /// True once the battery was full and has not begun to charge anew: 100 % may be shown. Control thread only.
    /// </summary>
    public bool IsFull => _rules.Phases.IsFull;

    /// <summary>True while the safe state is asked for.</summary>
    public bool IsSafeStateWanted => Interlocked.CompareExchange(ref _safeState, 0, 0) != 0;

    /// <summary>
    /// Asks for the safe state, or ends it: both currents 0 for 10 s, then silence, so that every charger and
    /// inverter stops through its own BMS-lost path. Any thread; takes effect in the next turn of the control loop.
    /// </summary>
    public void SetSafeState(bool isWanted) => Interlocked.Exchange(ref _safeState, isWanted ? 1 : 0);

    /// <summary>Age of the newest sample, ms.</summary>
    public long SampleAgeMilliseconds(long nowMilliseconds) => _policy.AgeMilliseconds(nowMilliseconds);

    /// <summary>True while the link to the BMS, or a charger that does not obey, is an alarm.</summary>
    public bool IsLinkAlarm(long nowMilliseconds) =>
        _policy.IsLinkAlarmAt(nowMilliseconds) || Limits.State == ControlState.NotObeyed;

    /// <summary>Brings the limits up to the present.</summary>
    /// <returns>
    /// Where the ladder stands; <see cref="ChargeLimits.IsSilent"/> tells whether anything may be sent.
    /// </returns>
    /// <exception cref="InvalidOperationException">The rules failed on the newest sample: a defect.</exception>
    public ControlState Evaluate(long nowMilliseconds)
    {
        ReportFailure();
        Remote.Update(nowMilliseconds);
        _policy.NoteSafeState(IsSafeStateWanted, nowMilliseconds);
        bool changed = _output.Write(_policy, _plan, _rules, _refusal, Remote, nowMilliseconds, Limits);
        Limits.ComputedAtMilliseconds = nowMilliseconds;
        changed |= Limits.Phase != _phase;
        Limits.Phase = _phase;
        if (changed)
        {
            _bus.Publish(EventId.ChargingLimitsChanged, Limits);
        }

        return Limits.State;
    }

    /// <summary>
    /// Closes the start gate after a failure of the control path: nothing is sent until three good samples have come
    /// again.
    /// </summary>
    public void Reset() => _policy.Reset();

    /// <summary>Takes a sample. One that is incomplete or cannot be is as good as none: the ladder goes on.</summary>
    public void NoteSample(BatterySnapshot sample)
    {
        BatteryProtection? protection = sample.Protection;
        if (protection == null || !protection.IsComplete || !EnsurePlan(protection))
        {
            return;
        }

        if (!SampleCheck.IsUsable(sample, _plan.SeriesCells) || (!_policy.IsOpen && !SampleCheck.MayStart(sample)))
        {
            _policy.NoteBadSample();
            return;
        }

        long at = sample.SampledAtMilliseconds;
        bool wasOpen = _policy.IsOpen;
        bool wasStale = wasOpen && _policy.AgeMilliseconds(at) > FallbackPolicy.StaleMilliseconds;
        _policy.NoteSample(at);
        _sample = sample;
        Limits.SampledAtMilliseconds = at;
        if (!_policy.IsOpen)
        {
            return;
        }

        if (!wasOpen)
        {
            _rules.Restart(at);
        }
        else if (wasStale)
        {
            _rules.NoteGap(_plan, at);
        }

        Step(sample);
    }

    // The bus keeps a failure of a subscriber to itself. Here that would leave old limits with a fresh time, so the gate
    // is closed at once and the control loop is told with the next evaluation.
    private void OnBatteryUpdated(EventId id, object payload)
    {
        try
        {
            NoteSample((BatterySnapshot)payload);
        }
        catch (Exception exception)
        {
            _policy.Reset();
            _failure = exception;
            throw;
        }
    }

    private void ReportFailure()
    {
        Exception? failure = _failure;
        _failure = null;
        if (failure != null)
        {
            throw new InvalidOperationException("The rules of the limits failed: " + failure.Message);
        }
    }

    private void OnConfigurationChanged(EventId id, object payload) => Interlocked.Exchange(ref _areSettingsNew, 1);

    private void Step(BatterySnapshot sample)
    {
        _rules.Step(_plan, sample, _policy.OpenedAtMilliseconds, Remote);
        ChargePhase before = _phase;
        _phase = _rules.Phases.Phase;
        if (_phase == ChargePhase.FloatTransition && before != ChargePhase.FloatTransition)
        {
            Remote.CancelForceCharge();
        }

        ChargeProfile profile = _plan.Profile;
        _policy.IsRestful = _plan.KeepsDischargeOffGrid
            && profile.LowestRestMillivolts > 0
            && sample.LowestCellTenthMillivolts >= profile.LowestRestMillivolts * 10
            && sample.HighestCellTenthMillivolts <= profile.HighestRestMillivolts * 10;
        NoteCharger();
    }

    // After silence every charger begins anew, and so does the gateway.
    private void NoteCharger()
    {
        bool wasSilent = _policy.IsNotObeyedSilent;
        _policy.IsNotObeyed = _rules.Charger.IsActive;
        _policy.IsNotObeyedSilent = _rules.Charger.IsSilent;
        if (wasSilent && !_policy.IsNotObeyedSilent)
        {
            _policy.Reset();
        }
    }

    private bool EnsurePlan(BatteryProtection protection)
    {
        bool isSame = _planned != null && (protection == _planned || protection.IsSameAs(_planned));
        if (isSame && Interlocked.Exchange(ref _areSettingsNew, 0) == 0)
        {
            return !_policy.IsRefused;
        }

        // Another pack, or another setting of it: whatever was sent before does not hold any more.
        bool isOther = _planned != null
            && (protection.SeriesCells != _planned.SeriesCells
                || protection.CapacityCentiampereHours != _planned.CapacityCentiampereHours);
        _planned = protection;
        bool wasRefused = _policy.IsRefused;
        _policy.IsRefused = !ChargePlanner.TryMake(_settings, protection, _plan, _refusal);
        if (isOther)
        {
            _rules.NoteOtherPack();
            NoteCharger();
        }

        if (isOther || wasRefused || _policy.IsRefused)
        {
            _policy.Reset();
        }

        if (_policy.IsRefused)
        {
            ReportRefusal();
            return false;
        }

        NoteBounds(protection);
        return true;
    }

    private void NoteBounds(BatteryProtection protection)
    {
        Limits.LowestVoltageMillivolts = _plan.Profile.LowestSentMillivolts * _plan.SeriesCells;
        Limits.HighestVoltageMillivolts = protection.OverVoltageCutoffCellMillivolts * _plan.SeriesCells;
        Limits.HighestChargeMilliamperes = _plan.ChargeMilliamperes;
        Limits.HighestDischargeMilliamperes = _plan.DischargeMilliamperes;
        Limits.LongestSampleAgeMilliseconds = _plan.KeepsDischargeOffGrid
            ? FallbackPolicy.OffGridMilliseconds
            : FallbackPolicy.SilentMilliseconds;
        Remote.NoteLowestVoltage(_plan.PackMillivolts(_plan.FloorCellTenthMillivolts));
    }

    private void ReportRefusal() => _log.Write(
        LogLevel.Error,
        "charging",
        "Nothing is sent on CAN, " + LimitRules.TextOf(_refusal.Reason, _refusal.Input, _refusal.Threshold)
        + ". Correct charging.cell_voltage_mv or the settings of the BMS.");
}
