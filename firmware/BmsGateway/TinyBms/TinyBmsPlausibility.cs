// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// Finds samples whose values contradict each other or cannot be. The CRC catches what happens on the line; this
/// catches a BMS that starts, restarts, has a loose wire or is not what it seems. The windows are wider than anything
/// a working pack does, because a battery in trouble has to be seen: the alarms judge values, this judges whether
/// they are values at all.
/// </summary>
public static class TinyBmsPlausibility
{
    /// <summary>Fewest cells that the BMS works with (register 307, Rev D, register map).</summary>
    public const int MinimumCells = 4;

    /// <summary>Most cells that the BMS works with (register 307, Rev D, register map).</summary>
    public const int MaximumCells = 16;

    /// <summary>
    /// Lowest cell voltage that is believed, 0.1 mV. The cut-off settings go down to 800 mV (register 316). 500 mV
    /// leaves room for a cell that fell further, and refuses the 0 mV of an input without a cell, which would look
    /// like a pack with fewer cells.
    /// </summary>
    public const int LowestCellTenthMillivolts = 5000;

    /// <summary>
    /// Highest cell voltage that is believed, 0.1 mV. The cut-off settings go up to 4500 mV (register 315). 5000 mV
    /// leaves room for an overcharged cell, which has to raise an alarm, and refuses the 6553.5 mV of a register full
    /// of ones.
    /// </summary>
    public const int HighestCellTenthMillivolts = 50000;

    /// <summary>Lowest pack voltage that is believed: the fewest cells at their lowest, mV.</summary>
    public const int LowestPackMillivolts = MinimumCells * LowestCellTenthMillivolts / 10;

    /// <summary>Highest pack voltage that is believed: the most cells at their highest, mV.</summary>
    public const int HighestPackMillivolts = MaximumCells * HighestCellTenthMillivolts / 10;

    /// <summary>
    /// Part of the cell sum by which the pack voltage may differ: 1/50 = 2 %, a third of one cell of 16.
    /// </summary>
    public const int CellSumFraction = 50;

    /// <summary>
    /// How far registers 40 and 41 may be from the lowest and highest cell, 0.1 mV. They count in 1 mV, and the BMS
    /// may have measured again between the two.
    /// </summary>
    public const int ExtremesToleranceTenthMillivolts = 50;

    /// <summary>Largest current that is believed, mA; the settings end at 750 A (registers 317 and 318).</summary>
    public const int LargestCurrentMilliamperes = 1000000;

    /// <summary>State of charge of a full battery, 0.000001 % (register 46).</summary>
    public const int FullStateOfCharge = 100000000;

    /// <summary>Lowest temperature that is believed, 0.1 °C.</summary>
    public const int LowestTemperatureDecidegrees = -400;

    /// <summary>Highest temperature that is believed, 0.1 °C.</summary>
    public const int HighestTemperatureDecidegrees = 1250;

    // In the order of SampleFault.
    private static readonly string[] Texts =
    {
        "nothing",
        "the number of cells is not 4 to 16",
        "the BMS has found another number of cells (register 53) than its settings say (307); check wires and setting",
        "a cell is not between 500 and 5000 mV",
        "the pack voltage is not between 2 and 80 V",
        "the pack voltage and the sum of the cells differ by more than 2 %",
        "the lowest or highest cell (registers 40 and 41) is not the one in the list of cells",
        "the current is not between -1000 and 1000 A",
        "the state of charge is not between 0 and 100 %",
        "a temperature is not between -40 and 125 °C",
        "a cell is higher than any cell for which the settings of the BMS (register 300) are made",
    };

    /// <summary>Why a sample is not believed, as part of a sentence.</summary>
    public static string TextOf(SampleFault fault) => Texts[(int)fault];

    /// <summary>
    /// Checks the decoded values. The number of cells has been checked before, since decoding depends on it.
    /// </summary>
    /// <param name="sample">The decoded sample.</param>
    /// <param name="words">Its registers, for values that the sample does not hold.</param>
    public static SampleFault Check(BatterySnapshot sample, ushort[] words)
    {
        int lowest = sample.LowestCellTenthMillivolts;
        int highest = sample.HighestCellTenthMillivolts;
        if (lowest < LowestCellTenthMillivolts || highest > HighestCellTenthMillivolts)
        {
            return SampleFault.CellVoltage;
        }

        if (sample.Protection != null
            && highest > TinyBmsChemistry.HighestBelievableTenthMillivolts(sample.Protection.FullyChargedCellMillivolts))
        {
            return SampleFault.CellChemistry;
        }

        // Unknown, which stands for a float that is no number, is below every window.
        int pack = sample.PackVoltageMillivolts;
        if (pack < LowestPackMillivolts || pack > HighestPackMillivolts)
        {
            return SampleFault.PackVoltage;
        }

        int difference = pack - sample.CellSumMillivolts;
        if ((difference < 0 ? -difference : difference) * CellSumFraction > sample.CellSumMillivolts)
        {
            return SampleFault.CellSum;
        }

        if (!IsNear(words[TinyBmsRegister.LowestCell] * 10, lowest)
            || !IsNear(words[TinyBmsRegister.HighestCell] * 10, highest))
        {
            return SampleFault.CellExtremes;
        }

        int current = sample.PackCurrentMilliamperes;
        if (current < -LargestCurrentMilliamperes || current > LargestCurrentMilliamperes)
        {
            return SampleFault.Current;
        }

        return CheckStateOfChargeAndTemperatures(sample);
    }

    private static SampleFault CheckStateOfChargeAndTemperatures(BatterySnapshot sample)
    {
        if (sample.StateOfChargeMillipercent == BatterySnapshot.Unknown)
        {
            return SampleFault.StateOfCharge;
        }

        return IsTemperature(sample.InternalTemperatureDecidegrees)
            && IsTemperature(sample.ExternalTemperature1Decidegrees)
            && IsTemperature(sample.ExternalTemperature2Decidegrees)
            ? SampleFault.None
            : SampleFault.Temperature;
    }

    private static bool IsNear(int one, int other)
    {
        int difference = one - other;
        return difference <= ExtremesToleranceTenthMillivolts && difference >= -ExtremesToleranceTenthMillivolts;
    }

    private static bool IsTemperature(int value) =>
        value == BatterySnapshot.Unknown
        || (value >= LowestTemperatureDecidegrees && value <= HighestTemperatureDecidegrees);
}
