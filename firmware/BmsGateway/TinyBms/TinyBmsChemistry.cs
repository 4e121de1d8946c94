// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// How high a cell can be, judged by the kind of cell for which the BMS is set up. The TinyBMS has no register for
/// the chemistry, but the fully charged voltage (register 300) tells it. The windows are wide, because an overcharged
/// cell has to be seen and raise its alarm; beyond them is a wrong wire, a wrong setting or a wrong value, and no
/// limit must rest on it.
/// </summary>
public static class TinyBmsChemistry
{
    /// <summary>Fully charged voltage up to which cells are lithium titanate (full at 2.7–2.85 V), mV.</summary>
    public const int HighestTitanateFullMillivolts = 2900;

    /// <summary>Fully charged voltage up to which cells are lithium iron phosphate (full at 3.45–3.65 V), mV.</summary>
    public const int HighestPhosphateFullMillivolts = 3800;

    /// <summary>Highest titanate cell that is believed, 0.1 mV.</summary>
    public const int HighestTitanateTenthMillivolts = 35000;

    /// <summary>
    /// Highest phosphate cell that is believed, 0.1 mV: the largest cut-off that can be set (register 315, 4500 mV).
    /// </summary>
    public const int HighestPhosphateTenthMillivolts = 45000;

    /// <summary>Highest cell voltage that is believed, 0.1 mV.</summary>
    /// <param name="fullyChargedCellMillivolts">Register 300, or <see cref="BatterySnapshot.Unknown"/>.</param>
    public static int HighestBelievableTenthMillivolts(int fullyChargedCellMillivolts)
    {
        if (fullyChargedCellMillivolts == BatterySnapshot.Unknown
            || fullyChargedCellMillivolts > HighestPhosphateFullMillivolts)
        {
            return TinyBmsPlausibility.HighestCellTenthMillivolts;
        }

        return fullyChargedCellMillivolts > HighestTitanateFullMillivolts
            ? HighestPhosphateTenthMillivolts
            : HighestTitanateTenthMillivolts;
    }
}
