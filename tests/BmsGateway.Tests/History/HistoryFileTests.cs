// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.History;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Telemetry;
using BmsGateway.Tests.Web;
using BmsGateway.Web;
using BmsGateway.Web.Api;

namespace BmsGateway.Tests.History;

[TestClass]
public class HistoryFileTests
{
    private const string Day = "2026-01-05";

    [TestMethod]
    public void FileOfADayHoldsItsLinesAndThoseThatWait()
    {
        var bench = new HistoryBench();
        bench.Run(3 * 3600);
        string text = Get(bench, RouteId.HistoryFile, "day=" + Day, 200);
        Assert.AreEqual(1 + 36, CountLines(text));
        Assert.IsTrue(text.StartsWith(Encoding.UTF8.GetString(CsvLines.HeaderBytes(), 0, CsvLines.HeaderBytes().Length)));
        Assert.IsTrue(text.EndsWith("\n"));
    }

    [TestMethod]
    public void PagesPutOneBehindAnotherAreTheFile()
    {
        var bench = new HistoryBench();
        Assert.IsNull(bench.Settings.TrySet("history.file_period_s", "10"));
        bench.Restart();
        bench.Run(4 * 3600);
        bench.Service.Flush();
        bench.Files.TryRead("history/" + Day + ".csv", out byte[] content);
        int pages = (content.Length + HistoryFilePage.Bytes - 1) / HistoryFilePage.Bytes;
        Assert.IsTrue(pages >= 4);
        string text = "";
        for (int i = 0; i < pages; i++)
        {
            string part = Get(bench, RouteId.HistoryFile, "day=" + Day + "&page=" + i.ToString(), 200);
            Assert.IsTrue(part.EndsWith("\n"));
            text += part;
        }

        Assert.AreEqual(Encoding.UTF8.GetString(content, 0, content.Length), text);
        Get(bench, RouteId.HistoryFile, "day=" + Day + "&page=" + pages.ToString(), 404);
        Assert.IsTrue(Get(bench, RouteId.HistoryFiles, "", 200).IndexOf("\"pages\":" + pages.ToString() + "}") > 0);
    }

    [TestMethod]
    public void ForeignFileWithoutLineFeedsDoesNotOverflowTheAnswer()
    {
        var bench = new HistoryBench();
        Assert.IsTrue(bench.Flash.TryWrite("history/2026-01-02.csv", new byte[100000], 100000));
        string text = Get(bench, RouteId.HistoryFile, "day=2026-01-02", 200);
        Assert.IsTrue(text.Length <= HistoryFilePage.Bytes + 1025);
        Assert.AreEqual("", Get(bench, RouteId.HistoryFile, "day=2026-01-02&page=2", 200));
    }

    [TestMethod]
    public void ListHoldsEveryDayTheNewestFirst()
    {
        var bench = new HistoryBench();
        bench.Run(86400 + 7200);
        string text = Get(bench, RouteId.HistoryFiles, "", 200);
        Assert.IsTrue(text.StartsWith("{\"files\":[{\"day\":\"2026-01-06\",\"bytes\":"));
        Assert.IsTrue(text.IndexOf("{\"day\":\"" + Day + "\"") > 0);
        Assert.IsTrue(text.EndsWith("],\"page_bytes\":16384,\"more\":false}"));
    }

    [TestMethod]
    [DataRow("", 422)]
    [DataRow("day=", 422)]
    [DataRow("day=2026-13-01", 422)]
    [DataRow("day=../config", 422)]
    [DataRow("day=boot-00001", 422)]
    [DataRow("day=2026-01-05&page=-1", 422)]
    [DataRow("day=2026-01-05&page=1000", 422)]
    [DataRow("day=2026-01-05&page=99999999999", 422)]
    [DataRow("day=2020-01-01", 404)]
    public void WhatIsNotAFileIsRefused(string query, int status)
    {
        var bench = new HistoryBench();
        bench.Run(7200);
        Get(bench, RouteId.HistoryFile, query, status);
    }

    [TestMethod]
    public void FileThatCannotBeReadIsAnErrorAndNoPart()
    {
        var bench = new HistoryBench();
        bench.Run(7200);
        bench.Flash.AreReadsFailing = true;
        Assert.IsTrue(Get(bench, RouteId.HistoryFile, "day=" + Day, 503).StartsWith("{\"error\":\"not_available\""));
    }

    [TestMethod]
    public void FileIsSentAsCsvAndAnErrorAsJson()
    {
        var bench = new HistoryBench();
        bench.Run(7200);
        WebService web = WebBench.NewService(new GatewayBench());
        web.SetHandler(RouteId.HistoryFile, new HistoryFileHandler(bench.Service));
        Assert.AreEqual("text/csv; charset=utf-8", Send(web, "day=" + Day).ContentType);
        FakeHttpExchange refused = Send(web, "day=2020-01-01");
        Assert.AreEqual(404, refused.Status);
        Assert.AreEqual("application/json; charset=utf-8", refused.ContentType);
    }

    private static FakeHttpExchange Send(WebService web, string query)
    {
        var exchange = new FakeHttpExchange("/api/v1/history/file") { Query = query };
        web.Handle(exchange);
        return exchange;
    }

    private static string Get(HistoryBench bench, RouteId route, string query, int status)
    {
        var json = new JsonWriter(RouteTable.At((int)route).MaximumAnswer);
        var request = new RouteRequest("GET", query, new byte[0], 0, new FlatJsonParser());
        Assert.AreEqual(status, new HistoryFileHandler(bench.Service).Handle(route, request, json));
        Assert.IsFalse(json.IsOverflow);
        return GatewayBench.TextOf(json);
    }

    private static int CountLines(string text)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            count += text[i] == '\n' ? 1 : 0;
        }

        return count;
    }
}
