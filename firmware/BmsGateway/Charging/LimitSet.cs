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
    /// <summary>Time for which a charger may go on although nothing may be charged, ms.</summary>
    public const int ObeyMilliseconds = 10000;

    /// <summary>Time for which the cells have to be lower before such a charger is let on again, ms.</summary>
    public const int ObeyAgainMilliseconds = 30000;

    // Charge current at the moment of the start, 0.01 %.
    private const int StartPart = 1000;
    private const int LeastMilliamperes = 1000;
    private const int LowerTenthMillivolts = 500;

    private readonly BatteryTemperature _temperature = new();
    private readonly ChargeCurrentRule _charge = new();
    private readonly DischargeCurrentRule _discharge = new();
    private readonly CurrentRecovery _chargeRecovery = new();
    private readonly CurrentRecovery _dischargeRecovery = new();
    private readonly ChargeVoltageRule _voltage = new();
    private readonly HoldTimer _notObeyed = new();
    private readonly HoldTimer _obeyedAgain = new();
    private long _steppedAt;

    /// <summary>Charge voltage, mV.</summary>
    public LimitCause Voltage => _voltage.Result;

    /// <summary>Charge current, mA.</summary>
    public LimitCause Charge => _charge.Result;

    /// <summary>Discharge current, mA.</summary>
    public LimitCause Discharge => _discharge.Result;

    /// <summary>Phase of charging.</summary>
    public PhaseMachine Phases { get; } = new();

    /// <summary>Highest cell of the newest sample, 0.1 mV.</summary>
    public int HighestCellTenthMillivolts { get; private set; } = BatterySnapshot.Unknown;

    /// <summary>Current of the newest sample, mA.</summary>
    public int CurrentMilliamperes { get; private set; } = BatterySnapshot.Unknown;

    /// <summary>True once current has been charged for 10 s into a battery that must not be charged.</summary>
    public bool IsNotObeyed => _notObeyed.HeldMilliseconds >= ObeyMilliseconds;

    /// <summary>True once the cells have been lower for 30 s.</summary>
    public bool IsObeyedAgain => _obeyedAgain.HeldMilliseconds >= ObeyAgainMilliseconds;

    /// <summary>Begins anew: the start gate has opened.</summary>
    public void Restart(long nowMilliseconds)
    {
        _voltage.Reset();
        _chargeRecovery.Reset();
        _dischargeRecovery.Reset();
        _notObeyed.Reset();
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
    /// <param name="isRebulkAsked">Whether somebody asks for a full charge.</param>
    /// <param name="isChargeStoppedOutside">Whether a limit from outside stops charging.</param>
    public void Step(
        ChargePlan plan,
        BatterySnapshot sample,
        long openedAtMilliseconds,
        bool isRebulkAsked,
        bool isChargeStoppedOutside)
    {
        long at = sample.SampledAtMilliseconds;
        int step = (int)Math.Min(Math.Max(at - _steppedAt, 0), HoldTimer.LongestStepMilliseconds);
        int sinceStart = (int)Math.Min(at - openedAtMilliseconds, int.MaxValue);
        _steppedAt = at;
        HighestCellTenthMillivolts = sample.HighestCellTenthMillivolts;
        CurrentMilliamperes = sample.PackCurrentMilliamperes;
        StepCurrents(plan, sample, sinceStart, step);
        Phases.IsBlocked = sample.State == BatteryState.Fault || TemperatureRule.StopsEverything(plan, _temperature);
        Phases.IsRebulkAsked = isRebulkAsked;
        Phases.HasReachedFloat = _voltage.HasReachedFloat;
        Phases.Step(plan, sample, step);
        bool isStopped = isChargeStoppedOutside || IsChargeStopped();
        _voltage.Step(plan, sample, Phases.Phase, isStopped, sinceStart, step);
        WatchCharger(plan, sample, step);
    }

    private void StepCurrents(ChargePlan plan, BatterySnapshot sample, int sinceStart, int step)
    {
        _temperature.Step(plan.TemperatureSource, sample);
        _charge.Step(plan, sample, _temperature);
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

    private void WatchCharger(ChargePlan plan, BatterySnapshot sample, int step)
    {
        int highest = sample.HighestCellTenthMillivolts;
        bool isCharged = sample.PackCurrentMilliamperes > plan.ChargingMilliamperes;
        bool isStop = highest >= plan.StopChargeCellTenthMillivolts && _voltage.IsBackstopActive;
        _notObeyed.Step(isStop && isCharged && _charge.Result.Value == 0, step);
        _obeyedAgain.Step(highest < plan.BackstopCellTenthMillivolts - LowerTenthMillivolts, step);
    }
}
