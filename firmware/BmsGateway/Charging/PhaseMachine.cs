// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// Phase of charging. A transition needs its condition for 10 s; a block ends 30 s after its cause. What it needs to
/// know beside the sample comes in through its fields, so that every rule can be tested alone.
/// </summary>
public sealed class PhaseMachine
{
    /// <summary>Time for which the condition of a transition has to hold, ms.</summary>
    public const int StableMilliseconds = 10000;

    /// <summary>Time after which a block ends, ms.</summary>
    public const int BlockMilliseconds = 30000;

    // The pack counts as charged up from 0.2 V below its charge voltage, and no longer from 0.5 V below.
    private const int UpMillivolts = 200;
    private const int DownMillivolts = 500;

    // A high cell keeps the absorption: else one cell ahead would turn it on and off.
    private const int DownCellTenthMillivolts = 100;

    private readonly HoldTimer _transition = new();
    private readonly HoldTimer _block = new();
    private readonly HoldTimer _balanced = new();
    private readonly HoldTimer _tail = new();
    private readonly HoldTimer _absorption = new();
    private readonly HoldTimer _full = new();
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
                GoWhenStable(ChargePhase.Absorption, IsChargedUp(plan, sample), stepMilliseconds);
                break;
            case ChargePhase.Absorption:
                StepAbsorption(plan, sample, stepMilliseconds);
                break;
            default:
                StepFull(plan, sample, stepMilliseconds);
                break;
        }
    }

    private static bool IsChargedUp(ChargePlan plan, BatterySnapshot sample) =>
        sample.CellSumMillivolts >= plan.PackMillivolts(plan.BulkCellTenthMillivolts) - UpMillivolts
        || sample.HighestCellTenthMillivolts >= plan.BulkCellTenthMillivolts;

    private static bool IsDown(ChargePlan plan, BatterySnapshot sample) =>
        sample.CellSumMillivolts < plan.PackMillivolts(plan.BulkCellTenthMillivolts) - DownMillivolts
        && sample.HighestCellTenthMillivolts < plan.BulkCellTenthMillivolts - DownCellTenthMillivolts;

    private void StepAbsorption(ChargePlan plan, BatterySnapshot sample, int step)
    {
        bool isUp = sample.CellSumMillivolts >= plan.PackMillivolts(plan.BulkCellTenthMillivolts) - UpMillivolts;
        int limit = _balanced.HeldMilliseconds >= 0
            ? plan.FullSpreadEndTenthMillivolts
            : plan.FullSpreadTenthMillivolts;
        _balanced.Step(isUp && sample.CellSpreadTenthMillivolts <= limit, step);
        _tail.Step(HasTailCurrent(plan, sample), step);
        _absorption.Step(true, step);
        _full.Step(sample.State == BatteryState.FullyCharged, step);
        if (_balanced.HeldMilliseconds >= plan.AbsorbMilliseconds
            || _tail.HeldMilliseconds >= plan.AbsorbMilliseconds
            || _absorption.HeldMilliseconds >= plan.LongestAbsorbMilliseconds
            || _full.HeldMilliseconds >= StableMilliseconds)
        {
            IsFull = true;
            _fullAt = sample.SampledAtMilliseconds;
            Enter(ChargePhase.FloatTransition);
            return;
        }

        GoWhenStable(ChargePhase.Bulk, IsDown(plan, sample), step);
    }

    // The current says nothing while the pack is far below its charge voltage: there is too little sun, or a limit.
    private static bool HasTailCurrent(ChargePlan plan, BatterySnapshot sample)
    {
        int current = sample.PackCurrentMilliamperes;
        return current >= 0 && current <= plan.TailMilliamperes
            && sample.CellSumMillivolts >= plan.PackMillivolts(plan.BulkCellTenthMillivolts) - DownMillivolts;
    }

    private void StepFull(ChargePlan plan, BatterySnapshot sample, int step)
    {
        if (IsRebulkAsked)
        {
            IsFull = false;
            Enter(ChargePhase.Bulk);
            return;
        }

        int charge = sample.StateOfChargeMillipercent;
        bool isEmptier = (charge != BatterySnapshot.Unknown && charge < plan.RebulkMillipercent)
            || sample.HighestCellTenthMillivolts <= plan.RebulkCellTenthMillivolts;
        bool isLongAgo = plan.RebulkMilliseconds > 0
            && sample.SampledAtMilliseconds - _fullAt >= plan.RebulkMilliseconds;
        if (_transition.Step(isEmptier || isLongAgo, step) >= StableMilliseconds)
        {
            IsFull = false;
            Enter(ChargePhase.Bulk);
        }
        else if (Phase == ChargePhase.FloatTransition && HasReachedFloat)
        {
            Enter(ChargePhase.Float);
        }
    }

    private void GoWhenStable(ChargePhase next, bool isTrue, int step)
    {
        if (_transition.Step(isTrue, step) >= StableMilliseconds)
        {
            Enter(next);
        }
    }

    private void Enter(ChargePhase phase)
    {
        Phase = phase;
        HasReachedFloat = false;
        _transition.Reset();
        _block.Reset();
        _balanced.Reset();
        _tail.Reset();
        _absorption.Reset();
        _full.Reset();
    }
}
