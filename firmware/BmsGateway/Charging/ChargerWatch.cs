// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// Watches whether chargers obey when nothing may be charged for a hard cause. With DC feed-in solar chargers follow the
/// voltage only, and the float voltage lies above a pack that is not full; so a voltage below the pack is tried first,
/// and then silence, which stops every charger through its own BMS-lost path.
/// </summary>
public sealed class ChargerWatch
{
    /// <summary>Time for which current has to flow before the chargers count as disobedient, ms.</summary>
    public const int ObeyMilliseconds = 10000;

    /// <summary>Time that the lowered voltage gets before silence, ms.</summary>
    public const int SilenceMilliseconds = 60000;

    /// <summary>
    /// The same while the highest cell is at the stop below the cutoff of the BMS, ms: the backstop has lowered the
    /// voltage long before.
    /// </summary>
    public const int SilenceAtCutoffMilliseconds = 5000;

    /// <summary>Time for which the cause has to be gone, ms.</summary>
    public const int GoneMilliseconds = 30000;

    // How far below the captured pack voltage the charge voltage goes, and how far below the floor of the profile: low
    // enough to end the charge, too little to empty a pack into the grid.
    private const int BelowPackMillivolts = 25;
    private const int BelowFloorMillivolts = 100;

    // A high cell is gone when it is 100 mV below the cutoff.
    private const int LowerTenthMillivolts = 500;
    private const int LeastMilliamperes = 1000;
    private const int SentMillivolts = 100;

    private readonly HoldTimer _charging = new();
    private readonly HoldTimer _active = new();
    private readonly HoldTimer _gone = new();

    /// <summary>True from the moment in which a charger counts as disobedient until the cause is gone.</summary>
    public bool IsActive { get; private set; }

    /// <summary>True once the lowered voltage has not helped: nothing may be sent until the cause is gone.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>Charge voltage of the pack while <see cref="IsActive"/>, mV: captured once and then constant.</summary>
    public int VoltageMillivolts { get; private set; }

    /// <summary>Charge current of the newest sample, mA.</summary>
    public int CurrentMilliamperes { get; private set; }

    /// <summary>Forgets everything: another pack.</summary>
    public void Reset()
    {
        _charging.Reset();
        _active.Reset();
        _gone.Reset();
        IsActive = false;
        IsSilent = false;
        VoltageMillivolts = 0;
    }

    /// <summary>
    /// True for the causes for which no charge current at all may flow. A high cell below the stop is none: it has its
    /// own control of the voltage.
    /// </summary>
    public static bool IsHard(LimitReason reason) =>
        reason == LimitReason.Cold
        || reason == LimitReason.Hot
        || reason == LimitReason.NoTemperature
        || reason == LimitReason.BmsFault
        || reason == LimitReason.LowCell
        || reason == LimitReason.CellAtHighCutoff;

    /// <summary>Takes the next sample.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="isHardStop">True while a hard cause allows no charge current (<see cref="IsStop"/>).</param>
    /// <param name="stepMilliseconds">Time since the sample before, at most 3000 ms.</param>
    public void Step(ChargePlan plan, BatterySnapshot sample, bool isHardStop, int stepMilliseconds)
    {
        int highest = sample.HighestCellTenthMillivolts;
        bool isAtCutoff = highest >= plan.StopChargeCellTenthMillivolts;
        int least = isAtCutoff ? plan.ChargingMilliamperes : plan.UnwantedChargeMilliamperes;
        CurrentMilliamperes = sample.PackCurrentMilliamperes;
        bool isCharging = isHardStop && CurrentMilliamperes > least;
        bool isDisobedient = _charging.Step(isCharging, stepMilliseconds) >= ObeyMilliseconds;
        if (isDisobedient && !IsActive)
        {
            IsActive = true;
            VoltageMillivolts = Capture(plan, sample.PackVoltageMillivolts);
        }

        int patience = isAtCutoff ? SilenceAtCutoffMilliseconds : SilenceMilliseconds;
        IsSilent |= _active.Step(IsActive, stepMilliseconds) >= patience && isDisobedient;
        bool isGone = !isHardStop && highest < plan.BackstopCellTenthMillivolts - LowerTenthMillivolts;
        if (_gone.Step(isGone, stepMilliseconds) >= GoneMilliseconds && IsActive)
        {
            Reset();
        }
    }

    /// <summary>True when a limit allows no charging for a hard cause.</summary>
    /// <param name="charge">What the rule of the charge current says, before it is held or raised slowly.</param>
    public static bool IsStop(LimitCause charge) => charge.Value < LeastMilliamperes && IsHard(charge.Reason);

    // Rounded down as it is sent. Captured once: a voltage that follows the pack would drain it.
    private static int Capture(ChargePlan plan, int packMillivolts)
    {
        int lowest = (plan.Profile.FloorMillivolts - BelowFloorMillivolts) * plan.SeriesCells;
        int wanted = packMillivolts - (BelowPackMillivolts * plan.SeriesCells);
        return wanted < lowest ? lowest : wanted / SentMillivolts * SentMillivolts;
    }
}
