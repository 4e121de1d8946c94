// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text.Json;
using BmsGateway.Alarms;
using BmsGateway.Tests.Alarms;
using BmsGateway.Web;
using BmsGateway.Web.Api;

namespace BmsGateway.Tests.Web.Api.Desktop;

[TestClass]
public class AlarmApiTests
{
    [TestMethod]
    public void ActiveAlarmsAreListedWithHelpValueAndStatistics()
    {
        var bench = new AlarmBench();
        bench.Run(1);
        bench.Sample.LowestCellTenthMillivolts = 27999;
        bench.Run(10);

        JsonElement answer = ApiBench.Get(
            new AlarmListHandler(bench.Monitor, bench.Gateway.Clock), "", RoomOf(RouteId.Alarms), out int status);

        Assert.AreEqual(200, status);
        JsonElement active = answer.GetProperty("active");
        Assert.AreEqual(2, active.GetArrayLength());
        JsonElement first = active[0];
        Assert.AreEqual("cell_voltage_low", first.GetProperty("id").GetString());
        Assert.AreEqual("alarm", first.GetProperty("level").GetString());
        Assert.AreEqual("A cell is below the under-voltage limit.", first.GetProperty("text").GetString());
        Assert.IsTrue(first.GetProperty("help").GetString()!.Length > 10);
        Assert.AreEqual(9, first.GetProperty("since_s").GetInt32());
        Assert.AreEqual(1800000002, first.GetProperty("utc").GetInt64());
        Assert.AreEqual(2799.9, first.GetProperty("value").GetDouble());
        Assert.AreEqual("mV", first.GetProperty("unit").GetString());
        Assert.IsFalse(first.GetProperty("acknowledged").GetBoolean());
        Assert.IsFalse(first.GetProperty("over").GetBoolean());
        Assert.AreEqual("cell_empty", active[1].GetProperty("id").GetString());
        Assert.AreEqual(0, answer.GetProperty("hidden").GetInt32());
        Assert.AreEqual(1, answer.GetProperty("counts").GetProperty("alarm").GetInt32());
        Assert.AreEqual(1, answer.GetProperty("counts").GetProperty("warning").GetInt32());
        JsonElement statistic = answer.GetProperty("statistics")[0];
        Assert.AreEqual("cell_voltage_low", statistic.GetProperty("id").GetString());
        Assert.AreEqual(1, statistic.GetProperty("count").GetInt32());
        Assert.AreEqual(9, statistic.GetProperty("active_s").GetInt32());
    }

    [TestMethod]
    public void FullListFitsAndSaysWhatItHides()
    {
        var tracker = new AlarmTracker();
        var monitor = new AlarmMonitor(tracker, new AlarmSummary());
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            tracker.Update(i, true, int.MinValue + 1, 0);
            tracker.Update(i, true, int.MinValue + 1, 700000);
        }

        monitor.Step(700000);
        JsonElement answer = ApiBench.Get(
            new AlarmListHandler(monitor, new Support.FakeClock()), "", RoomOf(RouteId.Alarms), out int status);

