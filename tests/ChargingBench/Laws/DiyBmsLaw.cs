// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.ChargingBench.Laws;

/// <summary>
/// The dynamic law of diyBMS v4 with its default values: charge voltage shaped by the cells above 3.45 V less a range,
/// charge current falling from a knee of 3.32 V, phases by state of charge.
/// </summary>
public sealed class DiyBmsLaw : IChargeLaw
{
    private const double ChargeVolts = 56.5;
    private const double FloatVolts = 52.8;
    private const double LowestPackVolts = 48.8;
    private const double LowestCellVolts = 3.05;
    private const double CellVolts = 3.45;
    private const double KneeVolts = 3.32;
    private const double SpikeVolts = 3.55;
    private const double Sensitivity = 3.0;
    private const double LowestFraction = 0.01;
    private const double AbsorbSeconds = 60 * 60;
    private const double FloatSeconds = 360 * 60;

    private double _absorbSeconds = -1;
    private double _floatSeconds = -1;
    private bool _isStopped;

    /// <inheritdoc/>
    public void Evaluate(LawInput input, double seconds, LawLimits limits)
    {
        UpdatePhase(input.SocPercent, seconds);
        double highest = input.HottestCelsius;
        bool isWarm = input.ColdestCelsius >= 0 && highest <= 50;
        bool mayCharge = isWarm && input.SumVolts <= ChargeVolts && input.HighestVolts <= CellVolts && !_isStopped;
        bool mayDischarge = input.ColdestCelsius >= -30 && highest <= 55;
        mayDischarge &= input.SumVolts >= LowestPackVolts && input.LowestVolts >= LowestCellVolts;
        limits.ChargeAmperes = mayCharge ? input.ChargeAmperes * ChargeFraction(input.HighestVolts) : 0;
        limits.DischargeAmperes = mayDischarge ? input.DischargeAmperes : 0;
        limits.ChargeVolts = _isStopped ? input.SumVolts : _floatSeconds >= 0 ? FloatVolts : DynamicVolts(input);
    }

    // The published text gives a power curve with the values 5.0 and 0.3 from the knee to 1 % at the cell maximum, not
    // the formula itself; this one meets both ends.
    private static double ChargeFraction(double volts)
    {
        double x = Math.Clamp((volts - KneeVolts) / (CellVolts - KneeVolts), 0, 1);
        return x == 0 ? 1 : Math.Max(LowestFraction, 1 - Math.Pow(0.3, 5.0 * (1 - x)));
    }

    private static double DynamicVolts(LawInput input)
    {
        double volts = 0;
        if (input.HighestVolts >= CellVolts)
        {
            foreach (double cell in input.CellVolts)
            {
                volts += Math.Min(cell, CellVolts);
            }

            return Math.Min(volts, ChargeVolts);
        }

        double room = CellVolts - input.HighestVolts;
        double range = Math.Min(room, (SpikeVolts - KneeVolts) / Sensitivity);
        volts = input.SumVolts;
        foreach (double cell in input.CellVolts)
        {
            double above = cell - (input.HighestVolts - range);
            volts += above >= 0 ? room * above / range : 0;
        }

        return Math.Min(volts, ChargeVolts);
    }

    private void UpdatePhase(double socPercent, double seconds)
    {
        if (socPercent < 96)
        {
            _absorbSeconds = -1;
            _floatSeconds = -1;
            _isStopped = false;
        }
        else if (_isStopped)
        {
            return;
        }
        else if (_floatSeconds >= 0)
        {
            _floatSeconds += seconds;
            _isStopped = _floatSeconds >= FloatSeconds;
        }
        else if (_absorbSeconds >= 0 || socPercent >= 99)
        {
            _absorbSeconds = Math.Max(0, _absorbSeconds) + seconds;
            _floatSeconds = _absorbSeconds >= AbsorbSeconds ? 0 : -1;
        }
    }
}
