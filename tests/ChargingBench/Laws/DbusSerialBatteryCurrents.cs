// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.ChargingBench.Laws;

/// <summary>The current limits of dbus-serialbattery: tables, and the flow in which they are applied.</summary>
internal sealed class DbusSerialBatteryCurrents
{
    private const double EvaluateSeconds = 60;
    private const double LargeChange = 0.33;
    private const double ReopenFraction = 0.015;
    private const double HoldSeconds = 30;
    private const double RampAmperesPerSecond = 5;

    private static readonly Curve ChargeVolts =
        new Curve((3.375, 1), (3.400, 0.25), (3.425, 0.05), (3.450, 0.005), (3.500, 0));

    private static readonly Curve DischargeVolts =
        new Curve((2.800, 0), (2.900, 0.005), (3.000, 0.05), (3.100, 0.25), (3.190, 1));

    private static readonly Curve ChargeCelsius =
        new Curve((0, 0), (2, 0.25), (5, 0.5), (10, 1), (40, 1), (45, 0.5), (50, 0.25), (55, 0));

    private static readonly Curve DischargeCelsius =
        new Curve((-10, 0), (0, 0.25), (5, 0.5), (10, 1), (40, 1), (45, 0.5), (50, 0.25), (55, 0));

    private readonly Flow _charge = new Flow();
    private readonly Flow _discharge = new Flow();

    public double Charge(LawInput input, double seconds)
    {
        double cold = ChargeCelsius.At(input.ColdestCelsius);
        double hot = ChargeCelsius.At(input.HottestCelsius);
        double fraction = Math.Min(ChargeVolts.At(input.HighestVolts), Math.Min(cold, hot));
        return _charge.Next(input.ChargeAmperes * fraction, input.ChargeAmperes, seconds);
    }

    public double Discharge(LawInput input, double seconds)
    {
        double cold = DischargeCelsius.At(input.ColdestCelsius);
        double hot = DischargeCelsius.At(input.HottestCelsius);
        double fraction = Math.Min(DischargeVolts.At(input.LowestVolts), Math.Min(cold, hot));
        return _discharge.Next(input.DischargeAmperes * fraction, input.DischargeAmperes, seconds);
    }

    private sealed class Flow
    {
        private double _target = -1;
        private double _amperes;
        private double _sinceEvaluation;
        private double _sinceRise;

        public double Next(double wanted, double maximum, double seconds)
        {
            _sinceEvaluation += seconds;
            bool isLarge = Math.Abs(wanted - _target) > LargeChange * Math.Max(_target, 0.001);
            if (_target < 0 || _sinceEvaluation >= EvaluateSeconds || (wanted == 0 && _target > 0) || isLarge)
            {
                bool staysShut = _target == 0 && wanted < ReopenFraction * maximum;
                _sinceRise = wanted > _target && _amperes >= _target ? 0 : _sinceRise;
                _amperes = _target < 0 ? wanted : _amperes;
                _target = staysShut ? 0 : wanted;
                _sinceEvaluation = 0;
            }

            _sinceRise += seconds;
            double risen = _sinceRise > HoldSeconds ? _amperes + (RampAmperesPerSecond * seconds) : _amperes;
            _amperes = Math.Min(_target, risen);
            return _amperes;
        }
    }
}
