// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.Charging;

/// <summary>
/// Whether limits may rest on a sample. The driver has looked at it before; this does not rely on that, because a wrong
/// number here charges a battery.
/// </summary>
public static class SampleCheck
{
    /// <summary>Lowest cell that is believed, 0.1 mV.</summary>
    public const int LowestCellTenthMillivolts = 5000;

    /// <summary>Highest cell that is believed, 0.1 mV: an overcharged one has to be seen.</summary>
    public const int HighestCellTenthMillivolts = 50000;

    /// <summary>Lowest cell with which the start gate opens, 0.1 mV.</summary>
    public const int LowestStartTenthMillivolts = 15000;

    /// <summary>Highest cell with which the start gate opens, 0.1 mV.</summary>
    public const int HighestStartTenthMillivolts = 45000;

    // 1/50 = 2 %.
    private const int SumFraction = 50;

    // Registers 40 and 41 count in 1 mV and may be measured again in between.
    private const int ExtremesToleranceTenthMillivolts = 50;

    /// <summary>True when the start gate may open with this sample.</summary>
    /// <param name="sample">A usable sample.</param>
    public static bool MayStart(BatterySnapshot sample) =>
        sample.State != BatteryState.Unknown
        && sample.LowestCellTenthMillivolts >= LowestStartTenthMillivolts
        && sample.HighestCellTenthMillivolts <= HighestStartTenthMillivolts;

    /// <summary>True when all values that limits need are there and do not contradict each other.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="seriesCells">Cells in series as set in the BMS.</param>
    public static bool IsUsable(BatterySnapshot sample, int seriesCells)
    {
        bool isPack = seriesCells > 0 && seriesCells <= BatterySnapshot.MaximumCells && sample.CellCount == seriesCells;
        if (!isPack || sample.PackCurrentMilliamperes == BatterySnapshot.Unknown)
        {
            return false;
        }

        int sum = 0;
        int lowest = int.MaxValue;
        int highest = 0;
        for (int i = 0; i < seriesCells; i++)
        {
            int cell = sample.CellTenthMillivolts[i];
            sum += cell;
            lowest = cell < lowest ? cell : lowest;
            highest = cell > highest ? cell : highest;
        }

        return lowest >= LowestCellTenthMillivolts
            && highest <= HighestCellTenthMillivolts
            && IsNear(lowest, sample.LowestCellTenthMillivolts, ExtremesToleranceTenthMillivolts)
            && IsNear(highest, sample.HighestCellTenthMillivolts, ExtremesToleranceTenthMillivolts)
            && IsNear(sum / 10, sample.CellSumMillivolts, seriesCells)
            && IsNear(sum / 10, sample.PackVoltageMillivolts, sum / 10 / SumFraction);
    }

    private static bool IsNear(int one, int other, int tolerance)
    {
        long difference = (long)one - other;
        return difference <= tolerance && difference >= -tolerance;
    }
}
