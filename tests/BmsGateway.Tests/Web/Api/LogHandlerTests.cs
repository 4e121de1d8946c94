// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Diagnostics;
using BmsGateway.Tests.Telemetry;
using BmsGateway.Web;
using BmsGateway.Web.Api;

namespace BmsGateway.Tests.Web.Api;

[TestClass]
public class LogHandlerTests
{
    [TestMethod]
    public void LinesBehindANumberAreGivenOldestFirst()
    {
        var bench = new LogBench();
        bench.Write(LogLevel.Error, "a", "one");
        bench.Write(LogLevel.Information, "a", "two");
        bench.Write(LogLevel.Warning, "b", "three");

        Assert.AreEqual(
            "200 {\"lines\":[{\"n\":3,\"t\":null,\"uptime_ms\":1000,\"level\":\"warning\",\"source\":\"b\",\"text\":\"three\"}],"
            + "\"next\":3,\"missed\":0}",
            Ask(bench, "after=1&level=warning"));
        Assert.AreEqual("200 {\"lines\":[],\"next\":3,\"missed\":0}", Ask(bench, "after=3"));
    }

    [TestMethod]
    public void ForgottenLinesAreCounted()
    {
        var bench = new LogBench();
        for (int i = 0; i < LogRing.Capacity + 10; i++)
        {
            bench.Write(LogLevel.Critical, "a", "x");
        }

        Assert.IsTrue(Ask(bench, "after=2").EndsWith("\"next\":40,\"missed\":8}"));
    }

    [TestMethod]
    public void NumberFromBeforeARestartGivesEverything()
    {
        var bench = new LogBench();
        bench.Write(LogLevel.Error, "a", "one");

        Assert.IsTrue(Ask(bench, "after=900").IndexOf("\"text\":\"one\"") > 0);
    }

    [TestMethod]
    [DataRow("after=x")]
    [DataRow("after=-1")]
    [DataRow("level=loud")]
    public void BadQuestionIsAnsweredWithWhatIsAllowed(string query)
    {
        Assert.IsTrue(Ask(new LogBench(), query).StartsWith("422 {\"error\":\"invalid\",\"message\":\""));
    }

    [TestMethod]
    public void SmallBufferGetsFewerLinesAndNeverHalfADocument()
    {
        var bench = new LogBench();
        for (int i = 0; i < 30; i++)
        {
            bench.Write(LogLevel.Critical, "a", "a line with \"quotes\" and \u0001 control characters");
        }

        var json = new JsonWriter(2048);
        int status = new LogHandler(bench.Ring).Handle(0, Request(""), json);

        Assert.AreEqual(200, status);
        Assert.IsFalse(json.IsOverflow);
        Assert.IsTrue(GatewayBench.TextOf(json).EndsWith("\"missed\":0}"));
    }

    private static string Ask(LogBench bench, string query)
    {
        var json = new JsonWriter(8192);
        int status = new LogHandler(bench.Ring).Handle(0, Request(query), json);
        Assert.IsFalse(json.IsOverflow);
        return status.ToString() + " " + GatewayBench.TextOf(json);
    }

    private static RouteRequest Request(string query) => new("GET", query, new byte[0], 0, null!);
}
