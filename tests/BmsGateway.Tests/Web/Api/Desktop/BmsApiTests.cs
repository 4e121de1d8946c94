// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using BmsGateway.Events;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support;
using BmsGateway.Tests.TinyBms.Settings.Desktop;
using BmsGateway.TinyBms;
using BmsGateway.TinyBms.Settings;
using BmsGateway.Web.Api;

namespace BmsGateway.Tests.Web.Api.Desktop;

/// <summary>The routes of the BMS on a driver that polls a simulated one.</summary>
[TestClass]
public class BmsApiTests
{
    [TestMethod]
    public void RegistersAreShownWithUnitDecimalsAndNames()
    {
        var bench = new DriverSettingsBench();
        bench.RunFor(500);
        JsonElement all = Registers(bench, "", out int length);
        Console.WriteLine("registers: " + length + " bytes of " + BmsRegistersHandler.MaximumLength);

        Assert.IsTrue(all.GetProperty("connected").GetBoolean());
        Assert.AreEqual("3650", Row(all, 300).GetProperty("value").GetString());
        Assert.AreEqual("mV", Row(all, 300).GetProperty("unit").GetString());
        Assert.IsTrue(Row(all, 300).GetProperty("writable").GetBoolean());
        Assert.AreEqual("314.00", Row(all, 306).GetProperty("value").GetString());
        Assert.AreEqual("idle", Row(all, 50).GetProperty("text").GetString());
        Assert.IsFalse(Row(all, 50).GetProperty("writable").GetBoolean());
        double volts = double.Parse(Row(all, 36).GetProperty("value").GetString()!, CultureInfo.InvariantCulture);
        Assert.AreEqual(52.8, volts, 3);
        int wanted = Enumerable.Range(0, TinyBmsRegisterTable.Count).Select(TinyBmsRegisterTable.At).Count(
            row => row.Type != TinyBmsRegisterType.Reserved && row.Group != TinyBmsRegisterGroup.Events && row.Address != 134);
        Assert.AreEqual(wanted, all.GetProperty("registers").GetArrayLength());
        Assert.AreEqual("", string.Join(" ", all.GetProperty("registers").EnumerateArray().Where(
            row => row.GetProperty("value").GetString() == null && row.GetProperty("text").GetString() == "").Select(
            row => row.GetProperty("address").ToString())), "Every register of a healthy pack has been read.");
    }

    [TestMethod]
    public void RegistersOfTheNewerFirmwareAreAbsentOnAnOlderOne()
    {
        var bench = new DriverSettingsBench();
        foreach (int address in new[] { 305, 310, 311, 321, 322, 323, 329 })
        {
            bench.Bms.Registers[address] = 0;
        }

        bench.Driver.ReadSettingsSoon();
        bench.RunFor(500);
        JsonElement all = Registers(bench, "", out _);

        foreach (int address in new[] { 45, 305, 310, 311, 321, 322, 323, 329 })
        {
            Assert.IsTrue(Row(all, address).GetProperty("absent").GetBoolean(), "register " + address);
            Assert.AreEqual(JsonValueKind.Null, Row(all, address).GetProperty("value").ValueKind);
        }

        Assert.IsFalse(Row(all, 330).GetProperty("absent").GetBoolean());
        Assert.IsFalse(Row(all, 330).GetProperty("value").GetString()!.Contains('/'));
    }

    [TestMethod]
    public void RefreshHasTheSlowRegistersReadAndOneGroupCanBeAsked()
    {
        var bench = new DriverSettingsBench();
        bench.RunFor(5000);
        bench.Bms.Registers[309 + 6] = 3790;
        JsonElement before = Registers(bench, "group=settings&refresh=1", out _);
        Assert.AreEqual("3800", Row(before, 315).GetProperty("value").GetString());
        bench.RunFor(500);

        JsonElement after = Registers(bench, "group=settings", out _);
        Assert.AreEqual("3790", Row(after, 315).GetProperty("value").GetString());
        Assert.IsTrue(after.GetProperty("age_ms").GetProperty("settings").GetInt64() <= 500);
        Assert.IsTrue(after.GetProperty("registers").EnumerateArray().All(
            row => row.GetProperty("group").GetString() == "settings"));
        ApiBench.Get(new BmsRegistersHandler(bench.Driver, bench.Clock), "group=all", 1024, out int status);
        Assert.AreEqual(422, status);
    }

