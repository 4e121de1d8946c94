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

    // The highest cell is brought to just below its charge voltage, 0.1 mV from it.
    private const int AimTenthMillivolts = -20;

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
        LimitCurve byLowest = plan.Profile.ChargeByLowestCell;
        int lowest = sample.LowestCellTenthMillivolts;
        Result.Lower(Part(most, byLowest.At(lowest)), LimitReason.LowCell, lowest, byLowest.NearestFull(lowest));
        LowerByCell(plan, sample);
        if (plan.UsesStateOfCharge && sample.StateOfChargeMillipercent != BatterySnapshot.Unknown)
        {
            int charge = sample.StateOfChargeMillipercent;
            Result.Lower(
                Part(most, _byStateOfCharge.At(charge)), LimitReason.StateOfCharge, charge, BatterySnapshot.Unknown);
        }
    }

    /// <summary>Part of a current, rounded down, mA.</summary>
    public static int Part(int milliamperes, int part) => (int)((long)milliamperes * part / LimitCurve.Full);

    // Voltage alone takes a cell that is lifted by its current for a full one, and a step of the current for a step of the
    // charge. So what flows now may go on, more by 1 A per V and Ah that the cell is below its charge voltage, less by as
    // much that it is above: a third of what moves a cell so far, or less, so the current cannot swing. One curve is the
    // lower bound, the other the upper one, whatever the BMS calls the current.
    private void LowerByCell(ChargePlan plan, BatterySnapshot sample)
    {
        int highest = sample.HighestCellTenthMillivolts;
        int aboveBulk = highest - plan.BulkCellTenthMillivolts;
        LimitCurve curve = plan.Profile.ChargeByCell;
        int allowed = Part(plan.ChargeMilliamperes, curve.At(aboveBulk));
        if (plan.CapacityCentiampereHours > 0 && sample.PackCurrentMilliamperes > 0)
        {
            long change = (long)(AimTenthMillivolts - aboveBulk) * plan.CapacityCentiampereHours / 1000;
            long flowing = sample.PackCurrentMilliamperes + change;
            int most = Part(plan.ChargeMilliamperes, plan.Profile.FlowingChargeByCell.At(aboveBulk));
            flowing = flowing > most ? most : flowing;
            allowed = flowing > allowed ? (int)flowing : allowed;
        }

        int full = plan.BulkCellTenthMillivolts + curve.NearestFull(aboveBulk);
        Result.Lower(allowed, LimitReason.HighCell, highest, full);
    }
}
