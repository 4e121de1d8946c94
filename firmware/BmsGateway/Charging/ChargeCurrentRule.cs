// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// The charge current that the battery can take now: the smallest of configuration, thresholds of the BMS, highest
/// cell, temperature and, where wanted, state of charge. The phase plays no part: "full" is expressed by the voltage.
/// </summary>
public sealed class ChargeCurrentRule
{
    // A stop ends 50 mV away from where it began: the cell moves back as soon as the current stops.
    private const int StopEndTenthMillivolts = 500;

    private readonly LimitCurve _byStateOfCharge =
        new(new[] { 85000, 10000, 90000, 5000, 95000, 2000, 98000, 1000 });

    private bool _isAtCutoff;

    /// <summary>The result, mA with its reason.</summary>
    public LimitCause Result { get; } = new();

    /// <summary>Takes the next sample.</summary>
    public void Step(ChargePlan plan, BatterySnapshot sample, BatteryTemperature temperature)
    {
        int most = plan.ChargeMilliamperes;
        int highest = sample.HighestCellTenthMillivolts;
        int stop = plan.StopChargeCellTenthMillivolts;
        _isAtCutoff = highest >= (_isAtCutoff ? stop - StopEndTenthMillivolts : stop);
        Result.Set(most, plan.ChargeReason, plan.ChargeInput, BatterySnapshot.Unknown);
        if (BmsFaultRule.StopsCharging(sample))
        {
            Result.Lower(0, LimitReason.BmsFault, sample.FaultCode, BatterySnapshot.Unknown);
        }

        if (_isAtCutoff)
        {
            Result.Lower(0, LimitReason.CellAtHighCutoff, highest, stop);
        }

        TemperatureRule.LowerCharge(plan, temperature, Result);
        int aboveBulk = highest - plan.BulkCellTenthMillivolts;
        LimitCurve byCell = plan.Profile.ChargeByCell;
        Result.Lower(
            Part(most, byCell.At(aboveBulk)),
            LimitReason.HighCell,
            highest,
            plan.BulkCellTenthMillivolts + byCell.NearestFull(aboveBulk));
        if (plan.UsesStateOfCharge && sample.StateOfChargeMillipercent != BatterySnapshot.Unknown)
        {
            int charge = sample.StateOfChargeMillipercent;
            Result.Lower(
                Part(most, _byStateOfCharge.At(charge)), LimitReason.StateOfCharge, charge, BatterySnapshot.Unknown);
        }
    }

    /// <summary>Part of a current, rounded down, mA.</summary>
    public static int Part(int milliamperes, int part) => (int)((long)milliamperes * part / LimitCurve.Full);
}
