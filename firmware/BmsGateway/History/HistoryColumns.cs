// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.History;

/// <summary>What is kept of each sample: one 16-bit number each, in the unit and scale given here.</summary>
public static class HistoryColumns
{
    /// <summary>Pack voltage, 0.01 V.</summary>
    public const int Voltage = 0;

    /// <summary>Pack current, 0.1 A; positive = charging.</summary>
    public const int Current = 1;

    /// <summary>State of charge, 0.1 %.</summary>
    public const int StateOfCharge = 2;

    /// <summary>Lowest cell voltage, mV.</summary>
    public const int CellMinimum = 3;

    /// <summary>Highest cell voltage, mV.</summary>
    public const int CellMaximum = 4;

    /// <summary>Coldest battery temperature, 0.1 °C.</summary>
    public const int TemperatureMinimum = 5;

    /// <summary>Hottest battery temperature, 0.1 °C.</summary>
    public const int TemperatureMaximum = 6;

    /// <summary>Number of columns.</summary>
    public const int Count = 7;

    private static readonly string[] Keys =
    {
        "voltage_v", "current_a", "soc_pct", "cell_min_v", "cell_max_v", "temp_min_c", "temp_max_c",
    };

    private static readonly byte[] Decimals = { 2, 1, 1, 3, 3, 1, 1 };

    /// <summary>Name of a column in JSON ("voltage_v").</summary>
    public static string KeyAt(int column) => Keys[column];

    /// <summary>Digits behind the point of a column in JSON.</summary>
    public static int DecimalsAt(int column) => Decimals[column];
}
