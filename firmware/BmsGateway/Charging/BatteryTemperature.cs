// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// Coldest and hottest temperature that the rules may trust. A sensor that was there and is gone makes the temperature
/// unknown: the board of the BMS may be far warmer than the cells.
/// </summary>
public sealed class BatteryTemperature
{
    // What a sensor can show; anything else is a broken wire.
    private const int LowestDecidegrees = -400;
    private const int HighestDecidegrees = 1250;

    private bool _hasSeen1;
    private bool _hasSeen2;

    /// <summary>Coldest, 0.1 °C, or <see cref="BatterySnapshot.Unknown"/>.</summary>
    public int LowestDecidegreesNow { get; private set; } = BatterySnapshot.Unknown;

    /// <summary>Hottest, 0.1 °C, or <see cref="BatterySnapshot.Unknown"/>.</summary>
    public int HighestDecidegreesNow { get; private set; } = BatterySnapshot.Unknown;

    /// <summary>True when both are known.</summary>
    public bool IsKnown => LowestDecidegreesNow != BatterySnapshot.Unknown;

    /// <summary>Forgets which sensors were seen.</summary>
    public void Reset()
    {
        _hasSeen1 = false;
        _hasSeen2 = false;
    }

    /// <summary>Takes the next sample.</summary>
    public void Step(TemperatureSource source, BatterySnapshot sample)
    {
        bool has1 = IsTemperature(sample.ExternalTemperature1Decidegrees);
        bool has2 = IsTemperature(sample.ExternalTemperature2Decidegrees);
        _hasSeen1 |= has1;
        _hasSeen2 |= has2;
        bool isLost = (_hasSeen1 && !has1) || (_hasSeen2 && !has2);
        bool isMissing = source == TemperatureSource.SensorsOnly && !has1 && !has2;
        bool isPlausible = IsTemperature(sample.LowestTemperatureDecidegrees)
            && IsTemperature(sample.HighestTemperatureDecidegrees);
        bool isKnown = isPlausible && !isLost && !isMissing;
        LowestDecidegreesNow = isKnown ? sample.LowestTemperatureDecidegrees : BatterySnapshot.Unknown;
        HighestDecidegreesNow = isKnown ? sample.HighestTemperatureDecidegrees : BatterySnapshot.Unknown;
    }

    private static bool IsTemperature(int decidegrees) =>
        decidegrees >= LowestDecidegrees && decidegrees <= HighestDecidegrees;
}
