// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.History;

/// <summary>
/// What is kept as lowest, mean and highest of an hour, a day or a month; 16-bit numbers in the scale given here.
/// </summary>
public static class AggregateColumns
{
    /// <summary>Number of quantities.</summary>
    public const int Count = 6;

    private static readonly string[] Names = { "voltage", "current", "power", "soc", "cell", "temp" };

    private static readonly string[] UnitKeys = { "v", "a", "kw", "pct", "v", "c" };

    private static readonly byte[] Decimals = { 2, 1, 2, 1, 3, 1 };

    /// <summary>Name of a quantity in JSON ("voltage").</summary>
    public static string NameAt(int quantity) => Names[quantity];

    /// <summary>Unit of a quantity in JSON ("v").</summary>
    public static string UnitAt(int quantity) => UnitKeys[quantity];

    /// <summary>Digits behind the point of a quantity.</summary>
    public static int DecimalsAt(int quantity) => Decimals[quantity];

    /// <summary>Reads the lowest, mean and highest value of each quantity in one sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="lowest">Takes one value for each quantity, or <see cref="HistoryValues.Unknown"/>.</param>
    /// <param name="middle">Likewise.</param>
    /// <param name="highest">Likewise.</param>
    public static void Read(BatterySnapshot sample, short[] lowest, short[] middle, short[] highest)
    {
        middle[0] = HistoryValues.Scale(sample.PackVoltageMillivolts, 10);
        middle[1] = HistoryValues.Scale(sample.PackCurrentMilliamperes, 100);
        middle[2] = HistoryValues.Scale(sample.PowerWatts, 10);
        middle[3] = HistoryValues.Scale(sample.StateOfChargeMillipercent, 100);
        for (int i = 0; i < 4; i++)
        {
            lowest[i] = middle[i];
            highest[i] = middle[i];
        }

        lowest[4] = HistoryValues.Scale(sample.LowestCellTenthMillivolts, 10);
        highest[4] = HistoryValues.Scale(sample.HighestCellTenthMillivolts, 10);
        bool hasMean = sample.CellSumMillivolts != BatterySnapshot.Unknown && sample.CellCount > 0;
        middle[4] = hasMean
            ? HistoryValues.Scale(sample.CellSumMillivolts / sample.CellCount, 1)
            : Between(lowest[4], highest[4]);
        lowest[5] = HistoryValues.Scale(sample.LowestTemperatureDecidegrees, 1);
        highest[5] = HistoryValues.Scale(sample.HighestTemperatureDecidegrees, 1);
        middle[5] = Between(lowest[5], highest[5]);
    }

    private static short Between(short lowest, short highest) =>
        lowest == HistoryValues.Unknown || highest == HistoryValues.Unknown
            ? HistoryValues.Unknown
            : (short)((lowest + highest) / 2);
}
