// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// Last stage before the limits are sent: what comes from outside and the fallback ladder lower what the rules allow,
/// and currents that a GX would round to nothing become 0. Nothing here raises a limit.
/// </summary>
public sealed class LimitOutput
{
    // A GX rounds to whole amperes.
    private const int LeastMilliamperes = 1000;
    private const int OffGridPercent = 50;

    private readonly LimitCause _voltage = new();
    private readonly LimitCause _charge = new();
    private readonly LimitCause _discharge = new();

    /// <summary>Writes the limits.</summary>
    /// <param name="policy">The ladder.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="rules">What the rules allow.</param>
    /// <param name="refusal">Why a configuration is refused.</param>
    /// <param name="remote">Limits from outside.</param>
    /// <param name="nowMilliseconds">Monotonic time.</param>
    /// <param name="limits">Takes the result.</param>
    /// <returns>True when something that is sent or shown has changed.</returns>
    public bool Write(
        FallbackPolicy policy,
        ChargePlan plan,
        LimitSet rules,
        PlanRefusal refusal,
        RemoteLimits remote,
        long nowMilliseconds,
        ChargeLimits limits)
    {
        ControlState state = policy.StateAt(nowMilliseconds);
        Copy(rules.Voltage, _voltage);
        Copy(rules.Charge, _charge);
        Copy(rules.Discharge, _discharge);
        LowerRemotely(remote, plan);
        switch (state)
        {
            case ControlState.Running:
                break;
            case ControlState.Stale:
                ApplyStale(policy, plan, policy.AgeMilliseconds(nowMilliseconds));
                break;
            case ControlState.SafeState:
                LowerVoltageToFloat(plan, LimitReason.SafeState, BatterySnapshot.Unknown, BatterySnapshot.Unknown);
                StopCurrents(LimitReason.SafeState, BatterySnapshot.Unknown, BatterySnapshot.Unknown);
                break;
            case ControlState.NotObeyed:
                _charge.Set(0, LimitReason.NotObeyed, rules.HighestCellTenthMillivolts, rules.CurrentMilliamperes);
                break;
            case ControlState.Refused:
                _voltage.Set(0, refusal.Reason, refusal.Input, refusal.Threshold);
                StopCurrents(refusal.Reason, refusal.Input, refusal.Threshold);
                break;
            case ControlState.Lost:
                StopCurrents(LimitReason.StaleData, BatterySnapshot.Unknown, FallbackPolicy.SilentMilliseconds);
                break;
            default:
                StopCurrents(LimitReason.None, BatterySnapshot.Unknown, BatterySnapshot.Unknown);
                break;
        }

        return Store(limits, state, policy.IsSilentAt(nowMilliseconds));
    }

    private static void Copy(LimitCause from, LimitCause to) =>
        to.Set(from.Value, from.Reason, from.Input, from.Threshold);

    private void LowerRemotely(RemoteLimits remote, ChargePlan plan)
    {
        const int Nothing = BatterySnapshot.Unknown;
        _charge.Lower(remote.LimitMilli(RemoteLimitKind.ChargeCurrent), LimitReason.Remote, Nothing, Nothing);
        _discharge.Lower(remote.LimitMilli(RemoteLimitKind.DischargeCurrent), LimitReason.Remote, Nothing, Nothing);
        int voltage = remote.LimitMilli(RemoteLimitKind.ChargeVoltage);
        int floor = plan.PackMillivolts(plan.FloorCellTenthMillivolts);
        _voltage.Lower(voltage < floor ? floor : voltage, LimitReason.Remote, Nothing, Nothing);
    }

    // Off grid and wanted: half of the discharge current for half an hour, from the first moment on, because an
    // inverter that was switched off in between would darken the house all the same.
    private void ApplyStale(FallbackPolicy policy, ChargePlan plan, long age)
    {
        int seconds = (int)(age / 1000) * 1000;
        int allowed = FallbackPolicy.StaleMilliseconds;
        LowerVoltageToFloat(plan, LimitReason.StaleData, seconds, allowed);
        _charge.Set(0, LimitReason.StaleData, seconds, allowed);
        int percent = policy.IsRestful
            ? OffGridPercent
            : age > FallbackPolicy.AlarmMilliseconds ? 0 : plan.StaleDischargePercent;
        int part = (int)((long)_discharge.Value * percent / 100);
        _discharge.Lower(part, LimitReason.StaleData, seconds, allowed);
    }

    private void LowerVoltageToFloat(ChargePlan plan, LimitReason reason, int input, int threshold) =>
        _voltage.Lower(plan.PackMillivolts(plan.FloatCellTenthMillivolts), reason, input, threshold);

    private void StopCurrents(LimitReason reason, int input, int threshold)
    {
        _charge.Set(0, reason, input, threshold);
        _discharge.Set(0, reason, input, threshold);
    }

    private bool Store(ChargeLimits limits, ControlState state, bool isSilent)
    {
        int charge = _charge.Value < LeastMilliamperes ? 0 : _charge.Value;
        int discharge = _discharge.Value < LeastMilliamperes ? 0 : _discharge.Value;
        bool changed = limits.State != state
            || limits.IsSilent != isSilent
            || limits.ChargeVoltageReason != _voltage.Reason
            || limits.ChargeCurrentReason != _charge.Reason
            || limits.DischargeCurrentReason != _discharge.Reason
            || limits.ChargeVoltageMillivolts / 100 != _voltage.Value / 100
            || limits.ChargeCurrentMilliamperes / 100 != charge / 100
            || limits.DischargeCurrentMilliamperes / 100 != discharge / 100;
        limits.State = state;
        limits.IsSilent = isSilent;
        limits.ChargeVoltageMillivolts = _voltage.Value;
        limits.ChargeVoltageReason = _voltage.Reason;
        limits.ChargeVoltageInput = _voltage.Input;
        limits.ChargeVoltageThreshold = _voltage.Threshold;
        limits.ChargeCurrentMilliamperes = charge;
        limits.ChargeCurrentReason = _charge.Reason;
        limits.ChargeCurrentInput = _charge.Input;
        limits.ChargeCurrentThreshold = _charge.Threshold;
        limits.DischargeCurrentMilliamperes = discharge;
        limits.DischargeCurrentReason = _discharge.Reason;
        limits.DischargeCurrentInput = _discharge.Input;
        limits.DischargeCurrentThreshold = _discharge.Threshold;
        return changed;
    }
}
