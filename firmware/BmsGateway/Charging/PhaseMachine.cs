// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// Phase of charging. A transition needs its condition for 10 s, the way back from absorption 5 min; a block ends 30 s
/// after its cause. What it needs to know beside the sample comes in through its fields, so that every rule can be
/// tested alone.
/// </summary>
public sealed class PhaseMachine
{
    /// <summary>Time for which the condition of a transition has to hold, ms.</summary>
    public const int StableMilliseconds = 10000;

    /// <summary>Time after which a block ends, ms.</summary>
    public const int BlockMilliseconds = 30000;

    /// <summary>Time for which a pack has to be down before its absorption is given up, ms.</summary>
    public const int DownMilliseconds = 300000;

    // All per cell, 0.1 mV below the charge voltage: 0.2 V and 0.5 V of a 48 V pack. The highest cell stays just below its
    // charge voltage (CellLead, ChargeCurrentRule), and chargers hold up to 0.3 V less than they are told.
    private const int UpTenthMillivolts = 125;
    private const int UpCellTenthMillivolts = 100;
    private const int TopTenthMillivolts = 312;
    private const int TopCellTenthMillivolts = 250;

    // A fifth of the tail current: meters may err by so much, and it lifts no cell.
    private const int TailParts = 5;

    private readonly HoldTimer _transition = new();
    private readonly HoldTimer _block = new();
    private readonly HoldTimer _balanced = new();
    private readonly HoldTimer _tail = new();
    private readonly HoldTimer _full = new();
    private int _absorbedMilliseconds;
    private long _fullAt;

    /// <summary>The phase.</summary>
    public ChargePhase Phase { get; private set; }

    /// <summary>
    /// True from the first time the battery was full until charging begins again: only then may 100 % be shown.
    /// </summary>
    public bool IsFull { get; private set; }

    /// <summary>Set while a fault or the temperature blocks charging.</summary>
    public bool IsBlocked;

    /// <summary>Set while a person or an automation asks for a full charge.</summary>
    public bool IsRebulkAsked;

    /// <summary>Set once the charge voltage has come down to the float voltage.</summary>
    public bool HasReachedFloat;

    /// <summary>Begins anew: the start gate has opened.</summary>
    public void Reset() => Enter(ChargePhase.Init);

    /// <summary>Takes the next sample.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="stepMilliseconds">Time since the sample before, ms.</param>
    public void Step(ChargePlan plan, BatterySnapshot sample, int stepMilliseconds)
    {
        if (IsBlocked)
        {
            _block.Reset();
            if (Phase != ChargePhase.Blocked)
            {
                Enter(ChargePhase.Blocked);
            }

            return;
        }

        switch (Phase)
        {
            case ChargePhase.Blocked:
                if (_block.Step(true, stepMilliseconds) >= BlockMilliseconds)
                {
                    Enter(ChargePhase.Init);
                }

                break;
            case ChargePhase.Init:
                Enter(ChargePhase.Bulk);
                break;
            case ChargePhase.Bulk:
                StepBulk(plan, sample, stepMilliseconds);
                break;
            case ChargePhase.Absorption:
                StepAbsorption(plan, sample, stepMilliseconds);
                break;
            default:
                StepFull(plan, sample, stepMilliseconds);
                break;
        }
    }

    private static bool IsSumWithin(ChargePlan plan, BatterySnapshot sample, int tenthMillivoltsPerCell) =>
        sample.CellSumMillivolts >= plan.PackMillivolts(plan.BulkCellTenthMillivolts - tenthMillivoltsPerCell);

    private static bool IsHighestWithin(ChargePlan plan, BatterySnapshot sample, int tenthMillivolts) =>
        sample.HighestCellTenthMillivolts >= plan.BulkCellTenthMillivolts - tenthMillivolts;

    private static bool IsAtTop(ChargePlan plan, BatterySnapshot sample) =>
        IsSumWithin(plan, sample, TopTenthMillivolts) || IsHighestWithin(plan, sample, TopCellTenthMillivolts);

    // The current says nothing while the pack is far below its charge voltage: there is too little sun, or a limit. One
    // cell alone says it only when its resistance cannot be what lifts it.
    private static bool HasTailCurrent(ChargePlan plan, BatterySnapshot sample)
    {
        int current = sample.PackCurrentMilliamperes;
        int little = plan.TailMilliamperes / TailParts;
        int most = IsSumWithin(plan, sample, TopTenthMillivolts) ? plan.TailMilliamperes : little;
        return plan.TailMilliamperes > 0 && current >= -little && current <= most && IsAtTop(plan, sample);
    }

