// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Configuration;
using BmsGateway.Tests.Support.Desktop;

namespace BmsGateway.Tests.Configuration.Desktop;

[TestClass]
public class ConfigurationDocumentTests
{
    [TestMethod]
    public void DocumentListsEverySettingOfTheTable()
    {
        var text = new StringBuilder("| key | allowed | default | taken | meaning |\n| --- | --- | --- | --- | --- |\n");
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            string taken = row.NeedsRestart ? "after a restart" : "at once";
            text.Append($"| `{row.Key}` | {AllowedOf(row)} | {DefaultOf(row)} | {taken} | {row.Text} |\n");
        }

        GeneratedDocument.Check("configuration.md", "SettingsTable", text.ToString());
    }

    private static string AllowedOf(SettingDefinition row) => row.Type switch
    {
        SettingType.Number => $"{row.Minimum} to {row.Maximum} {row.Unit}".Trim() + RuleOf(row),
        SettingType.Flag => "true, false",
        SettingType.Choice => string.Join(", ", row.Words!),
        _ => $"{row.Minimum} to {row.Maximum} characters" + RuleOf(row),
    };

    private static string RuleOf(SettingDefinition row) => row.Rule switch
    {
        SettingRule.TopicPart => ": a–z, 0–9, -",
        SettingRule.Manufacturer => " of ASCII, not the name of PYLON, BYD, LG or PELIO",
        SettingRule.Secret => ", never shown",
        SettingRule.Password => ", but not 1 to 9, never shown",
        SettingRule.Passphrase => " of ASCII, but not 1 to 7, never shown",
        SettingRule.Ascii => " of ASCII",
        SettingRule.CellCount => ", but not 1 to 3",
        SettingRule.HostName => ": a host name or an IP address",
        SettingRule.TopicPath => ": a–z, A–Z, 0–9, -, _, /",
        _ => "",
    };

    private static string DefaultOf(SettingDefinition row) => row.DefaultValue.Length == 0 ? "empty" : $"`{row.DefaultValue}`";
}