    [TestMethod]
    public void SettingsAreReadProposedReviewedAndWritten()
    {
        var bench = new DriverSettingsBench();
        BmsSettingsHandler handler = Settings(bench, new LastGoodSettings());
        Assert.AreEqual("idle", State(handler));
        ApiBench.Post(handler, "{\"action\":\"propose\",\"changes\":{\"overvoltage_cutoff_mv\":\"3700\"}}", out int early);
        Assert.AreEqual(409, early);
        ApiBench.Post(handler, "{\"action\":\"read\"}", out int read);
        Assert.AreEqual(200, read);
        Assert.AreEqual("reading", State(handler));
        bench.RunUntilDone();
        Assert.AreEqual("ready", State(handler));

        JsonElement reply = ApiBench.Post(
            handler,
            "{\"action\":\"propose\",\"changes\":{\"overvoltage_cutoff_mv\":\"3700\",\"battery_capacity_ah\":\"280.5\"}}",
            out int proposed);
        Assert.AreEqual(200, proposed, reply.ToString());
        JsonElement review = ApiBench.Get(handler, "", BmsSettingsHandler.MaximumLength, out _);
        Assert.AreEqual("review", review.GetProperty("state").GetString());
        Assert.AreEqual(2, review.GetProperty("difference").GetArrayLength());
        JsonElement line = review.GetProperty("difference").EnumerateArray().Last();
        Assert.AreEqual("overvoltage_cutoff_mv", line.GetProperty("key").GetString());
        Assert.AreEqual("3800 mV", line.GetProperty("from").GetString());
        Assert.AreEqual("3700 mV", line.GetProperty("to").GetString());
        Assert.AreEqual(reply.GetProperty("token").GetInt32(), review.GetProperty("token").GetInt32());

        ApiBench.Post(handler, "{\"action\":\"confirm\",\"token\":99}", out int foreign);
        Assert.AreEqual(409, foreign);
        ApiBench.Post(handler, "{\"action\":\"confirm\",\"token\":" + reply.GetProperty("token") + "}", out int confirmed);
        Assert.AreEqual(200, confirmed);
        Assert.AreEqual("writing", State(handler));
        bench.RunUntilDone();

        JsonElement end = ApiBench.Get(handler, "", BmsSettingsHandler.MaximumLength, out _);
        Assert.AreEqual("written", end.GetProperty("outcome").GetString());
        Assert.AreEqual("ready", end.GetProperty("state").GetString());
        Assert.AreEqual(3700, bench.Bms.Registers[315]);
        Assert.AreEqual(28050, bench.Bms.Registers[306]);
        JsonElement row = end.GetProperty("settings").EnumerateArray().Single(
            setting => setting.GetProperty("key").GetString() == "battery_capacity_ah");
        Assert.AreEqual("280.5", row.GetProperty("current").GetString());
    }

