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
/// Turns samples into limits. Runs on the control thread: <see cref="NoteSample"/> inline with <c>battery.updated</c>, and
/// <see cref="Evaluate"/> before every frame that is sent, so that the ladder moves on when no samples come.
/// </summary>
public sealed class ChargeController
{
    // The settings of this gateway are made for one chemistry; a BMS that calls a cell full so far above is set for another one.
    private const int SuspiciousMillivolts = 300;

    private readonly GatewaySettings _settings;
    private readonly EventBus _bus;
    private readonly ILog _log;
    private readonly FallbackPolicy _policy = new();
    private BatterySnapshot? _sample;
    private BatteryProtection? _refused;
    private BatteryProtection? _warned;
    private int _seriesCells;
    private int _safeState;

    /// <summary>Makes a controller and subscribes it to the samples.</summary>
    public ChargeController(GatewaySettings settings, EventBus bus, ILog log)
    {
        _settings = settings;
        _bus = bus;
        _log = log;
        bus.Subscribe(EventId.BatteryUpdated, "charging", OnBatteryUpdated);
    }

    /// <summary>The newest limits; one object for the life of the controller.</summary>
    public ChargeLimits Limits { get; } = new();

    /// <summary>Limits and requests from outside; any thread may use it.</summary>
    public RemoteLimits Remote { get; } = new(30);

    /// <summary>
    /// Asks for the safe state, or ends it: both currents 0 for 10 s, then silence, so that every charger and inverter stops
    /// through its own BMS-lost path. Any thread; takes effect in the next turn of the control loop.
    /// </summary>
    public void SetSafeState(bool isWanted) => Interlocked.Exchange(ref _safeState, isWanted ? 1 : 0);

    /// <summary>True while the safe state is asked for.</summary>
    public bool IsSafeStateWanted => Interlocked.CompareExchange(ref _safeState, 0, 0) != 0;

    /// <summary>The newest sample that the limits rest on, or null before the first. Control thread only.</summary>
    public BatterySnapshot? Sample => _sample;

    /// <summary>Age of the newest sample, ms.</summary>
    public long SampleAgeMilliseconds(long nowMilliseconds) => _policy.AgeMilliseconds(nowMilliseconds);

    /// <summary>Brings the limits up to the present.</summary>
    /// <returns>Where the ladder stands.</returns>
    public ControlState Evaluate(long nowMilliseconds)
    {
        ControlState state = _policy.StateAt(nowMilliseconds);
        bool changed = state != Limits.State;
        Limits.State = state;
        Limits.ComputedAtMilliseconds = nowMilliseconds;
        if (state == ControlState.Stale || state == ControlState.Lost)
        {
            StopCurrents();
        }

        LowerRemotely(nowMilliseconds);
        if (changed)
        {
            _bus.Publish(EventId.ChargingLimitsChanged, Limits);
        }

        return state;
    }

    /// <summary>Closes the start gate after a failure of the control path: nothing is sent until three good samples have come again.</summary>
    public void Reset() => _policy.Reset();

    /// <summary>Takes a plausible sample.</summary>
    public void NoteSample(BatterySnapshot sample)
    {
        BatteryProtection? protection = sample.Protection;
        if (protection == null || !protection.IsComplete)
        {
            return;
        }

        if (_seriesCells != protection.SeriesCells)
        {
            // Another pack, or another setting of it: whatever was sent before does not hold any more.
            _policy.Reset();
            _seriesCells = protection.SeriesCells;
        }

        if (!ComputeLimits(protection))
        {
            _policy.Reset();
            return;
        }

        _sample = sample;
        Limits.SampledAtMilliseconds = sample.SampledAtMilliseconds;
        _policy.NoteSample(sample.SampledAtMilliseconds);
    }

    private void OnBatteryUpdated(EventId id, object payload) => NoteSample((BatterySnapshot)payload);

    private bool ComputeLimits(BatteryProtection protection)
    {
        int voltage = Limits.ChargeVoltageMillivolts;
        int charge = Limits.ChargeCurrentMilliamperes;
        int discharge = Limits.DischargeCurrentMilliamperes;
        bool sound = SafeLimitRule.TryCompute(
            protection,
            _settings.GetNumber(SettingId.ChargeCellVoltage),
            _settings.GetNumber(SettingId.MaximumChargeCurrent),
            _settings.GetNumber(SettingId.MaximumDischargeCurrent),
            Limits);
        if (!sound)
        {
            ReportContradiction(protection);
            return false;
        }

        WarnOfOtherChemistry(protection);
        bool changed = voltage != Limits.ChargeVoltageMillivolts
            || charge != Limits.ChargeCurrentMilliamperes
            || discharge != Limits.DischargeCurrentMilliamperes;
        if (changed)
        {
            _bus.Publish(EventId.ChargingLimitsChanged, Limits);
        }

        return true;
    }

    private void LowerRemotely(long now)
    {
        Remote.Update(now);
        int stop = IsSafeStateWanted ? 0 : RemoteLimits.NoLimit;
        Limits.ChargeVoltageMillivolts = Math.Min(
            Limits.ChargeVoltageMillivolts, Remote.LimitMilli(RemoteLimitKind.ChargeVoltage));
        Limits.ChargeCurrentMilliamperes = Math.Min(
            Limits.ChargeCurrentMilliamperes, Math.Min(stop, Remote.LimitMilli(RemoteLimitKind.ChargeCurrent)));
        Limits.DischargeCurrentMilliamperes = Math.Min(
            Limits.DischargeCurrentMilliamperes, Math.Min(stop, Remote.LimitMilli(RemoteLimitKind.DischargeCurrent)));
    }

    private void StopCurrents()
    {
        Limits.ChargeCurrentMilliamperes = 0;
        Limits.ChargeCurrentReason = LimitReason.StaleData;
        Limits.DischargeCurrentMilliamperes = 0;
        Limits.DischargeCurrentReason = LimitReason.StaleData;
    }

    private void WarnOfOtherChemistry(BatteryProtection protection)
    {
        int cell = _settings.GetNumber(SettingId.ChargeCellVoltage);
        if (protection == _warned || protection.FullyChargedCellMillivolts - cell <= SuspiciousMillivolts)
        {
            return;
        }

        _warned = protection;
        _log.Write(
            LogLevel.Warning,
            "charging",
            "charging.cell_voltage_mv is " + cell.ToString() + ", but the BMS calls a cell full at "
            + protection.FullyChargedCellMillivolts.ToString()
            + " mV: is it set for another chemistry? A GX discharges a battery that stands above the charge voltage.");
    }

    private void ReportContradiction(BatteryProtection protection)
    {
        if (protection == _refused)
        {
            return;
        }

        _refused = protection;
        _log.Write(
            LogLevel.Error,
            "charging",
            "The BMS settings leave no safe charge voltage: fully charged " + protection.FullyChargedCellMillivolts.ToString()
            + " mV, over-voltage cutoff " + protection.OverVoltageCutoffCellMillivolts.ToString() + " mV, fully discharged "
            + protection.FullyDischargedCellMillivolts.ToString() + " mV per cell. Nothing is sent on CAN until they are corrected.");
    }
}
