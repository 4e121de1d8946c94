// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// Cell voltages that make sense for one chemistry. The class of a pack is told by its fully charged voltage (register
/// 300). The windows are wider than what makers of cells print (LTO 1.5–2.8 V, LFP 2.5–3.65 V, lithium-ion with
/// nickel, manganese or cobalt 2.5–4.2 V and up to 4.35 V, sodium-ion 1.5–4.0 V): they catch mixed-up chemistries,
/// they are no recommendation.
/// </summary>
public sealed class CellChemistry
{
    private static readonly CellChemistry[] Known =
    {
        new("LTO", 2000, 2950, 1000, 3000),
        new("LFP", 3300, 3750, 1800, 3900),
        new("lithium-ion or sodium-ion", 3800, 4400, 1500, 4500),
    };

    private CellChemistry(string name, int lowestFull, int highestFull, int lowest, int highest)
    {
        Name = name;
        LowestFullMillivolts = lowestFull;
        HighestFullMillivolts = highestFull;
        LowestMillivolts = lowest;
        HighestMillivolts = highest;
    }

    /// <summary>Name for messages.</summary>
    public string Name { get; }

    /// <summary>Lowest fully charged voltage, mV.</summary>
    public int LowestFullMillivolts { get; }

    /// <summary>Highest fully charged voltage, mV.</summary>
    public int HighestFullMillivolts { get; }

    /// <summary>Lowest threshold of a cell that makes sense, mV.</summary>
    public int LowestMillivolts { get; }

    /// <summary>Highest threshold of a cell that makes sense, mV.</summary>
    public int HighestMillivolts { get; }

    /// <summary>Chemistry of a fully charged voltage, or null when it fits none.</summary>
    public static CellChemistry? Of(long fullyChargedMillivolts)
    {
        for (int i = 0; i < Known.Length; i++)
        {
            if (fullyChargedMillivolts >= Known[i].LowestFullMillivolts
                && fullyChargedMillivolts <= Known[i].HighestFullMillivolts)
            {
                return Known[i];
            }
        }

        return null;
    }

    /// <summary>Names and fully charged voltages of all, for messages.</summary>
    public static string Describe()
    {
        string text = "";
        for (int i = 0; i < Known.Length; i++)
        {
            text += (i == 0 ? "" : ", ") + Known[i].Name + " " + Known[i].LowestFullMillivolts.ToString() + " to "
                + Known[i].HighestFullMillivolts.ToString() + " mV";
        }

        return text;
    }

    /// <summary>True when a threshold or a measured cell lies in the window.</summary>
    public bool Holds(long millivolts) => millivolts >= LowestMillivolts && millivolts <= HighestMillivolts;
}