    // A weak cell at its charge voltage while the pack still takes more than the tail current is not absorption yet: else a
    // pack that charges for hours behind such a cell would be called full half-way.
    private static bool IsAbsorbing(ChargePlan plan, BatterySnapshot sample) =>
        plan.TailMilliamperes == 0
        || sample.PackCurrentMilliamperes <= plan.TailMilliamperes
        || IsSumWithin(plan, sample, TopTenthMillivolts);

    private void StepBulk(ChargePlan plan, BatterySnapshot sample, int step)
    {
        if (_full.Step(sample.State == BatteryState.FullyCharged, step) >= StableMilliseconds)
        {
            BecomeFull(sample);
            return;
        }

        bool isUp = IsSumWithin(plan, sample, UpTenthMillivolts)
            || IsHighestWithin(plan, sample, UpCellTenthMillivolts)
            || HasTailCurrent(plan, sample);
        GoWhenStable(ChargePhase.Absorption, isUp, StableMilliseconds, step);
    }

    private void StepAbsorption(ChargePlan plan, BatterySnapshot sample, int step)
    {
        int limit = _balanced.HeldMilliseconds >= 0
            ? plan.FullSpreadEndTenthMillivolts
            : plan.FullSpreadTenthMillivolts;
        bool isUp = IsSumWithin(plan, sample, UpTenthMillivolts);
        _balanced.Step(isUp && sample.CellSpreadTenthMillivolts <= limit, step);
        _tail.Step(HasTailCurrent(plan, sample), step);
        _absorbedMilliseconds += IsAbsorbing(plan, sample) ? Math.Min(step, HoldTimer.LongestStepMilliseconds) : 0;
        _full.Step(sample.State == BatteryState.FullyCharged, step);
        if (_balanced.HeldMilliseconds >= plan.AbsorbMilliseconds
            || _tail.HeldMilliseconds >= plan.AbsorbMilliseconds
            || _absorbedMilliseconds >= plan.LongestAbsorbMilliseconds
            || _full.HeldMilliseconds >= StableMilliseconds)
        {
            BecomeFull(sample);
            return;
        }

        GoWhenStable(ChargePhase.Bulk, !IsAtTop(plan, sample), DownMilliseconds, step);
    }

    private void BecomeFull(BatterySnapshot sample)
    {
        Enter(ChargePhase.FloatTransition);
        IsFull = true;
        _fullAt = sample.SampledAtMilliseconds;
    }

    private void StepFull(ChargePlan plan, BatterySnapshot sample, int step)
    {
        if (IsRebulkAsked)
        {
            Enter(ChargePhase.Bulk);
            return;
        }

        int charge = sample.StateOfChargeMillipercent;
        bool isCountLow = charge != BatterySnapshot.Unknown && charge < plan.RebulkMillipercent;

        // A BMS that calls the pack full and counts less contradicts itself: the phases would go round for ever.
        bool isEmptier = (isCountLow && sample.State != BatteryState.FullyCharged)
            || sample.HighestCellTenthMillivolts <= plan.RebulkCellTenthMillivolts;
        bool isLongAgo = plan.RebulkMilliseconds > 0
            && sample.SampledAtMilliseconds - _fullAt >= plan.RebulkMilliseconds;
        if (_transition.Step(isEmptier || isLongAgo, step) >= StableMilliseconds)
        {
            Enter(ChargePhase.Bulk);
        }
        else if (Phase == ChargePhase.FloatTransition && HasReachedFloat)
        {
            Enter(ChargePhase.Float);
        }
    }

    private void GoWhenStable(ChargePhase next, bool isTrue, int heldMilliseconds, int step)
    {
        if (_transition.Step(isTrue, step) >= heldMilliseconds)
        {
            Enter(next);
        }
    }

    private void Enter(ChargePhase phase)
    {
        Phase = phase;
        IsFull &= phase != ChargePhase.Init && phase != ChargePhase.Bulk;
        HasReachedFloat = false;
        _transition.Reset();
        _block.Reset();
        _balanced.Reset();
        _tail.Reset();
        _absorbedMilliseconds = 0;
        _full.Reset();
    }
}
