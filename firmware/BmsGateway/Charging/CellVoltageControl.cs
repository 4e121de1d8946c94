// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// Integral control of the highest cell: while it is above its band and the pack is charged, the charge voltage falls
/// slowly, by its distance from the target; below the target it rises again. It does not fall without charge current:
/// then it could only discharge the pack.
/// </summary>
public sealed class CellVoltageControl
{
    // Below this distance from the target no cell needs control.
    private const int FarTenthMillivolts = 300;

    // Gain in mV/(V s) × error in 0.1 mV × time in ms = 0.0001 µV.
    private const long PartsPerMicrovolt = 10000;

    private long _correction;
    private int _target;

    /// <summary>What is added to cells × target, µV; never above 0.</summary>
    public int CorrectionMicrovolts => (int)(_correction / PartsPerMicrovolt);

    /// <summary>Forgets the correction.</summary>
    public void Reset()
    {
        _correction = 0;
        _target = 0;
    }

    /// <summary>Upper end of the band in which nothing changes, 0.1 mV; its lower end is the target.</summary>
    public static int SetPoint(ChargePlan plan, int cellTargetTenthMillivolts) =>
        cellTargetTenthMillivolts + plan.OverVoltageOffsetTenthMillivolts;

    /// <summary>Takes the next sample.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="cellTargetTenthMillivolts">Voltage that a cell is meant to have, 0.1 mV.</param>
    /// <param name="lowestMicrovolts">Most negative correction, µV.</param>
    /// <param name="mayRise">False while the charge voltage is held.</param>
    /// <param name="stepMilliseconds">Time since the sample before, at most 3000 ms.</param>
    public void Step(
        ChargePlan plan,
        BatterySnapshot sample,
        int cellTargetTenthMillivolts,
        int lowestMicrovolts,
        bool mayRise,
        int stepMilliseconds)
    {
        MoveTo(cellTargetTenthMillivolts, sample.CellCount);
        int highest = sample.HighestCellTenthMillivolts;
        if (highest < cellTargetTenthMillivolts - FarTenthMillivolts)
        {
            _correction = 0;
            return;
        }

        int above = highest - cellTargetTenthMillivolts;
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

    // Another target: the voltage that was found stays, not its distance from the target.
    private void MoveTo(int cellTarget, int cells)
    {
        if (cellTarget != _target)
        {
            _correction += (long)(_target - cellTarget) * cells * 100 * PartsPerMicrovolt;
            _correction = _correction > 0 || _target == 0 ? 0 : _correction;
            _target = cellTarget;
        }
    }
}
