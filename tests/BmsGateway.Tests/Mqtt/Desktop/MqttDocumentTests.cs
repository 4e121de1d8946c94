// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Commands;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support.Desktop;

namespace BmsGateway.Tests.Mqtt.Desktop;

[TestClass]
public class MqttDocumentTests
{
    [TestMethod]
    public void DocumentListsEveryNumberOfTheCoreMessage()
    {
        GeneratedDocument.Check(
            "mqtt.md", "MeasurementTable", Rows(MeasurementGroup.Pack) + Rows(MeasurementGroup.Limits, false));
    }

    [TestMethod]
    public void DocumentListsEveryNumberOfTheBmsMessage() =>
        GeneratedDocument.Check("mqtt.md", "MeasurementTable, bms", Rows(MeasurementGroup.Bms));

    private static string Rows(MeasurementGroup group, bool hasHead = true)
    {
        var text = new StringBuilder(hasHead ? "| key | unit | decimals | meaning |\n| --- | --- | --- | --- |\n" : "");
        for (int i = 0; i < MeasurementTable.Count; i++)
        {
            MeasurementDefinition row = MeasurementTable.At(i);
            if (row.Group == group)
            {
                text.Append($"| `{row.Key}` | {row.Unit} | {row.Decimals} | {row.Text} |\n");
            }
        }

        return text.ToString();
    }

    [TestMethod]
    public void DocumentListsEveryCommand()
    {
        var text = new StringBuilder("| topic | payload | meaning |\n| --- | --- | --- |\n");
        for (int i = 0; i < CommandTable.Count; i++)
        {
            CommandDefinition row = CommandTable.At(i);
            text.Append($"| `…/cmd/{row.Key}` | {row.Payload} | {row.Text} |\n");
        }

        GeneratedDocument.Check("mqtt.md", "CommandTable", text.ToString());
    }
}
