// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Charging;
using BmsGateway.Tests.Support.Desktop;

namespace BmsGateway.Tests.Charging.Desktop;

[TestClass]
public class ChargeControlDocumentTests
{
    private const string FileName = "charge-control.md";

    [TestMethod]
    public void DocumentListsEveryReason()
    {
        var text = new StringBuilder("| key | text | {0} | {1} |\n| --- | --- | --- | --- |\n");
        for (int i = 0; i < LimitRules.Count; i++)
        {
            LimitRule row = LimitRules.Get((LimitReason)i);
            text.Append($"| `{row.Key}` | {row.Text} | {NameOf(row.InputUnit)} | {NameOf(row.ThresholdUnit)} |\n");
        }

        GeneratedDocument.Check(FileName, "LimitRules", text.ToString());
    }

    [TestMethod]
    public void DocumentListsEveryProfile()
    {
        var text = new StringBuilder("| | ");
        text.Append(Row(p => p.Name)).Append("\n| --- |");
        for (int i = 0; i < ChargeProfiles.Count; i++)
        {
            text.Append(" --- |");
        }

        Add(text, "`charging.cell_voltage_mv`", p => $"{p.LowestBulkMillivolts}–{p.HighestBulkMillivolts}");
        Add(text, "register 300, mV", p => $"{p.LowestFullMillivolts}–{p.HighestFullMillivolts}");
        Add(text, "float, mV", p => $"{p.FloatMillivolts}");
        Add(text, "charging begins again, highest cell at or below, mV", p => $"{p.RebulkMillivolts}");
        Add(text, "floor, mV", p => $"{p.FloorMillivolts}");
        Add(text, "floor of the backstop, mV", p => $"{p.BackstopFloorMillivolts}");
        Add(text, "nothing is sent below, mV", p => $"{p.LowestSentMillivolts}");
        Add(text, "rest window off grid, mV",
            p => p.LowestRestMillivolts == 0 ? "none" : $"{p.LowestRestMillivolts}–{p.HighestRestMillivolts}");
        Add(text, "CCL over highest cell less charge voltage, mV", p => Curve(p.ChargeByCell));
        Add(text, "the same for a current that flows, mV", p => Curve(p.FlowingChargeByCell));
        Add(text, "CCL over lowest cell, mV", p => Curve(p.ChargeByLowestCell));
        Add(text, "DCL over lowest cell, mV", p => Curve(p.DischargeByCell));
        Add(text, "CCL over temperature, °C", p => Curve(p.ChargeByTemperature));
        Add(text, "CCL over the coldest temperature, °C, in % of 1 C",
            p => p.ChargeRateByCold == null ? "none" : Curve(p.ChargeRateByCold));
        Add(text, "DCL over temperature, °C", p => Curve(p.DischargeByTemperature));
        GeneratedDocument.Check(FileName, "ChargeProfiles", text.Append('\n').ToString());
    }

    private static void Add(StringBuilder text, string name, System.Func<ChargeProfile, string> cell) =>
        text.Append("\n| ").Append(name).Append(" | ").Append(Row(cell));

    private static string Row(System.Func<ChargeProfile, string> cell)
    {
        var text = new StringBuilder();
        for (int i = 0; i < ChargeProfiles.Count; i++)
        {
            text.Append(cell(ChargeProfiles.At(i))).Append(" | ");
        }

        return text.ToString().TrimEnd();
    }

    // Inputs are in tenths: 0.1 mV and 0.1 °C.
    private static string Curve(LimitCurve curve)
    {
        var text = new StringBuilder();
        for (int i = 0; i < curve.Count; i++)
        {
            string input = (curve.InputAt(i) / 10.0).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
            string part = (curve.PartAt(i) / 100.0).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
            text.Append(i == 0 ? "" : ", ").Append(input).Append(" → ").Append(part).Append(" %");
        }

        return text.ToString();
    }

    private static string NameOf(LimitUnit unit) => unit switch
    {
        LimitUnit.CellTenthMillivolts => "V per cell",
        LimitUnit.PackMillivolts => "V of the pack",
        LimitUnit.Milliamperes => "A",
        LimitUnit.Decidegrees => "°C",
        LimitUnit.Millipercent => "%",
        LimitUnit.Milliseconds => "s",
        LimitUnit.Code => "code of the BMS",
        LimitUnit.Cells => "cells",
        _ => "",
    };
}
