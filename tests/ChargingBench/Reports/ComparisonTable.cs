// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;

namespace BmsGateway.ChargingBench.Reports;

/// <summary>Comparisons as Markdown.</summary>
public static class ComparisonTable
{
    /// <summary>One section per story: table and plot.</summary>
    /// <param name="comparisons">The comparisons.</param>
    /// <param name="folder">Folder of the plots, as seen from the document.</param>
    /// <returns>Lines.</returns>
    public static string Write(Comparison[] comparisons, string folder)
    {
        var text = new StringBuilder();
        foreach (Comparison comparison in comparisons)
        {
            text.Append("### ").Append(Title(comparison.Name)).Append("\n\n");
            text.Append("| law | time to full | highest cell | changes of the limits | turns of CVL ");
            text.Append("| sun not used before full | taken out by a low CVL | charged below 5 °C with |\n");
            text.Append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
            foreach (ComparedRun run in comparison.Runs)
            {
                AppendRow(text, run);
            }

            text.Append("\n![Curves of the story: ").Append(comparison.Name).Append("](").Append(folder);
            text.Append('/').Append(comparison.FileName).Append(")\n\n");
        }

        return text.ToString();
    }

    private static string Title(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private static void AppendRow(StringBuilder text, ComparedRun run)
    {
        int minutes = run.SecondsToFull / 60;
        string time = run.SecondsToFull < 0 ? "not reached" : $"{minutes / 60} h {minutes % 60:00} min";
        text.Append($"| {run.Law} | {time} | {run.HighestCellMillivolts / 1000.0:0.000} V | {run.LimitChanges} ");
        text.Append($"| {run.TurningPoints} | {run.LostWattHours / 1000:0.0} kWh | {run.ForcedAmpereHours:0.0} Ah ");
        text.Append(run.ColdChargeRate == 0 ? "| |\n" : $"| {run.ColdChargeRate:0.00} C |\n");
    }
}
