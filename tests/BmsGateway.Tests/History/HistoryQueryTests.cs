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
public class HistoryQueryTests
{
    private const long Midnight = EnergyBench.Day * 86400L;

    [TestMethod]
    public void NewestPageComesFromMemory()
    {
        var bench = new HistoryBench();
        bench.Run(100);
        string text = Get(bench, "resolution=raw", 200);
        Assert.IsTrue(text.StartsWith(
            "{\"columns\":[\"t\",\"voltage_v\",\"current_a\",\"soc_pct\",\"cell_min_v\",\"cell_max_v\","
            + "\"temp_min_c\",\"temp_max_c\",\"power_w\",\"state\"],\"rows\":[[" + (Midnight + 91).ToString() + ",52.81,10.0,60.2,3.300,3.302,25.0,26.0,528,1],["));
        Assert.IsTrue(text.EndsWith("]],\"more\":false}"));
        Assert.AreEqual(10, CountRows(text));
    }

    [TestMethod]
    public void PagesFollowOneAnotherWithoutAGapAndWithoutARowTwice()
    {
        var bench = new HistoryBench();
        bench.Run(2 * 86400);
        long last = long.MaxValue;
        int rows = 0;
        int pages = 0;
        for (bool hasMore = true; hasMore; pages++)
        {
            string text = Get(bench, "page=" + pages.ToString(), 200);
            hasMore = text.EndsWith("\"more\":true}");
            rows += CountRows(text);
            Assert.AreEqual(hasMore ? HistoryDocument.SampleRows : CountRows(text), CountRows(text));
            last = AssertFalling(text, last);
        }

        // 85 min at 10 s, and the rest of two days at 5 min.
        int expected = SampleRing.Capacity + (((2 * 86400) - (SampleRing.Capacity * 10)) / 300);
        Assert.IsTrue(rows >= expected - 2 && rows <= expected + 1, rows.ToString());
        Assert.AreEqual(12, pages);
    }

    [TestMethod]
    public void RangeHoldsItsBothEndsAndNothingElse()
    {
        var bench = new HistoryBench();
        bench.Run(86400 + 7200);
        string range = "from=" + (Midnight + 36000).ToString() + "&to=" + (Midnight + 39600).ToString();
        string text = Get(bench, range, 200);
        Assert.AreEqual(13, CountRows(text));
        string[] rows = RowsOf(text);
        Assert.IsTrue(long.Parse(MomentOf(rows[0])) <= Midnight + 39600);
        Assert.IsTrue(long.Parse(MomentOf(rows[12])) >= Midnight + 36000);
    }

    [TestMethod]
    public void DamagedLinesAreLeftOut()
    {
        var bench = new HistoryBench();
        bench.Run(86400);
        int before = CountAll(bench);
        byte[] garbage = Encoding.UTF8.GetBytes("\n04:00:00,52.81,10.0\n\0\0\0\0,,,,\n" + new string('x', 3000) + "\n12:3");
        bench.Flash.TryAppend("history/2026-01-05.csv", garbage, garbage.Length);
        Assert.AreEqual(before, CountAll(bench));
    }

    [TestMethod]
    public void SamplesWithoutAClockHaveNoMoment()
    {
        var bench = new HistoryBench();
        bench.Clock.IsWallClockSet = false;
        bench.Run(30);
        Assert.IsTrue(Get(bench, "", 200).IndexOf("\"rows\":[[null,52.81,") > 0);
        Assert.AreEqual(0, CountRows(Get(bench, "from=1000", 200)));
    }

    [TestMethod]
    public void HoursDaysAndMonthsAreAnswered()
    {
        var bench = new HistoryBench();
        bench.Run(86400 + 3700);
        string hours = Get(bench, "resolution=hour", 200);
        Assert.AreEqual(24, CountRows(hours));
        Assert.IsTrue(hours.EndsWith("\"more\":true}"));
        Assert.AreEqual(1, CountRows(Get(bench, "resolution=hour&page=1", 200)));
        string days = Get(bench, "resolution=day", 200);
        Assert.AreEqual(2, CountRows(days));
        Assert.IsTrue(days.IndexOf("[" + Midnight.ToString() + ",86") > 0);
        Assert.AreEqual(1, CountRows(Get(bench, "resolution=month", 200)));
        Assert.IsTrue(hours.IndexOf("\"cell_min_v\",\"cell_mean_v\",\"cell_max_v\"") > 0);
        Assert.IsTrue(hours.IndexOf("\"charging_s\"") > 0);
    }

    [TestMethod]
    [DataRow("from=-1")]
    [DataRow("to=x")]
    [DataRow("page=10000")]
    [DataRow("page=99999999999")]
    [DataRow("resolution=second")]
    public void WhatIsNotAllowedIsNamed(string query)
    {
        string text = Get(new HistoryBench(), query, 422);
        Assert.IsTrue(text.StartsWith("{\"error\":\"invalid\",\"message\":"));
    }

    [TestMethod]
    public void FlashThatCannotBeReadIsNoEmptyHistory()
    {
        var bench = new HistoryBench();
        bench.Run(4000);
        bench.Flash.AreReadsFailing = true;
        Assert.IsTrue(Get(bench, "resolution=hour", 503).IndexOf("not_available") > 0);
    }

