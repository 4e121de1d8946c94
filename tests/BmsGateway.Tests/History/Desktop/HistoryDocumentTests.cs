// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support.Desktop;

namespace BmsGateway.Tests.History.Desktop;

[TestClass]
public class HistoryDocumentTests
{
    private const string FileName = "history.md";

    [TestMethod]
    public void DocumentListsEveryEnergyFigure()
    {
        var text = new StringBuilder("| key | unit | decimals | meaning |\n| --- | --- | --- | --- |\n");
        for (int i = 0; i < EnergyTable.Count; i++)
        {
            text.Append($"| `{EnergyTable.KeyAt(i)}` | {EnergyTable.UnitAt(i)} | {EnergyTable.DecimalsAt(i)} | {EnergyTable.TextAt(i)} |\n");
        }

        GeneratedDocument.Check(FileName, "EnergyTable", text.ToString());
    }
}
