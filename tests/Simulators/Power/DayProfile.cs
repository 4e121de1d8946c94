// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.Power;

/// <summary>A quantity over the minutes of a day, repeated every day: sun, loads, temperature.</summary>
public sealed class DayProfile
{
    private const int Minutes = 1440;
    private const double SecondsPerMinute = 60;
    private const double Sunrise = 6 * 60;
    private const double Sunset = 20 * 60;

    private readonly double[] _values = new double[Minutes];

    private DayProfile(Func<int, double> valueAt)
    {
        for (int minute = 0; minute < Minutes; minute++)
        {
            _values[minute] = valueAt(minute);
        }
    }

    /// <summary>The same all day.</summary>
    /// <param name="value">Value.</param>
    /// <returns>The profile.</returns>
    public static DayProfile Constant(double value) => new DayProfile(_ => value);

    /// <summary>Power of the sun, 6 to 20 o'clock.</summary>
    /// <param name="peakWatts">Power at 13 o'clock without clouds.</param>
    /// <param name="cloudShare">Deepest dip that a cloud makes, 0 to 1.</param>
    /// <param name="seed">Seed of the clouds.</param>
    /// <returns>The profile.</returns>
    public static DayProfile Sun(double peakWatts, double cloudShare, int seed)
    {
        var random = new Random(seed);
        double cloud = 0;
        int left = 0;
        return new DayProfile(minute =>
        {
            if (left-- <= 0)
            {
                left = random.Next(2, 12);
                cloud = random.NextDouble() * cloudShare;
            }

            double share = (minute - Sunrise) / (Sunset - Sunrise);
            double height = share is > 0 and < 1 ? Math.Sin(share * Math.PI) : 0;
            return peakWatts * Math.Pow(height, 1.3) * (1 - cloud);
        });
    }

    /// <summary>Loads of a house: a base and appliances that come and go.</summary>
    /// <param name="baseWatts">What is always on.</param>
    /// <param name="peakWatts">Largest appliance.</param>
    /// <param name="seed">Seed of the appliances.</param>
    /// <returns>The profile.</returns>
    public static DayProfile House(double baseWatts, double peakWatts, int seed)
    {
        var random = new Random(seed);
        double extra = 0;
        int left = 0;
        return new DayProfile(_ =>
        {
            if (left-- <= 0)
            {
                left = random.Next(3, 40);
                extra = random.Next(3) == 0 ? random.NextDouble() * peakWatts : 0;
            }

            return baseWatts + extra;
        });
    }

    /// <summary>A wave between two values, lowest at 5 o'clock and highest at 15 o'clock.</summary>
    /// <param name="lowest">Value at 5 o'clock.</param>
    /// <param name="highest">Value at 15 o'clock.</param>
    /// <returns>The profile.</returns>
    public static DayProfile Temperature(double lowest, double highest)
    {
        const int Coldest = 5 * 60;
        const int Rise = 10 * 60;
        return new DayProfile(minute =>
        {
            int since = (minute - Coldest + Minutes) % Minutes;
            double phase = since < Rise ? since / (double)Rise : 1 - ((since - Rise) / (double)(Minutes - Rise));
            return lowest + ((highest - lowest) * (1 - Math.Cos(phase * Math.PI)) / 2);
        });
    }

    /// <summary>Value at a time.</summary>
    /// <param name="secondsOfRun">Seconds since midnight of the first day.</param>
    /// <returns>Value between the two minutes around that time.</returns>
    public double At(double secondsOfRun)
    {
        double minute = secondsOfRun / SecondsPerMinute;
        int before = (int)Math.Floor(minute);
        double share = minute - before;
        return (_values[before % Minutes] * (1 - share)) + (_values[(before + 1) % Minutes] * share);
    }
}
