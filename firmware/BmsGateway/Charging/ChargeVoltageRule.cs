// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// The charge voltage: target of the phase, lowered by what the highest cell is ahead, by the integral control of that
/// cell and by the backstop when it comes close to the cutoff of the BMS, never below a floor, and moved slowly. It never
/// follows the pack downwards: a GX would discharge the pack.
/// </summary>
public sealed class ChargeVoltageRule
{
    // The backstop ends 20 mV lower than it begins, more than a cell moves when the current stops.
    private const int BackstopEndTenthMillivolts = 200;

    private readonly CellVoltageControl _control = new();
    private readonly CellLead _lead = new();
    private readonly VoltageSlew _slew = new();
    private readonly LimitCause _target = new();
    private bool _isStarting;
    private int _rampMicrovolts;

    /// <summary>The result, mV with its reason.</summary>
    public LimitCause Result { get; } = new();

    /// <summary>True while the clipped sum of the cells sets the voltage.</summary>
    public bool IsBackstopActive { get; private set; }

    /// <summary>True once the voltage has come down to the float voltage.</summary>
    public bool HasReachedFloat { get; private set; }

    /// <summary>Begins anew: the start gate has opened.</summary>
    public void Reset()
    {
        _control.Reset();
        _lead.Reset();
        _slew.Reset();
        IsBackstopActive = false;
        _isStarting = false;
        HasReachedFloat = false;
        _rampMicrovolts = 0;
    }

    /// <summary>Goes down to the float voltage at once: samples were missing.</summary>
    public void DropToFloat(ChargePlan plan) => _slew.Drop(plan.PackMillivolts(plan.FloatCellTenthMillivolts) * 1000);

    /// <summary>Takes the next sample.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="phase">Phase of charging.</param>
    /// <param name="isChargeStopped">True when no charging is allowed for another reason than a high cell.</param>
    /// <param name="charger">Whether chargers obey.</param>
    /// <param name="startMilliseconds">Time since the start gate opened, ms.</param>
    /// <param name="stepMilliseconds">Time since the sample before, at most 3000 ms.</param>
    public void Step(
        ChargePlan plan,
        BatterySnapshot sample,
        ChargePhase phase,
        bool isChargeStopped,
        ChargerWatch charger,
        int startMilliseconds,
        int stepMilliseconds)
    {
        FindTarget(plan, phase, stepMilliseconds);
        int floating = plan.PackMillivolts(plan.FloatCellTenthMillivolts);
        if (isChargeStopped)
        {
            _target.Lower(floating, LimitReason.ChargeStopped, BatterySnapshot.Unknown, BatterySnapshot.Unknown);
        }

        bool isStarting = startMilliseconds < plan.StartRampMilliseconds;
        if (isStarting)
        {
            _target.Lower(floating, LimitReason.Start, startMilliseconds, plan.StartRampMilliseconds);
        }
        else if (_isStarting)
        {
            // One step at the end of the start: a GX prefers it to a slow rise.
            _slew.Reset();
        }

        _isStarting = isStarting;
        Move(plan, sample, charger, stepMilliseconds);
        HasReachedFloat = phase == ChargePhase.FloatTransition && _rampMicrovolts <= floating * 1000;
    }

    private void FindTarget(ChargePlan plan, ChargePhase phase, int step)
    {
        int bulk = plan.PackMillivolts(plan.BulkCellTenthMillivolts);
        int floating = plan.PackMillivolts(plan.FloatCellTenthMillivolts);
        _target.Set(bulk, plan.BulkReason, plan.BulkInput, BatterySnapshot.Unknown);
        if (phase == ChargePhase.FloatTransition)
        {
            int ramp = _rampMicrovolts == 0 ? _slew.Microvolts : _rampMicrovolts;
            ramp -= plan.FloatRampMillivoltsPerSecond * step;
            _rampMicrovolts = ramp > floating * 1000 ? ramp : floating * 1000;
            _target.Lower(_rampMicrovolts / 1000, LimitReason.Float, BatterySnapshot.Unknown, BatterySnapshot.Unknown);
            return;
        }

        _rampMicrovolts = 0;
        if (phase == ChargePhase.Float)
        {
            _target.Lower(floating, LimitReason.Float, BatterySnapshot.Unknown, BatterySnapshot.Unknown);
        }
        else if (phase == ChargePhase.Blocked)
        {
            _target.Lower(floating, LimitReason.Blocked, BatterySnapshot.Unknown, BatterySnapshot.Unknown);
        }
    }