    [TestMethod]
    [DataRow("{\"action\":\"propose\",\"changes\":{\"overvoltage_cutoff_mv\":\"12,5\"}}", "number")]
    [DataRow("{\"action\":\"propose\",\"changes\":{\"overvoltage_cutoff_mv\":\"\"}}", "number")]
    [DataRow("{\"action\":\"propose\",\"changes\":{\"overvoltage_cutoff_mv\":\"3700.5\"}}", "steps of 1 mV")]
    [DataRow("{\"action\":\"propose\",\"changes\":{\"overvoltage_cutoff_mv\":\"9999999999\"}}", "number")]
    [DataRow("{\"action\":\"propose\",\"changes\":{\"overvoltage_cutoff_mv\":\"-3700\"}}", "allowed are")]
    [DataRow("{\"action\":\"propose\",\"changes\":{\"nonsense\":\"1\"}}", "none of this name")]
    [DataRow("{\"action\":\"propose\",\"changes\":{\"overvoltage_cutoff_mv\":\"3655\"}}", "overvoltage_cutoff_mv")]
    [DataRow("{\"action\":\"propose\"}", "changes")]
    [DataRow("{\"action\":\"confirm\"}", "token")]
    [DataRow("{\"action\":\"burn\"}", "action")]
    [DataRow("[]", "action")]
    [DataRow("{", "JSON")]
    public void WrongRequestIsExplainedAndChangesNothing(string body, string word)
    {
        var bench = new DriverSettingsBench();
        BmsSettingsHandler handler = Settings(bench, new LastGoodSettings());
        bench.Read();
        JsonElement answer = ApiBench.Post(handler, body, out int status);
        bench.RunFor(500);

        Assert.AreEqual(422, status, answer.ToString());
        Assert.IsTrue(answer.GetProperty("message").GetString()!.Contains(word), answer.ToString());
        Assert.IsTrue(bench.IsAllOld);
    }

    [TestMethod]
    public void CopyIsRestoredAsAChangeThatIsReviewed()
    {
        var bench = new DriverSettingsBench();
        var keeper = new SettingsKeeper(bench.Service, new SettingsCopyStore(new FaultyFileStore()), bench.Log, new FakeClock());
        BmsSettingsHandler handler = Settings(bench, keeper.Copy);
        ApiBench.Post(handler, "{\"action\":\"restore_copy\"}", out int none);
        Assert.AreEqual(409, none);
        bench.Read();
        keeper.Step();
        bench.Bms.Registers[306] = 20000;
        bench.Read();

        JsonElement reply = ApiBench.Post(handler, "{\"action\":\"restore_copy\"}", out int status);
        Assert.AreEqual(200, status, reply.ToString());
        Assert.AreEqual(20000, bench.Bms.Registers[306], "Nothing is written before it is confirmed.");
        ApiBench.Post(handler, "{\"action\":\"confirm\",\"token\":" + reply.GetProperty("token") + "}", out _);
        bench.RunUntilDone();
        Assert.AreEqual(31400, bench.Bms.Registers[306]);
    }

    [TestMethod]
    public void ExportCanBeProposedAgain()
    {
        var bench = new DriverSettingsBench();
        var export = new BmsSettingsExportHandler(bench.Service);
        ApiBench.Get(export, "", SettingsCopy.MaximumLength, out int early);
        Assert.AreEqual(409, early);
        bench.Read();
        JsonElement file = ApiBench.Get(export, "", SettingsCopy.MaximumLength, out int status);
        Assert.AreEqual(200, status);
        bench.Bms.Registers[306] = 20000;
        bench.Read();

        string body = "{\"action\":\"propose\",\"changes\":" + file.GetProperty("settings").GetRawText() + "}";
        BmsSettingsHandler handler = Settings(bench, new LastGoodSettings());
        JsonElement answer = ApiBench.Post(handler, body, out int proposed);
        Assert.AreEqual(200, proposed, answer.ToString());
        Assert.AreEqual(1, bench.Service.Difference!.Count);
    }

    [TestMethod]
    public void CommandsAreTakenOnceAndTheirOutcomeIsShown()
    {
        var bench = new DriverSettingsBench();
        var handler = new BmsCommandsHandler(bench.Driver);
        JsonElement accepted = ApiBench.Post(handler, "{\"command\":\"clear_statistics\"}", out int first);
        ApiBench.Post(handler, "{\"command\":\"clear_statistics\"}", out int second);
        ApiBench.Post(handler, "{\"command\":\"self_destruct\"}", out int third);
        bench.RunFor(500);

        Assert.AreEqual("202 409 422", first + " " + second + " " + third);
        Assert.IsTrue(accepted.GetProperty("accepted").GetBoolean());
        JsonElement all = ApiBench.Get(handler, "", 512, out _);
        Assert.AreEqual(3, all.GetArrayLength());
        Assert.AreEqual("clear_statistics", all[2].GetProperty("command").GetString());
        Assert.AreEqual("confirmed", all[2].GetProperty("outcome").GetString());
        Assert.AreEqual("none", all[0].GetProperty("outcome").GetString());
    }

