// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.History;

namespace BmsGateway.Telemetry;

/// <summary>
/// The one list of energy figures in MQTT and in the live document. Totals never fall, so they suit Home Assistant's
/// state class total_increasing; those of a day start again at 0.
/// </summary>
public static class EnergyTable
{
    private static readonly string[] Keys =
    {
        "energy_charged", "energy_discharged",
        "energy_charged_today", "energy_discharged_today",
        "energy_charged_yesterday", "energy_discharged_yesterday",
        "cycles", "efficiency",
    };

    private static readonly string[] Units = { "kWh", "kWh", "kWh", "kWh", "kWh", "kWh", "", "%" };

    private static readonly byte[] Decimals = { 3, 3, 3, 3, 3, 3, 3, 1 };

    private static readonly string[] Texts =
    {
        "Energy charged in all.",
        "Energy discharged in all.",
        "Energy charged since midnight.",
        "Energy discharged since midnight.",
        "Energy charged on the day before.",
        "Energy discharged on the day before.",
        "Equivalent full cycles: charge that came out, divided by the nominal capacity.",
        "What comes out of what goes in, corrected by the change of the state of charge.",
    };

    /// <summary>Number of figures.</summary>
    public static int Count => Keys.Length;

    /// <summary>Member name by position ("energy_charged").</summary>
    public static string KeyAt(int index) => Keys[index];

    /// <summary>Unit by position; empty for a plain number.</summary>
    public static string UnitAt(int index) => Units[index];

    /// <summary>Digits behind the point by position.</summary>
    public static int DecimalsAt(int index) => Decimals[index];

    /// <summary>Meaning by position, one English sentence.</summary>
    public static string TextAt(int index) => Texts[index];

    /// <summary>Reads one figure.</summary>
    /// <returns>The figure times ten to the power of its decimals, or <see cref="EnergyTotals.Unknown"/>.</returns>
    public static long Read(int index, EnergyTotals totals)
    {
        switch (index)
        {
            case 0:
                return totals.ChargedWattHours;
            case 1:
                return totals.DischargedWattHours;
            case 2:
                return totals.TodayChargedWattHours;
            case 3:
                return totals.TodayDischargedWattHours;
            case 4:
                return totals.YesterdayChargedWattHours;
            case 5:
                return totals.YesterdayDischargedWattHours;
            case 6:
                return totals.CyclesThousandths;
            default:
                return totals.EfficiencyPermille;
        }
    }

    /// <summary>Writes all figures as members of the open object; one that is not known is null.</summary>
    public static void WriteMembers(JsonWriter json, EnergyTotals totals)
    {
        for (int i = 0; i < Keys.Length; i++)
        {
            long value = Read(i, totals);
            if (value == EnergyTotals.Unknown)
            {
                json.WriteNull(Keys[i]);
            }
            else
            {
                json.WriteFixed(Keys[i], value, Decimals[i]);
            }
        }
    }
}