    [TestMethod]
    public void EnergyIsAnsweredAndUnknownIsNull()
    {
        var bench = new HistoryBench();
        string text = Ask(new EnergyHandler(bench.Service), RouteId.Energy, Request("GET", "", ""), 200);
        Assert.IsTrue(text.StartsWith("{\"charged_wh\":0,\"discharged_wh\":0,\"today_charged_wh\":null,"));
        bench.Run(3600);
        bench.Service.Flush();
        text = Ask(new EnergyHandler(bench.Service), RouteId.Energy, Request("GET", "", ""), 200);
        Assert.IsTrue(text.IndexOf("\"day\":\"2026-01-05\"") > 0);
        Assert.IsTrue(text.StartsWith("{\"charged_wh\":52"));
    }

    [TestMethod]
    public void KnownEnergyIsNotThrownAway()
    {
        var handler = new EnergyHandler(new HistoryBench().Service);
        Ask(handler, RouteId.Energy, Request("POST", "", "{\"action\":\"new_count\"}"), 409);
        Ask(handler, RouteId.Energy, Request("POST", "", "{\"action\":\"reset\"}"), 422);
        Ask(handler, RouteId.Energy, Request("POST", "", "no json"), 422);
    }

    [TestMethod]
    public void LostEnergyCanBeBegunAnew()
    {
        var bench = new HistoryBench();
        bench.Flash.TryWrite("energy.rec", new byte[5], 5);
        bench.Restart();
        var handler = new EnergyHandler(bench.Service);
        Assert.IsTrue(Ask(handler, RouteId.Energy, Request("GET", "", ""), 200).StartsWith("{\"charged_wh\":null,"));
        Ask(handler, RouteId.Energy, Request("POST", "", "{\"action\":\"new_count\"}"), 200);
        Assert.IsTrue(Ask(handler, RouteId.Energy, Request("GET", "", ""), 200).StartsWith("{\"charged_wh\":0,"));
    }

    [TestMethod]
    public void StatisticsFitTheirAnswerWithEverythingInThem()
    {
        var bench = new HistoryBench();
        bench.Sample.CellCount = 32;
        for (int day = 0; day < 9; day++)
        {
            for (int cell = 0; cell < 32; cell++)
            {
                bench.Sample.CellTenthMillivolts[cell] = (ushort)(33000 + (day * (cell - 16) * 60));
            }

            bench.Sample.PackCurrentMilliamperes = 0;
            bench.Run(70);
            bench.Clock.UtcSeconds += 86400;
        }

        var handler = new StatisticsHandler(bench.Service);
        string text = Ask(handler, RouteId.Statistics, Request("GET", "", ""), 200);
        Assert.IsTrue(text.IndexOf("{\"kind\":\"cell_drifts\",\"number\":1,\"change_mv\":-") > 0);
        Assert.IsTrue(text.IndexOf("{\"key\":\"voltage_v\",\"min\":52.812,\"min_age_s\":") > 0);
        Assert.IsTrue(text.IndexOf("\"flash\":{\"written_bytes\":") > 0);
        Ask(handler, RouteId.Statistics, Request("POST", "", "{\"action\":\"wipe\"}"), 422);
        Ask(handler, RouteId.Statistics, Request("POST", "", "{\"action\":\"reset\"}"), 200);
        text = Ask(handler, RouteId.Statistics, Request("GET", "", ""), 200);
        Assert.IsTrue(text.StartsWith("{\"reset_age_s\":0,\"extremes\":[{\"key\":\"voltage_v\",\"min\":null,"));
        Assert.IsTrue(text.IndexOf("\"hints\":[]") > 0);
    }

    private static string Get(HistoryBench bench, string query, int status) =>
        Ask(new HistoryHandler(bench.Service), RouteId.History, Request("GET", query, ""), status);

    private static string Ask(IRouteHandler handler, RouteId id, RouteRequest request, int status)
    {
        var json = new JsonWriter(RouteTable.At((int)id).MaximumAnswer);
        Assert.AreEqual(status, handler.Handle(id, request, json));
        Assert.IsFalse(json.IsOverflow);
        return GatewayBench.TextOf(json);
    }

    private static RouteRequest Request(string method, string query, string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        return new RouteRequest(method, query, bytes, bytes.Length, new FlatJsonParser());
    }

    private static string[] RowsOf(string text)
    {
        int start = text.IndexOf("\"rows\":[") + 8;
        int end = text.IndexOf("],\"more\"");
        return end <= start ? new string[0] : text.Substring(start + 1, end - start - 2).Split('[');
    }

    private static int CountRows(string text) => RowsOf(text).Length;

    private static string MomentOf(string row) => row.Substring(0, row.IndexOf(','));

    private static int CountAll(HistoryBench bench)
    {
        int rows = 0;
        bool hasMore = true;
        for (int page = 0; hasMore; page++)
        {
            string text = Get(bench, "page=" + page.ToString(), 200);
            rows += CountRows(text);
            hasMore = text.EndsWith("\"more\":true}");
        }

        return rows;
    }

    private static long AssertFalling(string text, long last)
    {
        string[] rows = RowsOf(text);
        for (int i = 0; i < rows.Length; i++)
        {
            long moment = long.Parse(MomentOf(rows[i]));
            Assert.IsTrue(moment < last, moment.ToString() + " after " + last.ToString());
            last = moment;
        }

        return last;
    }
}
