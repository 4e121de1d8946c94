// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.Battery;

/// <summary>
/// Open-circuit voltage of an LFP cell over its state of charge: a typical rested curve at 25 degC, flat from 20 to 95
/// %, with the steep ends that charge control has to deal with. Plausible, not the curve of one product.
/// </summary>
public static class LfpCurve
{
    private static readonly double[] SocPercent =
    {
        0, 1, 2, 3.5, 5, 10, 15, 20, 30, 40, 50, 60, 65, 70, 80, 90, 95, 97, 98, 99, 99.5, 100, 100.5, 101, 103,
    };

    private static readonly double[] Volts =
    {
        2.500, 2.760, 2.880, 2.990, 3.060, 3.180, 3.215, 3.245, 3.275, 3.290, 3.297, 3.305, 3.315, 3.328, 3.332, 3.336,
        3.345, 3.356, 3.368, 3.400, 3.440, 3.520, 3.640, 3.780, 4.300,
    };

    /// <summary>Open-circuit voltage.</summary>
    /// <param name="socPercent">State of charge of the cell in %; above 100 is overcharge.</param>
    /// <returns>Volts; the ends of the curve are extended with their last slope.</returns>
    public static double VoltsAt(double socPercent)
    {
        int upper = Array.BinarySearch(SocPercent, socPercent);
        if (upper >= 0)
        {
            return Volts[upper];
        }

        upper = Math.Clamp(~upper, 1, SocPercent.Length - 1);
        int lower = upper - 1;
        double share = (socPercent - SocPercent[lower]) / (SocPercent[upper] - SocPercent[lower]);
        return Volts[lower] + (share * (Volts[upper] - Volts[lower]));
    }
}
