// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Events;
using BmsGateway.Mqtt;

namespace BmsGateway.Tests.Mqtt;

[TestClass]
public class MqttAlarmsTests
{
    private const string List = "tinybms/bms1/alarms";
    private const string Change = "tinybms/bms1/alarm";

    [TestMethod]
    public void EmptyListIsRetainedAfterEachConnection()
    {
        var bench = new Bench();
        bench.Mqtt.Run(1000);
        Assert.AreEqual(1, bench.Mqtt.Client.CountOn(List + " "));
        Assert.AreEqual(List + " (retained): {\"active\":[],\"hidden\":0}", bench.Mqtt.Client.LastOn(List + " "));

        bench.Mqtt.Client.IsConnected = false;
        bench.Mqtt.Run(10000);
        Assert.AreEqual(2, bench.Mqtt.Client.CountOn(List + " "));
    }

    [TestMethod]
    public void ChangeIsSentOnceAndTheListFollows()
    {
        var bench = new Bench();
        bench.Mqtt.Run(1000);
        bench.Raise(AlarmId.CellVoltageHigh, 38001);
        bench.Mqtt.Run(1000);

        Assert.AreEqual(1, bench.Mqtt.Client.CountOn(Change + ":"));
        Assert.AreEqual(
            Change + ": {\"event\":\"raised\",\"id\":\"cell_voltage_high\",\"level\":\"alarm\","
            + "\"text\":\"A cell is above the over-voltage limit.\",\"value\":3800.1,\"unit\":\"mV\",\"utc\":null,"
            + "\"active\":1}",
            bench.Mqtt.Client.LastOn(Change + ":"));
        Assert.AreEqual(2, bench.Mqtt.Client.CountOn(List + " "));
        Assert.AreEqual(
            List + " (retained): {\"active\":[{\"id\":\"cell_voltage_high\",\"level\":\"alarm\","
            + "\"text\":\"A cell is above the over-voltage limit.\",\"utc\":null,\"value\":3800.1,\"unit\":\"mV\","
            + "\"acknowledged\":false,\"over\":false}],\"hidden\":0}",
            bench.Mqtt.Client.LastOn(List + " "));
    }

    [TestMethod]
    public void TimeOfAnAlarmIsTheTimeAtWhichItCameUp()
    {
        var bench = new Bench();
        bench.Mqtt.Gateway.Clock.IsWallClockSet = true;
        bench.Mqtt.Gateway.Clock.UtcSeconds = 1800000000;
        bench.Raise(AlarmId.CellEmpty, 29000);
        bench.Mqtt.Run(4000);

        // The seconds of the fake clock stand still, so what came up before the connection is older by its age.
        Assert.IsTrue(bench.Mqtt.Client.LastOn(Change + ":").IndexOf("\"utc\":1800000000") > 0);
    }

    [TestMethod]
    public void MessageThatCouldNotBeSentIsSentLater()
    {
        var bench = new Bench();
        bench.Mqtt.Run(1000);
        bench.Mqtt.Client.AcceptsMessages = false;
        bench.Raise(AlarmId.CellEmpty, 29000);
        bench.Mqtt.Run(300);
        Assert.AreEqual(0, bench.Mqtt.Client.CountOn(Change + ":"));

        bench.Mqtt.Client.AcceptsMessages = true;
        bench.Mqtt.Run(20000);
        Assert.AreEqual(1, bench.Mqtt.Client.CountOn(Change + ":"));
        Assert.IsTrue(bench.Mqtt.Client.LastOn(List + " ").IndexOf("cell_empty") > 0);
    }

    [TestMethod]
    public void NewestChangesWaitForTheBroker()
    {
        var bench = new Bench();
        bench.Mqtt.Client.AcceptsConnections = false;
        for (int i = 0; i < MqttAlarms.Waiting + 9; i++)
        {
            bench.Publish(AlarmId.BmsEvent, AlarmChangeKind.Noted, i);
        }

        bench.Mqtt.Run(1000);
        bench.Mqtt.Client.AcceptsConnections = true;
        bench.Mqtt.Run(60000);
        Assert.AreEqual(MqttAlarms.Waiting, bench.Mqtt.Client.CountOn(Change + ":"));
        Assert.IsTrue(bench.Mqtt.Client.LastOn(Change + ":").IndexOf("\"value\":24,") > 0);
    }

    [TestMethod]
    public void FullListOfTheLongestTextsFits()
    {
        var bench = new Bench();
        for (int i = 0; i < AlarmTable.Count; i++)
        {
            bench.Tracker.Update(i, true, int.MinValue + 1, 0);
            bench.Tracker.Update(i, true, int.MinValue + 1, 700000);
        }

        bench.Mqtt.Gateway.Clock.MonotonicMilliseconds = 700000;
        bench.Mqtt.Gateway.Clock.IsWallClockSet = true;
        bench.Mqtt.Gateway.Clock.UtcSeconds = 1800000000;
        bench.Monitor.Step(700000);
        bench.Mqtt.Run(1000);

        string list = bench.Mqtt.Client.LastOn(List + " ");
        Assert.IsTrue(list.EndsWith("}"), list);
        int hidden = int.Parse(list.Substring(list.LastIndexOf(':') + 1, list.Length - list.LastIndexOf(':') - 2));
        int shown = 0;
        for (int at = list.IndexOf("{\"id\""); at >= 0; at = list.IndexOf("{\"id\"", at + 1))
        {
            shown++;
        }

        Assert.AreEqual(AlarmTable.Count, shown + hidden);
        Assert.IsTrue(shown >= 20, shown.ToString());
    }

    private sealed class Bench
    {
        public readonly MqttBench Mqtt = new();
        public readonly AlarmTracker Tracker = new();
        public readonly AlarmMonitor Monitor;

        public Bench()
        {
            Monitor = new AlarmMonitor(Tracker, Mqtt.Gateway.State.Alarms);
            Mqtt.Publisher.SendAlarmsOf(Monitor);
        }

        public void Raise(AlarmId id, int value)
        {
            long now = Mqtt.Gateway.Clock.MonotonicMilliseconds;
            Tracker.Update(AlarmTable.PositionOf(id), true, value, now);
            Monitor.Step(now);
            AlarmChange change = Monitor.TakeChange()!;
            Mqtt.Gateway.Bus.Publish(EventId.AlarmRaised, change);
        }

        public void Publish(AlarmId id, AlarmChangeKind kind, int value)
        {
            AlarmDefinition row = AlarmTable.At(AlarmTable.PositionOf(id));
            Mqtt.Gateway.Bus.Publish(EventId.AlarmRaised, new AlarmChange(row, kind, row.Severity, value, 1000));
        }
    }
}