        Assert.AreEqual(200, status);
        int shown = answer.GetProperty("active").GetArrayLength();
        Assert.IsTrue(shown >= 16, shown.ToString());
        Assert.AreEqual(AlarmTable.Count, shown + answer.GetProperty("hidden").GetInt32());
    }

    [TestMethod]
    public void OneAlarmOrAllAreAcknowledged()
    {
        var bench = new AlarmBench();
        bench.Sample.LowestCellTenthMillivolts = 27999;
        bench.Run(1);
        var handler = new AlarmAcknowledgeHandler(bench.Monitor, bench.Gateway.Clock);

        JsonElement answer = ApiBench.Post(handler, "{\"id\":\"cell_empty\"}", out int status);
        Assert.AreEqual(200, status);
        Assert.AreEqual(1, answer.GetProperty("acknowledged").GetInt32());
        Assert.AreEqual(1, bench.Summary.UnacknowledgedCount);

        answer = ApiBench.Post(handler, "{\"id\":\"all\"}", out status);
        Assert.AreEqual(200, status);
        Assert.AreEqual(1, answer.GetProperty("acknowledged").GetInt32());
        Assert.AreEqual(0, bench.Summary.UnacknowledgedCount);
    }

    [TestMethod]
    [DataRow("", 400, "bad_json")]
    [DataRow("{\"id\":", 400, "bad_json")]
    [DataRow("[]", 422, "invalid")]
    [DataRow("{}", 422, "invalid")]
    [DataRow("{\"id\":5}", 422, "invalid")]
    [DataRow("{\"id\":null}", 422, "invalid")]
    [DataRow("{\"id\":\"rain\"}", 422, "unknown_alarm")]
    [DataRow("{\"id\":\"cell_voltage_high\"}", 409, "not_active")]
    public void WrongAcknowledgementChangesNothingAndSaysWhy(string body, int expected, string error)
    {
        var bench = new AlarmBench();
        bench.Sample.LowestCellTenthMillivolts = 27999;
        bench.Run(1);

        JsonElement answer = ApiBench.Post(
            new AlarmAcknowledgeHandler(bench.Monitor, bench.Gateway.Clock), body, out int status);

        Assert.AreEqual(expected, status);
        Assert.AreEqual(error, answer.GetProperty("error").GetString());
        Assert.AreEqual(2, bench.Summary.UnacknowledgedCount);
    }

    [TestMethod]
    public void JournalComesInPagesTheNewestFirst()
    {
        var bench = new AlarmBench();
        bench.Service.Load();
        for (int i = 0; i < 40; i++)
        {
            bench.Monitor.Note(AlarmId.BmsEvent, 0x64, bench.Gateway.Clock.MonotonicMilliseconds);
        }

        bench.Run(1);
        var handler = new AlarmJournalHandler(bench.Service.Archive);
        int room = RoomOf(RouteId.AlarmsJournal);
        JsonElement page = ApiBench.Get(handler, "", room, out int status);
        Assert.AreEqual(200, status);
        Assert.AreEqual(16, page.GetProperty("entries").GetArrayLength());
        Assert.IsTrue(page.GetProperty("more").GetBoolean());
        Assert.AreEqual(0, page.GetProperty("dropped").GetInt32());
        JsonElement entry = page.GetProperty("entries")[0];
        Assert.AreEqual(41, entry.GetProperty("n").GetInt32());
        Assert.AreEqual(1800000001, entry.GetProperty("utc").GetInt64());
        Assert.AreEqual(1, entry.GetProperty("uptime_s").GetInt32());
        Assert.AreEqual(1, entry.GetProperty("boot").GetInt32());
        Assert.AreEqual("bms_event", entry.GetProperty("id").GetString());
        Assert.AreEqual("noted", entry.GetProperty("event").GetString());
        Assert.AreEqual("information", entry.GetProperty("level").GetString());
        Assert.AreEqual("A charger was connected.", entry.GetProperty("text").GetString());
        Assert.AreEqual(0x64, entry.GetProperty("value").GetInt32());

        page = ApiBench.Get(handler, "page=2", room, out status);
        Assert.AreEqual(9, page.GetProperty("entries").GetArrayLength());
        Assert.IsFalse(page.GetProperty("more").GetBoolean());
        Assert.AreEqual("gateway_started", page.GetProperty("entries")[8].GetProperty("id").GetString());

        page = ApiBench.Get(handler, "page=99", room, out status);
        Assert.AreEqual(200, status);
        Assert.AreEqual(0, page.GetProperty("entries").GetArrayLength());
    }

    [TestMethod]
    [DataRow("page=-1")]
    [DataRow("page=x")]
    [DataRow("page=100")]
    [DataRow("samples=99999999999999")]
    public void WrongNumberIsRefused(string query)
    {
        var bench = new AlarmBench();
        JsonElement answer = ApiBench.Get(new AlarmJournalHandler(bench.Service.Archive), query, 1024, out int status);

        Assert.AreEqual(400, status);
        Assert.AreEqual("invalid", answer.GetProperty("error").GetString());
    }

    [TestMethod]
    public void EntryBeforeTheClockWasSetIsDatedAfterwards()
    {
        var bench = new AlarmBench();
        bench.Gateway.Clock.IsWallClockSet = false;
        bench.Service.Load();
        bench.Run(5);
        var handler = new AlarmJournalHandler(bench.Service.Archive);
        int room = RoomOf(RouteId.AlarmsJournal);
        JsonElement page = ApiBench.Get(handler, "", room, out int _);
        Assert.AreEqual(JsonValueKind.Null, page.GetProperty("entries")[0].GetProperty("utc").ValueKind);

        bench.Gateway.Clock.IsWallClockSet = true;
        page = ApiBench.Get(handler, "", room, out int _);
        Assert.AreEqual(1800000001, page.GetProperty("entries")[0].GetProperty("utc").GetInt64());
    }

    [TestMethod]
    public void SamplesBeforeAFaultAreRows()
    {
        var bench = new AlarmBench();
        bench.Service.Load();
        bench.Sample.StateOfHealthMillipercent = int.MinValue;
        bench.Sample.LowestTemperatureDecidegrees = int.MinValue;
        bench.Run(80);
        bench.Sample.FaultCode = 3;
        bench.Run(1);
        var handler = new AlarmJournalHandler(bench.Service.Archive);
        int room = RoomOf(RouteId.AlarmsJournal);
        JsonElement answer = ApiBench.Get(handler, "samples=0", room, out int status);

        Assert.AreEqual(200, status);
        Assert.AreEqual("bms_over_voltage_cutoff", answer.GetProperty("id").GetString());
        Assert.AreEqual(10, answer.GetProperty("columns").GetArrayLength());
        JsonElement rows = answer.GetProperty("rows");
        Assert.AreEqual(60, rows.GetArrayLength());
        Assert.AreEqual("[-59,52.81,10.0,60.20,3300,3301,null,26.0,1,0]", rows[0].GetRawText());
        Assert.AreEqual("[0,52.81,10.0,60.20,3300,3301,null,26.0,1,3]", rows[59].GetRawText());

        answer = ApiBench.Get(handler, "samples=1", room, out status);
        Assert.AreEqual(404, status);
        Assert.AreEqual("not_found", answer.GetProperty("error").GetString());
    }

    private static int RoomOf(RouteId id)
    {
        for (int i = 0; i < RouteTable.Count; i++)
        {
            if (RouteTable.At(i).Id == id)
            {
                return RouteTable.At(i).MaximumAnswer;
            }
        }

        Assert.Fail("No such route.");
        return 0;
    }
}
