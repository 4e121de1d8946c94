// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.ChargingBench.Laws;

/// <summary>
/// The law of dbus-serialbattery (mr-manuel) with its default values: bulk 3.45 V until the cells are level for 900 s,
/// then float; while a cell is too high the CVL follows a penalty or an integral.
/// </summary>
public sealed class DbusSerialBatteryLaw : IChargeLaw
{
    private const double BulkVolts = 3.45;
    private const double FloatVolts = 3.375;
    private const double LowestVolts = 2.90;
    private const double IntegralGain = 0.2;
    private const double IntegralOffsetVolts = 0.010;
    private const double RiseVoltsPerSecond = 0.001;
    private const double HoldSeconds = 60;
    private const double LevelSeconds = 900;
    private const double RebulkSocPercent = 80;
    private const double RebulkSpreadVolts = 0.080;

    // A charger that holds the bulk voltage exactly must count as having reached it.
    private const double ToleranceVolts = 0.05;

    private readonly bool _isIntegral;
    private readonly DbusSerialBatteryCurrents _currents = new DbusSerialBatteryCurrents();
    private bool _isBulk = true;
    private double _levelSeconds = -1;
    private double _integral;
    private double _heldSeconds;
    private double _volts;

    /// <summary>Makes the law.</summary>
    /// <param name="isIntegral">True for the integral, false for the penalty.</param>
    public DbusSerialBatteryLaw(bool isIntegral)
    {
        _isIntegral = isIntegral;
    }

    /// <inheritdoc/>
    public void Evaluate(LawInput input, double seconds, LawLimits limits)
    {
        int count = input.CellVolts.Length;
        UpdatePhase(input, count, seconds);
        double wanted = _isBulk ? BulkTarget(input, count, seconds) : count * FloatVolts;
        Move(wanted, count, seconds);
        limits.ChargeVolts = _volts;
        limits.ChargeAmperes = _currents.Charge(input, seconds);
        limits.DischargeAmperes = _currents.Discharge(input, seconds);
    }

    private void UpdatePhase(LawInput input, int count, double seconds)
    {
        double spread = input.HighestVolts - input.LowestVolts;
        if (!_isBulk)
        {
            _isBulk = input.SocPercent < RebulkSocPercent || spread >= RebulkSpreadVolts;
            _levelSeconds = -1;
            return;
        }

        double bulk = count * BulkVolts;
        if (_levelSeconds < 0)
        {
            bool starts = input.SumVolts >= bulk - ToleranceVolts && spread <= 0.010;
            _levelSeconds = starts ? 0 : -1;
        }
        else if (input.SumVolts < bulk - 0.5)
        {
            _levelSeconds = -1;
        }
        else
        {
            _levelSeconds = spread > 0.013 ? 0 : _levelSeconds + seconds;
        }

        _isBulk = _levelSeconds < LevelSeconds;
    }

    private double BulkTarget(LawInput input, int count, double seconds)
    {
        double bulk = count * BulkVolts;
        if (input.HighestVolts <= BulkVolts)
        {
            _integral = 0;
            return bulk;
        }

        double wanted;
        if (_isIntegral)
        {
            _integral -= IntegralGain * (input.HighestVolts - BulkVolts - IntegralOffsetVolts) * seconds;
            _integral = Math.Clamp(_integral, (count * LowestVolts) - bulk, 0);
            wanted = bulk + _integral;
        }
        else
        {
            wanted = input.SumVolts;
            foreach (double cell in input.CellVolts)
            {
                wanted -= Math.Max(0, cell - BulkVolts);
            }
        }

        return Math.Clamp(wanted, count * LowestVolts, bulk);
    }

    private void Move(double wanted, int count, double seconds)
    {
        if (_volts == 0)
        {
            _volts = wanted;
        }
        else if (wanted < _volts)
        {
            // Into float at 1 mV/s, away from a high cell at once.
            _volts = _isBulk ? wanted : Math.Max(wanted, _volts - (RiseVoltsPerSecond * seconds));
            _heldSeconds = 0;
        }
        else
        {
            _heldSeconds += seconds;
            bool rises = _heldSeconds >= HoldSeconds;
            _volts = rises ? Math.Min(wanted, _volts + (RiseVoltsPerSecond * seconds)) : _volts;
        }

        _volts = Math.Min(_volts, count * BulkVolts);
    }
}
