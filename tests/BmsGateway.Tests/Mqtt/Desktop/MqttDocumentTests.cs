// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support.Desktop;

namespace BmsGateway.Tests.Mqtt.Desktop;

[TestClass]
public class MqttDocumentTests
{
    [TestMethod]
    public void DocumentListsEveryNumberOfTheCoreMessage()
    {
        var text = new StringBuilder("| key | unit | decimals | meaning |\n| --- | --- | --- | --- |\n");
        for (int i = 0; i < MeasurementTable.Count; i++)
        {
            MeasurementDefinition row = MeasurementTable.At(i);
            if (row.Group != MeasurementGroup.Protection)
            {
                text.Append($"| `{row.Key}` | {row.Unit} | {row.Decimals} | {row.Text} |\n");
            }
        }

        GeneratedDocument.Check("mqtt.md", "MeasurementTable", text.ToString());
    }
}
