// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Configuration;

namespace BmsGateway.Desktop.CommandLine;

/// <summary>The text of <c>--help</c>, made from the tables of options and settings.</summary>
public static class HelpText
{
    private const int OptionWidth = 56;
    private const int SettingWidth = 36;

    /// <summary>Makes the text.</summary>
    public static string Make()
    {
        var text = new StringBuilder();
        text.AppendLine(
            "The BMS gateway on a PC: reads a TinyBMS, sends Victron CAN frames and MQTT, and serves a page.");
        text.AppendLine();
        text.AppendLine("Options:");
        foreach (OptionDefinition row in OptionTable.Rows)
        {
            text.Append("  ").Append((row.Name + " " + row.Syntax).PadRight(OptionWidth - 1)).Append(' ').AppendLine(row.Text);
        }

        text.AppendLine();
        text.AppendLine(
            "Settings (on the page, in " + InstallerFile.Name + " in the data folder, or --set key=value, which wins):");
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            text.Append("  ").Append(row.Key.PadRight(SettingWidth - 1)).Append(' ');
            text.Append(row.Text).Append(' ').AppendLine(Range(row));
        }

        text.AppendLine();
        text.AppendLine(
            "Exit codes: 0 stopped, 1 did not stop in time, 2 bad option, 3 data folder or configuration, "
            + "4 port in use, 5 restart asked for.");
        return text.ToString();
    }

    private static string Range(SettingDefinition row)
    {
        string unit = row.Unit.Length == 0 ? "" : " " + row.Unit;
        return row.Type switch
        {
            SettingType.Number =>
                "[" + row.Minimum + " to " + row.Maximum + unit + ", default " + row.DefaultValue + "]",
            SettingType.Flag => "[true or false, default " + row.DefaultValue + "]",
            SettingType.Choice => "[" + string.Join(", ", row.Words!) + ", default " + row.DefaultValue + "]",
            _ => "[" + row.Minimum + " to " + row.Maximum + " characters"
                + (row.DefaultValue.Length == 0 ? "" : ", default " + row.DefaultValue) + "]",
        };
    }
}
