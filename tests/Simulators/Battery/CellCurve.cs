// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.Battery;

/// <summary>
/// Open-circuit voltage of a cell over its state of charge: typical rested curves at 25 degC, with the steep ends that
/// charge control has to deal with. Plausible, not the curve of one product.
/// </summary>
public sealed class CellCurve
{
    /// <summary>LFP: flat from 20 to 95 %.</summary>
    public static readonly CellCurve Lfp = new CellCurve(
        new[]
        {
            0, 1, 2, 3.5, 5, 10, 15, 20, 30, 40, 50, 60, 65, 70, 80, 90, 95, 97, 98, 99, 99.5, 100, 100.5, 101, 103,
        },
        new[]
        {
            2.500, 2.760, 2.880, 2.990, 3.060, 3.180, 3.215, 3.245, 3.275, 3.290, 3.297, 3.305, 3.315, 3.328, 3.332,
            3.336, 3.345, 3.356, 3.368, 3.400, 3.440, 3.520, 3.640, 3.780, 4.300,
        });

    /// <summary>Li-ion (NMC): sloping from end to end.</summary>
    public static readonly CellCurve LithiumIon = new CellCurve(
        new double[] { 0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 105 },
        new[] { 3.000, 3.350, 3.450, 3.550, 3.600, 3.640, 3.690, 3.760, 3.850, 3.940, 4.050, 4.180, 4.300 });

    /// <summary>LTO: sloping gently, steep above 95 %.</summary>
    public static readonly CellCurve Lto = new CellCurve(
        new double[] { 0, 5, 10, 20, 50, 80, 90, 95, 98, 100, 103 },
        new[] { 1.800, 2.050, 2.120, 2.180, 2.260, 2.360, 2.420, 2.480, 2.560, 2.680, 3.000 });

    private readonly double[] _socPercent;
    private readonly double[] _volts;

    private CellCurve(double[] socPercent, double[] volts)
    {
        _socPercent = socPercent;
        _volts = volts;
    }

    /// <summary>Open-circuit voltage.</summary>
    /// <param name="socPercent">State of charge of the cell in %; above 100 is overcharge.</param>
    /// <returns>Volts; the ends of the curve are extended with their last slope.</returns>
    public double VoltsAt(double socPercent)
    {
        int upper = Array.BinarySearch(_socPercent, socPercent);
        if (upper >= 0)
        {
            return _volts[upper];
        }

        upper = Math.Clamp(~upper, 1, _socPercent.Length - 1);
        int lower = upper - 1;
        double share = (socPercent - _socPercent[lower]) / (_socPercent[upper] - _socPercent[lower]);
        return _volts[lower] + (share * (_volts[upper] - _volts[lower]));
    }
}