    [TestMethod]
    public void EventsAreShownNewestFirstWithTheirAge()
    {
        var bench = new DriverSettingsBench();
        for (int i = 0; i < 60; i++)
        {
            bench.Bms.RaiseEvent((byte)(i % 2 == 0 ? 0x03 : 0x79));
            bench.RunFor(1000);
        }

        bench.RunFor(10000);
        var handler = new BmsEventsHandler(bench.Driver.EventRecords, bench.Clock);
        JsonElement[] events = ApiBench.Get(handler, "", BmsEventsHandler.MaximumLength, out _)
            .GetProperty("events").EnumerateArray().ToArray();

        Assert.AreEqual(49, events.Length);
        Assert.AreEqual(0x79, events[0].GetProperty("code").GetInt32());
        Assert.AreEqual("info", events[0].GetProperty("level").GetString());
        Assert.AreEqual("fault", events[1].GetProperty("level").GetString());
        Assert.IsTrue(events[1].GetProperty("text").GetString()!.Contains("over-voltage"));
        Assert.IsTrue(events[0].GetProperty("age_s").GetInt64() is >= 10 and <= 12);
        Assert.IsTrue(events[1].GetProperty("time").GetInt64() < events[0].GetProperty("time").GetInt64());
    }

    [TestMethod]
    public void FramesAreShownOnlyWhileTheRawViewIsOn()
    {
        var bench = new DriverSettingsBench(100);
        var handler = new BmsFramesHandler(bench.Driver.RawView);
        JsonElement off = ApiBench.Get(handler, "", BmsFramesHandler.MaximumLength, out _);
        Assert.IsFalse(off.GetProperty("enabled").GetBoolean());
        Assert.AreEqual(0, off.GetProperty("frames").GetArrayLength());

        bench.Driver.RawView.IsEnabled = true;
        bench.RunFor(20000);
        JsonElement[] frames = ApiBench.Get(handler, "", BmsFramesHandler.MaximumLength, out _)
            .GetProperty("frames").EnumerateArray().ToArray();
        Assert.AreEqual(TinyBmsRawView.KeptFrames, frames.Length);
        JsonElement sent = frames.Last(frame => frame.GetProperty("dir").GetString() == "tx");
        Assert.IsTrue(sent.GetProperty("hex").GetString()!.StartsWith("AA03"));
        Assert.AreEqual("read block: 57 registers from 0", sent.GetProperty("text").GetString());
        Assert.IsTrue(frames.Zip(frames.Skip(1)).All(
            pair => pair.First.GetProperty("t").GetInt64() <= pair.Second.GetProperty("t").GetInt64()));
    }

    private static JsonElement Registers(DriverSettingsBench bench, string query, out int length)
    {
        var handler = new BmsRegistersHandler(bench.Driver, bench.Clock);
        JsonElement answer = ApiBench.Get(handler, query, BmsRegistersHandler.MaximumLength, out int status);
        Assert.AreEqual(200, status);
        length = answer.GetRawText().Length;
        return answer;
    }

    private static JsonElement Row(JsonElement answer, int address) =>
        answer.GetProperty("registers").EnumerateArray().Single(row => row.GetProperty("address").GetInt32() == address);

    private static BmsSettingsHandler Settings(DriverSettingsBench bench, LastGoodSettings copy) => new(
        bench.Service,
        copy,
        new SnapshotReader(new EventBus(bench.Clock, bench.Log), "test"),
        new ApiBench.Parser(),
        bench.Clock);

    private static string State(BmsSettingsHandler handler) =>
        ApiBench.Get(handler, "", BmsSettingsHandler.MaximumLength, out _).GetProperty("state").GetString()!;
}
