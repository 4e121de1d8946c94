// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using System.Globalization;
using System.Text;
using BmsGateway.Alarms;
using BmsGateway.Configuration;
using BmsGateway.Tests.Support.Desktop;

namespace BmsGateway.Tests.Alarms.Desktop;

[TestClass]
public class AlarmDocumentTests
{
    private static readonly string[] Thresholds =
    {
        "", "", "over-voltage cutoff of the BMS", "under-voltage cutoff of the BMS",
        "fully discharged voltage of the BMS",
        "discharge trip of the BMS", "charge trip of the BMS", "0.9 × discharge trip of the BMS",
        "0.9 × charge trip of the BMS", "over-heat cutoff of the BMS", "low-temperature charge cutoff of the BMS",
        "-40 °C",
    };

    [TestMethod]
    public void DocumentListsEveryAlarmOfTheTable()
    {
        var text = new StringBuilder();
        text.Append("| id | level | threshold | hysteresis | delay | latched | GX | meaning and help |\n");
        text.Append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            AlarmDefinition row = AlarmTable.At(i);
            text.Append(CultureInfo.InvariantCulture, $"| `{row.Key}` | {LevelOf(row)} | {ThresholdOf(row)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {HysteresisOf(row)} | {TimeOf(row.DelayMilliseconds)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {(row.IsLatched ? "yes" : "")} | {PairsOf(row)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {row.Text} {row.Help} |\n");
        }

        GeneratedDocument.Check("alarms.md", "AlarmTable", text.ToString());
    }

    private static string LevelOf(AlarmDefinition row)
    {
        string level = AlarmKeys.KeyOf(row.Severity);
        if (AlarmSources.IsNotice(row.Source))
        {
            return level + ", once";
        }

        return row.EscalationMilliseconds == 0
            ? level
            : level + ", alarm after " + TimeOf(row.EscalationMilliseconds);
    }

    private static string ThresholdOf(AlarmDefinition row)
    {
        string automatic = Thresholds[(int)row.Threshold];
        if (row.Setting == AlarmDefinition.NoSetting)
        {
            return automatic;
        }

        string key = "`" + SettingsTable.Get((SettingId)row.Setting).Key + "`";
        return automatic.Length == 0 ? key : key + ", else " + automatic;
    }

    private static string HysteresisOf(AlarmDefinition row)
    {
        if (row.Hysteresis == 0)
        {
            return "";
        }

        double value = row.Hysteresis / System.Math.Pow(10, AlarmSources.DecimalsOf(row.Source));
        return (value.ToString(CultureInfo.InvariantCulture) + " " + AlarmSources.UnitOf(row.Source)).Trim();
    }

    private static string TimeOf(int milliseconds) =>
        milliseconds == 0 ? "" : milliseconds % 60000 == 0 ? $"{milliseconds / 60000} min" : $"{milliseconds / 1000} s";

    private static string PairsOf(AlarmDefinition row)
    {
        var pairs = new List<string>();
        for (int i = 0; i < BatteryAlarms.Count; i++)
        {
            if ((row.Pairs & (1 << i)) != 0)
            {
                pairs.Add(((AlarmCondition)i).ToString());
            }
        }

        return string.Join(", ", pairs);
    }
}
