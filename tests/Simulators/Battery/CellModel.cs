// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.Battery;

/// <summary>
/// One cell: open-circuit curve, inner resistance, one slow polarisation term, a bleed resistor for balancing.
/// </summary>
public sealed class CellModel
{
    /// <summary>Time constant of the polarisation in seconds.</summary>
    public const double PolarisationSeconds = 60;

    private double _polarisationVolts;

    /// <summary>Chemistry.</summary>
    public CellCurve Curve { get; init; } = CellCurve.Lfp;

    /// <summary>Charge the cell can hold in ampere-hours.</summary>
    public double CapacityAmpereHours { get; set; } = 314;

    /// <summary>State of charge of this cell in %.</summary>
    public double SocPercent { get; set; } = 50;

    /// <summary>Resistance that follows the current at once, in ohm, at 25 degC.</summary>
    public double ResistanceOhms { get; set; } = 0.0005;

    /// <summary>Resistance of the slow polarisation, in ohm, at 25 degC.</summary>
    public double PolarisationOhms { get; set; } = 0.0004;

    /// <summary>Constant difference from the curve in volts (chemistry and measurement spread).</summary>
    public double OffsetVolts { get; set; }

    /// <summary>When set, the terminal voltage is this value whatever the current does.</summary>
    public double? FixedVolts { get; set; }

    /// <summary>Current through the bleed resistor in amperes, 0 when not balancing.</summary>
    public double BleedAmperes { get; set; }

    /// <summary>Terminal voltage at the last step in volts.</summary>
    public double Volts { get; private set; }

    /// <summary>Voltage without the part that follows the current at once.</summary>
    internal double RestVolts => FixedVolts ?? Curve.VoltsAt(SocPercent) + OffsetVolts + _polarisationVolts;

    internal double EffectiveResistance(double coldFactor)
    {
        return FixedVolts.HasValue ? 0 : ResistanceOhms * coldFactor;
    }

    /// <summary>Lets time pass; <paramref name="polarisationShare"/> = 1 - exp(-seconds / time constant).</summary>
    internal void Step(double seconds, double packAmperes, double coldFactor, double polarisationShare)
    {
        double amperes = packAmperes - BleedAmperes;
        SocPercent += amperes * seconds / 3600 / CapacityAmpereHours * 100;

        double target = amperes * PolarisationOhms * coldFactor;
        _polarisationVolts += (target - _polarisationVolts) * polarisationShare;
        Volts = RestVolts + (packAmperes * EffectiveResistance(coldFactor));
    }
}