    private void Move(ChargePlan plan, BatterySnapshot sample, ChargerWatch charger, int step)
    {
        int wanted = LeaveRoom(plan, sample, step);
        wanted = ApplyBackstop(plan, sample, wanted);
        wanted = ApplyCharger(charger, wanted);
        if (IsBackstopActive || charger.IsActive)
        {
            _slew.Drop(wanted);
        }

        _slew.Step(plan, wanted, step);
        Result.Set(_slew.Microvolts / 1000, _target.Reason, _target.Input, _target.Threshold);
        if (_slew.Microvolts < wanted)
        {
            Result.Set(_slew.Microvolts / 1000, LimitReason.VoltageRecovery, _slew.Microvolts / 1000, wanted / 1000);
        }
    }

    // Both corrections count from the charge voltage, not from the target of the phase: a ramp, a stop or float is lower
    // already, and what is lower is not lowered again.
    private int LeaveRoom(ChargePlan plan, BatterySnapshot sample, int step)
    {
        int top = plan.PackMillivolts(plan.BulkCellTenthMillivolts) * 1000;
        int lowest = (plan.PackMillivolts(plan.FloorCellTenthMillivolts) * 1000) - top;
        _control.Step(plan, sample, lowest, !_slew.IsHolding, step);
        _lead.Step(sample, plan.BulkCellTenthMillivolts, _slew.Microvolts, step);
        int highest = sample.HighestCellTenthMillivolts;
        int threshold = CellVoltageControl.SetPoint(plan);
        _target.Lower((top + _control.CorrectionMicrovolts) / 1000, LimitReason.CellOverVoltage, highest, threshold);
        int lead = _lead.Microvolts < -lowest ? _lead.Microvolts : -lowest;
        int ahead = _lead.Microvolts / 100 / sample.CellCount;
        _target.Lower((top - lead) / 1000, LimitReason.CellAhead, highest, ahead);
        return _target.Value * 1000;
    }

    private int ApplyCharger(ChargerWatch charger, int wanted)
    {
        int lowered = charger.VoltageMillivolts * 1000;
        if (!charger.IsActive || lowered >= wanted)
        {
            return wanted;
        }

        int millivolts = charger.VoltageMillivolts;
        _target.Set(millivolts, LimitReason.ChargerNotObeying, charger.CurrentMilliamperes, millivolts);
        return lowered;
    }

    // The highest cell is close to the cutoff: no time for an integrator, and none for a slow descent either, because a
    // GX takes one large step better than a row of small ones.
    private int ApplyBackstop(ChargePlan plan, BatterySnapshot sample, int wanted)
    {
        int highest = sample.HighestCellTenthMillivolts;
        int begin = plan.BackstopCellTenthMillivolts;
        IsBackstopActive = highest >= (IsBackstopActive ? begin - BackstopEndTenthMillivolts : begin);
        if (!IsBackstopActive)
        {
            return wanted;
        }

        int cellTarget = plan.BulkCellTenthMillivolts;
        int sum = 0;
        for (int i = 0; i < sample.CellCount; i++)
        {
            int cell = sample.CellTenthMillivolts[i];
            sum += cell < cellTarget ? cell : cellTarget;
        }

        int lowest = plan.PackMillivolts(plan.BackstopFloorCellTenthMillivolts) * 10;
        int clipped = (sum < lowest ? lowest : sum) * 100;
        if (clipped >= wanted)
        {
            return wanted;
        }

        _target.Set(clipped / 1000, LimitReason.CellBackstop, highest, begin);
        return clipped;
    }
}
