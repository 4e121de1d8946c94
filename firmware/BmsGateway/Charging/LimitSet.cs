// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// All rules for fresh data, run once for each sample: what the battery can take and give, before the fallback ladder.
/// </summary>
public sealed class LimitSet
{
    // Charge current at the moment of the start, 0.01 %.
    private const int StartPart = 1000;
    private const int LeastMilliamperes = 1000;

    private readonly BatteryTemperature _temperature = new();
    private readonly ChargeCurrentRule _charge = new();
    private readonly DischargeCurrentRule _discharge = new();
    private readonly CurrentRecovery _chargeRecovery = new();
    private readonly CurrentRecovery _dischargeRecovery = new();
    private readonly ChargeVoltageRule _voltage = new();
    private long _steppedAt;

    /// <summary>Charge voltage, mV.</summary>
    public LimitCause Voltage => _voltage.Result;

    /// <summary>Charge current, mA.</summary>
    public LimitCause Charge => _charge.Result;

    /// <summary>Discharge current, mA.</summary>
    public LimitCause Discharge => _discharge.Result;

    /// <summary>Phase of charging.</summary>
    public PhaseMachine Phases { get; } = new();

    /// <summary>Whether chargers obey. It outlives the start gate: its silence holds until the cause is gone.</summary>
    public ChargerWatch Charger { get; } = new();

    /// <summary>Another pack: what is remembered of the one before does not hold.</summary>
    public void NoteOtherPack()
    {
        Charger.Reset();
        _temperature.Reset();
    }

    /// <summary>Begins anew: the start gate has opened.</summary>
    public void Restart(long nowMilliseconds)
    {
        _voltage.Reset();
        _chargeRecovery.Reset();
        _dischargeRecovery.Reset();
        Phases.Reset();
        _steppedAt = nowMilliseconds;
    }

    /// <summary>
    /// Samples were missing for a while: charging begins low again, and the time without them counts for nothing.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="nowMilliseconds">Time of the first sample after the gap.</param>
    public void NoteGap(ChargePlan plan, long nowMilliseconds)
    {
        _steppedAt = nowMilliseconds;
        _voltage.DropToFloat(plan);
        _chargeRecovery.Stop();
    }

    /// <summary>Takes the next sample.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="sample">A usable sample.</param>
    /// <param name="openedAtMilliseconds">When the start gate opened.</param>
    /// <param name="outside">Limits from outside.</param>
    public void Step(
        ChargePlan plan,
        BatterySnapshot sample,
        long openedAtMilliseconds,
        RemoteLimits outside)
    {
        long at = sample.SampledAtMilliseconds;
        int step = (int)Math.Min(Math.Max(at - _steppedAt, 0), HoldTimer.LongestStepMilliseconds);
        int sinceStart = (int)Math.Min(at - openedAtMilliseconds, int.MaxValue);
        _steppedAt = at;
        StepCurrents(plan, sample, sinceStart, step);
        Phases.IsBlocked = sample.State == BatteryState.Fault || TemperatureRule.StopsEverything(plan, _temperature);
        Phases.IsRebulkAsked = outside.IsForceChargeRequested;
        Phases.HasReachedFloat = _voltage.HasReachedFloat;
        Phases.Step(plan, sample, step);
        int charge = outside.LimitMilli(RemoteLimitKind.ChargeCurrent);
        _chargeRecovery.Follow(plan, charge);
        _dischargeRecovery.Follow(plan, outside.LimitMilli(RemoteLimitKind.DischargeCurrent));
        bool isStopped = charge < LeastMilliamperes || IsChargeStopped();
        _voltage.Step(plan, sample, Phases.Phase, isStopped, Charger, sinceStart, step);
    }

    private void StepCurrents(ChargePlan plan, BatterySnapshot sample, int sinceStart, int step)
    {
        _temperature.Step(plan.TemperatureSource, sample);
        _charge.Step(plan, sample, _temperature);
        Charger.Step(plan, sample, ChargerWatch.IsStop(_charge.Result), step);
        _discharge.Step(plan, sample, _temperature);
        _chargeRecovery.Step(plan, _charge.Result, plan.ChargeMilliamperes, step);
        _dischargeRecovery.Step(plan, _discharge.Result, plan.DischargeMilliamperes, step);
        int ramp = plan.StartRampMilliseconds;
        if (sinceStart < ramp)
        {
            int part = StartPart + (int)((long)(LimitCurve.Full - StartPart) * sinceStart / ramp);
            LowerAtStart(_charge.Result, part, sinceStart, ramp);
            LowerAtStart(_discharge.Result, part, sinceStart, ramp);
        }
    }

    private static void LowerAtStart(LimitCause limit, int part, int sinceStart, int ramp) =>
        limit.Lower(ChargeCurrentRule.Part(limit.Value, part), LimitReason.Start, sinceStart / 1000 * 1000, ramp);

    // A high cell has its own control of the voltage, and a current that rises again is no stop.
    private bool IsChargeStopped()
    {
        LimitReason reason = _charge.Result.Reason;
        return _charge.Result.Value < LeastMilliamperes
            && reason != LimitReason.HighCell
            && reason != LimitReason.CellAtHighCutoff
            && reason != LimitReason.CurrentRecovery
            && reason != LimitReason.Start;
    }
}
