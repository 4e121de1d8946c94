// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>Facts about each <see cref="AlarmSource"/>, in its order.</summary>
public static class AlarmSources
{
    /// <summary>Number of sources.</summary>
    public const int Count = 22;

    private static readonly string[] Units =
    {
        "mV", "mV", "V", "V", "A", "A", "°C", "°C", "%", "%", "mV", "A", "", "", "", "s", "%", "", "", "s", "", "",
    };

    private static readonly byte[] Decimals = { 1, 1, 3, 3, 3, 3, 1, 1, 3, 3, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };

    // From the unit of the setting to that of the value.
    private static readonly int[] Scales =
    {
        10, 10, 1, 1, 1000, 1000, 10, 10, 1000, 1000, 10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    };

    /// <summary>Unit in which a value is shown; empty for counts and codes.</summary>
    public static string UnitOf(AlarmSource source) => Units[(int)source];

    /// <summary>Decimals of a value: 36501 with 1 decimal is 3650.1 mV.</summary>
    public static int DecimalsOf(AlarmSource source) => Decimals[(int)source];

    /// <summary>What a threshold of the settings is multiplied with to compare it with the value.</summary>
    public static int ScaleOf(AlarmSource source) => Scales[(int)source];

    /// <summary>True when a sample is compared with a threshold.</summary>
    public static bool IsMeasurement(AlarmSource source) => source <= AlarmSource.CellSpread;

    /// <summary>True when the alarm is told from samples or events of the battery, on the control thread.</summary>
    public static bool IsOfBattery(AlarmSource source) => source <= AlarmSource.BmsNotice;

    /// <summary>True for something that happens once, is told and written down, but is never active.</summary>
    public static bool IsNotice(AlarmSource source) =>
        source == AlarmSource.BmsNotice || source == AlarmSource.GatewayNotice;

    /// <summary>True when a small value is bad.</summary>
    public static bool IsLow(AlarmSource source) =>
        source == AlarmSource.LowestCell
        || source == AlarmSource.PackVoltageLow
        || source == AlarmSource.LowestTemperature
        || source == AlarmSource.StateOfChargeLow
        || source == AlarmSource.LinkQuality;
}
