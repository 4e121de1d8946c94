// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.ChargingBench.Laws;

/// <summary>
/// The law of YamBMS with its default values: bulk 55.2 V with a PI term on the highest cell, end of charge by a
/// resistance model, float 53.6 V, rebulk at 85 %, at 3.30 V per cell or after 14 days.
/// </summary>
public sealed class YamBmsLaw : IChargeLaw
{
    private const double BulkVolts = 3.45;
    private const double FloatVolts = 3.35;
    private const double ProportionalGain = 0.05;
    private const double IntegralGain = 0.5;
    private const double BalanceTriggerVolts = 0.010;
    private const double LowestFullVolts = 3.37;
    private const double HighestFullVolts = 3.65;
    private const double TailFraction = 0.05;
    private const double RebulkVolts = 3.30;
    private const double RebulkSocPercent = 85;
    private const double DischargeKneeVolts = 3.1;
    private const double DischargeEndVolts = 3.0;
    private const double FourteenDays = 14 * 86400;

    private static readonly Curve ChargeRate = new Curve(
        (-0.1, 0), (0, 0.05), (5, 0.12), (10, 0.30), (20, 0.50), (55, 0.50), (60, 0));

    private static readonly Curve DischargeRate = new Curve((-30, 0), (-20, 0.50), (55, 0.50), (60, 0));

    private double _integral;
    private double _fullSeconds;
    private double _cutOffSeconds = -1;
    private double _quietSeconds;
    private double _floatSeconds = -1;
    private double _charge = -1;
    private double _discharge = -1;

    /// <inheritdoc/>
    public void Evaluate(LawInput input, double seconds, LawLimits limits)
    {
        int count = input.CellVolts.Length;
        UpdatePhase(input, seconds);
        limits.ChargeVolts = _floatSeconds >= 0 ? count * FloatVolts : ChargeVolts(input, count, seconds);
        _charge = Recover(_charge, ChargeAmperes(input));
        _discharge = Recover(_discharge, DischargeAmperes(input));
        limits.ChargeAmperes = _charge;
        limits.DischargeAmperes = _discharge;
    }

    private static double Recover(double now, double wanted)
    {
        bool falls = now < 0 || wanted <= now;
        return falls ? wanted : Math.Min(wanted, now + Math.Max(1, 0.15 * (wanted - now)));
    }

    private static double ChargeAmperes(LawInput input)
    {
        double high = (input.CutoffVolts + BulkVolts) / 2;
        double x = Math.Max(0, (input.HighestVolts - FloatVolts) / (high - FloatVolts));
        double share = input.HighestVolts > high ? 0 : Math.Max(0, 2 - Math.Pow(2, Math.Pow(x, 1.8)));
        double rate = Math.Min(ChargeRate.At(input.ColdestCelsius), ChargeRate.At(input.HottestCelsius));
        return Math.Min(input.ChargeAmperes, rate * input.CapacityAmpereHours) * share;
    }

    private static double DischargeAmperes(LawInput input)
    {
        double x = Math.Max(0, (DischargeKneeVolts - input.LowestVolts) / (DischargeKneeVolts - DischargeEndVolts));
        double share = Math.Max(0, 2 - Math.Pow(2, Math.Pow(x, 1.8)));
        double rate = Math.Min(DischargeRate.At(input.ColdestCelsius), DischargeRate.At(input.HottestCelsius));
        return Math.Min(input.DischargeAmperes, rate * input.CapacityAmpereHours) * share;
    }

    private void UpdatePhase(LawInput input, double seconds)
    {
        if (_floatSeconds >= 0)
        {
            _floatSeconds += seconds;
            bool rebulks = input.HighestVolts <= RebulkVolts || input.SocPercent <= RebulkSocPercent;
            _floatSeconds = rebulks || _floatSeconds > FourteenDays ? -1 : _floatSeconds;
            return;
        }

        double ohms = (HighestFullVolts - LowestFullVolts) / (input.CapacityAmpereHours * TailFraction);
        bool isFull = input.Amperes > 0 && input.HighestVolts - (ohms * input.Amperes) >= LowestFullVolts;
        _fullSeconds = isFull ? _fullSeconds + seconds : 0;
        if (_cutOffSeconds < 0 && _fullSeconds >= 10)
        {
            _cutOffSeconds = 0;
            _quietSeconds = 0;
        }
        else if (_cutOffSeconds >= 0)
        {
            _cutOffSeconds += seconds;
            _quietSeconds = input.IsBalancing ? 0 : _quietSeconds + seconds;
        }

        if (_quietSeconds >= 60 || _cutOffSeconds >= 1800)
        {
            _floatSeconds = 0;
            _cutOffSeconds = -1;
            _quietSeconds = 0;
        }
    }

    private double ChargeVolts(LawInput input, int count, double seconds)
    {
        double error = BulkVolts - input.HighestVolts;
        bool isInBand = error <= 0 && error >= -BalanceTriggerVolts;
        double bulk = count * BulkVolts;
        double next = _integral + (isInBand ? 0 : IntegralGain * error * seconds);
        double raw = bulk + (ProportionalGain * error) + next;
        double volts = Math.Clamp(raw, count * FloatVolts, bulk);

        // Frozen at the clamp, except on the way back from it.
        bool windsUp = (raw > bulk && error > 0) || (raw < volts && error < 0);
        _integral = windsUp ? Math.Min(_integral, 0) : next;
        return volts;
    }
}
