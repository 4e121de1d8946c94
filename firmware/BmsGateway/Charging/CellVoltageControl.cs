// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// Integral control of the highest cell: while it is above its band and the pack is charged, the charge voltage falls
/// slowly, by its distance from the target, which is the charge voltage of a cell in every phase; below the target it
/// rises again. It does not fall without charge current: then it could only discharge the pack.
/// </summary>
public sealed class CellVoltageControl
{
    // Below this distance from the target no cell needs control.
    private const int FarTenthMillivolts = 300;

    // Gain in mV/(V s) × error in 0.1 mV × time in ms = 0.0001 µV.
    private const long PartsPerMicrovolt = 10000;

    private long _correction;

    /// <summary>What is added to the charge voltage of the pack, µV; never above 0.</summary>
    public int CorrectionMicrovolts => (int)(_correction / PartsPerMicrovolt);

    /// <summary>Forgets the correction.</summary>
    public void Reset() => _correction = 0;

    /// <summary>Upper end of the band in which nothing changes, 0.1 mV; its lower end is the target.</summary>
    public static int SetPoint(ChargePlan plan) =>
        plan.BulkCellTenthMillivolts + plan.OverVoltageOffsetTenthMillivolts;

    /// <summary>Takes the next sample.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="lowestMicrovolts">Most negative correction, µV.</param>
    /// <param name="mayRise">False while the charge voltage is held.</param>
    /// <param name="stepMilliseconds">Time since the sample before, at most 3000 ms.</param>
    public void Step(
        ChargePlan plan,
        BatterySnapshot sample,
        int lowestMicrovolts,
        bool mayRise,
        int stepMilliseconds)
    {
        int above = sample.HighestCellTenthMillivolts - plan.BulkCellTenthMillivolts;
        if (above < -FarTenthMillivolts)
        {
            _correction = 0;
            return;
        }

        int error = above > 0 && above <= plan.OverVoltageOffsetTenthMillivolts ? 0 : above;
        bool isCharged = sample.PackCurrentMilliamperes > plan.ChargingMilliamperes;
        if ((error > 0 && isCharged) || (error < 0 && mayRise))
        {
            _correction -= (long)plan.OverVoltageGain * error * stepMilliseconds;
        }

        // The state itself is bounded: no wind-up.
        long lowest = lowestMicrovolts * PartsPerMicrovolt;
        _correction = _correction > 0 ? 0 : _correction < lowest ? lowest : _correction;
    }
}
