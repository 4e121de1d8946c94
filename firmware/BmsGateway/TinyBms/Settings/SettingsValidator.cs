// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>Judges a change before anything is written.</summary>
public static class SettingsValidator
{
    private static readonly string[] VoltageKeys =
    {
        "undervoltage_cutoff_mv", "fully_discharged_voltage_mv", "fully_charged_voltage_mv", "overvoltage_cutoff_mv",
        "early_balancing_threshold_mv",
    };

    // The first four make up the chain; the fifth only has to lie in the window.
    private const int ChainKeys = 4;
    private const int FullyChargedPlace = 2;

    /// <summary>Compares a change with the table, the limits of the BMS, the other settings and the cells.</summary>
    /// <param name="settings">What stands in the BMS, with its limits.</param>
    /// <param name="changes">What shall change.</param>
    /// <param name="goal">The settings as they would be after it; filled by the caller.</param>
    /// <param name="lowestCellMillivolts">Lowest cell now, mV; 0 or less when it is not known.</param>
    /// <param name="highestCellMillivolts">Highest cell now, mV; 0 or less when it is not known.</param>
    /// <returns>Null when all is well, else what is wrong and what is allowed.</returns>
    public static string? Check(
        TinyBmsSettings settings,
        SettingsChangeSet changes,
        ushort[] goal,
        int lowestCellMillivolts,
        int highestCellMillivolts)
    {
        if (changes.Count == 0)
        {
            return "The change is empty; name at least one setting.";
        }

        for (int i = 0; i < settings.Rows.Count; i++)
        {
            string? error = changes.IsSet(i) ? CheckRow(settings, settings.Rows.At(i), changes.ValueAt(i)) : null;
            if (error != null)
            {
                return error;
            }
        }

        return SettingsRules.Explain(goal, settings)
            ?? CheckChemistry(settings, changes, goal, lowestCellMillivolts, highestCellMillivolts);
    }

    private static string? CheckRow(TinyBmsSettings settings, SettingRow row, long count)
    {
        if (!settings.IsPresent(row))
        {
            return "Setting " + row.Key + ": the firmware of this BMS does not have it.";
        }

        if (!settings.TryGetLimits(row, out long minimum, out long maximum))
        {
            return null;
        }

        // The BMS moves the limits of settings in a chain with their neighbours. A limit that the neighbour explains
        // moves when the neighbour does; what the change makes of the order is judged for all of them together.
        bool isTooLow = count < minimum && minimum != NeighbourLimit(settings, row, -1);
        bool isTooHigh = count > maximum && maximum != NeighbourLimit(settings, row, 1);
        return isTooLow || isTooHigh
            ? "Setting " + row.Key + ": this BMS allows " + row.TextOf(minimum) + " to " + row.TextOf(maximum) + "."
            : null;
    }

    private static long NeighbourLimit(TinyBmsSettings settings, SettingRow row, int direction)
    {
        long limit = NeighbourLimit(SettingsChain.Voltages, settings, row, direction);
        return limit >= 0 ? limit : NeighbourLimit(SettingsChain.DischargeCurrents, settings, row, direction);
    }

    private static long NeighbourLimit(SettingsChain chain, TinyBmsSettings settings, SettingRow row, int direction)
    {
        int place = chain.PlaceOf(row.Index);
        int neighbour = place + direction;
        return place < 0 || neighbour < 0 || neighbour >= chain.Count
            ? -1
            : settings.Current[chain.IndexAt(neighbour)] - (direction * chain.Gap);
    }

    private static string? CheckChemistry(
        TinyBmsSettings settings, SettingsChangeSet changes, ushort[] goal, int lowestCell, int highestCell)
    {
        SettingRows rows = settings.Rows;
        int changed = 0;
        for (int i = 0; i < VoltageKeys.Length; i++)
        {
            changed += changes.IsSet(rows.Find(VoltageKeys[i])) ? 1 : 0;
        }

        if (changed == 0)
        {
            return null;
        }

        SettingRow full = rows.At(rows.Find(VoltageKeys[FullyChargedPlace]));
        CellChemistry? next = CellChemistry.Of(full.Read(goal));
        if (next == null)
        {
            return "Setting " + full.Key + ": " + full.TextOf(full.Read(goal))
                + " fits no chemistry; allowed are " + CellChemistry.Describe() + ".";
        }

        return CheckWindow(rows, goal, next)
            ?? (next == CellChemistry.Of(full.Read(settings.Current))
                ? null
                : CheckMove(rows, changes, next, lowestCell, highestCell));
    }

    private static string? CheckWindow(SettingRows rows, ushort[] goal, CellChemistry chemistry)
    {
        for (int i = 0; i < VoltageKeys.Length; i++)
        {
            SettingRow row = rows.At(rows.Find(VoltageKeys[i]));
            long millivolts = row.Read(goal);

            if (!chemistry.Holds(millivolts))
            {
                return "Setting " + row.Key + ": " + row.TextOf(millivolts) + " does not fit " + chemistry.Name
                    + " cells, which the fully charged voltage speaks for; allowed are "
                    + chemistry.LowestMillivolts.ToString() + " to " + chemistry.HighestMillivolts.ToString() + " mV.";
            }
        }

        return null;
    }

    // Another chemistry is another battery: then all thresholds are given anew, and the cells have to agree.
    private static string? CheckMove(
        SettingRows rows, SettingsChangeSet changes, CellChemistry chemistry, int lowestCell, int highestCell)
    {
        for (int i = 0; i < ChainKeys; i++)
        {
            if (!changes.IsSet(rows.Find(VoltageKeys[i])))
            {
                return "Setting " + VoltageKeys[i] + ": it must be given too, because the change moves the pack to "
                    + chemistry.Name + " cells.";
            }
        }

        if (lowestCell <= 0 || highestCell <= 0)
        {
            return "The change moves the pack to " + chemistry.Name
                + " cells, but the cell voltages are not known; try again when the BMS has been read.";
        }

        return chemistry.Holds(lowestCell) && chemistry.Holds(highestCell)
            ? null
            : "The cells stand at " + lowestCell.ToString() + " to " + highestCell.ToString()
                + " mV, which does not fit " + chemistry.Name + " cells.";
    }
}
