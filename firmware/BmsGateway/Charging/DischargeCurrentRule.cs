// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// The discharge current that the battery can give now: the smallest of configuration, thresholds of the BMS, lowest
/// cell, temperature and, where wanted, state of charge. A high cell plays no part.
/// </summary>
public sealed class DischargeCurrentRule
{
    // A stop ends 50 mV away from where it began: the cell moves back as soon as the current stops.
    private const int StopEndTenthMillivolts = 500;

    private readonly LimitCurve _byStateOfCharge =
        new(new[] { 5000, 1000, 10000, 2000, 15000, 5000, 20000, 10000 });

    private bool _isAtCutoff;

    /// <summary>The result, mA with its reason.</summary>
    public LimitCause Result { get; } = new();

    /// <summary>Takes the next sample.</summary>
    public void Step(ChargePlan plan, BatterySnapshot sample, BatteryTemperature temperature)
    {
        int most = plan.DischargeMilliamperes;
        int lowest = sample.LowestCellTenthMillivolts;
        int stop = plan.StopDischargeCellTenthMillivolts;
        _isAtCutoff = lowest <= (_isAtCutoff ? stop + StopEndTenthMillivolts : stop);
        Result.Set(most, plan.DischargeReason, plan.DischargeInput, BatterySnapshot.Unknown);
        if (BmsFaultRule.StopsDischarging(sample))
        {
            Result.Lower(0, LimitReason.BmsFault, sample.FaultCode, BatterySnapshot.Unknown);
        }

        if (_isAtCutoff)
        {
            Result.Lower(0, LimitReason.CellAtLowCutoff, lowest, stop);
        }

        TemperatureRule.LowerDischarge(plan, temperature, Result);
        LimitCurve byCell = plan.Profile.DischargeByCell;
        Result.Lower(
            ChargeCurrentRule.Part(most, byCell.At(lowest)), LimitReason.LowCell, lowest, byCell.NearestFull(lowest));
        if (plan.UsesStateOfCharge && sample.StateOfChargeMillipercent != BatterySnapshot.Unknown)
        {
            int charge = sample.StateOfChargeMillipercent;
            int part = ChargeCurrentRule.Part(most, _byStateOfCharge.At(charge));
            Result.Lower(part, LimitReason.StateOfCharge, charge, BatterySnapshot.Unknown);
        }
    }
}
