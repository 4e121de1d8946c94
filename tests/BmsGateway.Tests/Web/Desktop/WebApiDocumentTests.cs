// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support.Desktop;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web.Desktop;

[TestClass]
public class WebApiDocumentTests
{
    private const string FileName = "web-api.md";

    [TestMethod]
    public void DocumentListsEveryRoute()
    {
        var text = new StringBuilder("| method | path | read by | body | answer | what |\n| --- | --- | --- | --- | --- | --- |\n");
        for (int i = 0; i < RouteTable.Count; i++)
        {
            Route row = RouteTable.At(i);
            string who = row.Role.ToString().ToLowerInvariant();
            text.Append($"| {row.Methods} | `{row.Path}` | {who} | {row.MaximumBody} | {row.MaximumAnswer} | {row.Text} |\n");
        }

        GeneratedDocument.Check(FileName, "RouteTable", text.ToString());
    }

    [TestMethod]
    public void DocumentListsEveryMeasurement()
    {
        var text = new StringBuilder("| group | key | unit | decimals | meaning |\n| --- | --- | --- | --- | --- |\n");
        for (int i = 0; i < MeasurementTable.Count; i++)
        {
            MeasurementDefinition row = MeasurementTable.At(i);
            string group = row.Group.ToString().ToLowerInvariant();
            text.Append($"| `{group}` | `{row.Key}` | {row.Unit} | {row.Decimals} | {row.Text} |\n");
        }

        GeneratedDocument.Check(FileName, "MeasurementTable", text.ToString());
    }

    [TestMethod]
    public void DocumentNamesEveryElementForTests()
    {
        string document = File.ReadAllText(GeneratedDocument.PathOf(FileName));
        string[] names = Regex.Matches(WebPageTests.Page(), "data-test=\"([a-z0-9-]+)\"")
            .Select(match => match.Groups[1].Value)
            .ToArray();

        Assert.IsTrue(names.Length > 20);
        foreach (string name in names)
        {
            StringAssert.Contains(document, $"`{name}`");
        }
    }
}
