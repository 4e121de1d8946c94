// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Charging;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.History;
using BmsGateway.Platform;
using BmsGateway.Tests.Alarms;
using BmsGateway.Tests.Control;
using BmsGateway.Tests.Diagnostics;
using BmsGateway.Tests.History;
using BmsGateway.Tests.Mqtt;
using BmsGateway.Tests.Support;
using BmsGateway.Tests.Web;
using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Time;

/// <summary>
/// Every service that uses time, played from different points of the monotonic clock (across 2³¹ and 2³² ms, and after years) and with
/// jumps of the wall clock in the middle. What it does must not differ from a plain run.
/// </summary>
[TestClass]
public class TimeAuditTests
{
    private const long TenYearsInSeconds = 315576000;
    private const long PlainStart = 1000;

    // 15 s before 2³¹ and 2³² ms, on a whole second as the plain start.
    private const long BeforeWrap31 = 2147468000L;
    private const long BeforeWrap32 = 4294952000L;

    [TestMethod]
    [DataRow("control")]
    [DataRow("mqtt")]
    [DataRow("supervisor")]
    [DataRow("log")]
    [DataRow("limits")]
    [DataRow("login")]
    [DataRow("sessions")]
    [DataRow("history")]
    [DataRow("alarms")]
    public void ServiceDoesTheSameAcrossEveryWrapOfTheMonotonicClock(string service)
    {
        string expected = Play(service, PlainStart, 0);
        Assert.IsTrue(expected.Length > 0);
        Assert.AreEqual(expected, Play(service, BeforeWrap31, 0));
        Assert.AreEqual(expected, Play(service, BeforeWrap32, 0));
        Assert.AreEqual(expected, Play(service, 1000L * 86400 * 365 * 20, 0));
    }

    [TestMethod]
    [DataRow("control")]
    [DataRow("mqtt")]
    [DataRow("supervisor")]
    [DataRow("log")]
    [DataRow("limits")]
    [DataRow("login")]
    [DataRow("sessions")]
    [DataRow("history")]
    [DataRow("alarms")]
    public void ServiceDoesTheSameWhenTheWallClockJumpsByTenYears(string service)
    {
        string expected = Play(service, PlainStart, 0);
        Assert.AreEqual(expected, Play(service, PlainStart, TenYearsInSeconds));
        Assert.AreEqual(expected, Play(service, PlainStart, -TenYearsInSeconds));
    }

    private static string Play(string service, long start, long jump)
    {
        switch (service)
        {
            case "control":
                return PlayControl(start, jump);
            case "mqtt":
                return PlayMqtt(start, jump);
            case "supervisor":
                return PlaySupervisor(start, jump);
            case "log":
                return PlayLog(start, jump);
            case "limits":
                return PlayLimits(start);
            case "history":
                return PlayHistory(start, jump);
            case "alarms":
                return PlayAlarms(start, jump);
            case "sessions":
                return PlaySessions(start);
            default:
                return PlayLogin(start, jump);
        }
    }

    private static void Prepare(FakeClock clock, long start)
    {
        clock.MonotonicMilliseconds = start;
        clock.IsWallClockSet = true;
        clock.UtcSeconds = 1769860800;
    }

    private static string PlayControl(long start, long jump)
    {
        var rig = new ControlRig();
        Prepare(rig.Clock, start);
        rig.RunFor(20000);
        rig.Clock.UtcSeconds += jump;
        rig.RunFor(10000);
        string text = rig.CanBus.CountOf(0x351).ToString() + " " + rig.CanBus.CountOf(0x35E).ToString() + " "
            + rig.CanBus.LastOf(0x351)!.Text;
        rig.Bms.IsAbsent = true;
        rig.Bms.Close();
        rig.RunFor(5000);
        text += " " + ((int)rig.Controller.Limits.State).ToString();
        rig.RunFor(40000);
        return text + " " + rig.CanBus.CountOf(0x351).ToString() + " " + ((int)rig.Controller.Limits.State).ToString();
    }

    private static string PlayMqtt(long start, long jump)
    {
        var bench = new MqttBench();
        Prepare(bench.Gateway.Clock, start);
        bench.Run(20000);
        bench.Gateway.Clock.UtcSeconds += jump;
        bench.Run(20000);
        bench.Client.IsConnected = false;
        bench.Client.AcceptsConnections = false;
        bench.Run(60000);
        bench.Client.AcceptsConnections = true;
        bench.Run(40000);
        return bench.Client.Count.ToString() + " " + bench.Client.ConnectAttempts.ToString();
    }

    private static string PlaySupervisor(long start, long jump)
    {
        var clock = new FakeClock();
        Prepare(clock, start);
        var log = new FakeLog();
        var control = new ServiceHealth("control", "1", 5000);
        var service = new ServiceHealth("mqtt", "1");
        string restarts = "";
        var supervisor = new Supervisor(
            clock, new EventBus(clock, log), log, control, 0, delegate (string reason) { restarts += reason; });
        supervisor.Add(service);
        control.NoteStarting(clock.MonotonicMilliseconds);
        service.Beat(clock.MonotonicMilliseconds);
        string text = "";
        for (int i = 0; i < 90; i++)
        {
            clock.Advance(1000);
            clock.UtcSeconds += i == 45 ? jump : 1;
            if (i < 80)
            {
                control.Beat(clock.MonotonicMilliseconds);
            }

            supervisor.Step();
            text += ((int)service.StateAt(clock.MonotonicMilliseconds)).ToString();
        }

        return text + restarts;
    }

    private static string PlayLog(long start, long jump)
    {
        var bench = new LogBench();
        Prepare(bench.Clock, start);
        bench.Set("log.file_enabled", "true");
        bench.Set("log.syslog_host", "log.local");
        var network = new CountingNetwork();
        var file = new LogFile(bench.Ring, new FaultyFileStore(), bench.Settings, bench.Clock);
        var syslog = new SyslogSender(bench.Ring, network, bench.Settings, bench.Clock, 1);
        for (int i = 0; i < 60; i++)
        {
            bench.Clock.UtcSeconds += i == 30 ? jump : 1;
            bench.Clock.Advance(1000);
            bench.Write(LogLevel.Error, "can", "line");
            bench.Write(LogLevel.Error, "can", "another");
            file.Step();
            syslog.Step();
        }

        return bench.Ring.NewestNumber.ToString() + " " + file.WrittenBytes.ToString() + " " + network.Count.ToString() + " "
            + bench.Queue.LeftOutCount.ToString();
    }

    private static string PlayLimits(long start)
    {
        var limits = new RemoteLimits(30);
        limits.Update(start);
        limits.TrySet(RemoteLimitKind.ChargeCurrent, 5000, 20, out _);
        string text = "";
        for (int i = 0; i <= 25; i++)
        {
            limits.Update(start + (i * 1000));
            text += limits.LimitMilli(RemoteLimitKind.ChargeCurrent) == 5000 ? "1" : "0";
        }

        return text;
    }

    // Names of files follow the wall clock, and so does the day; what has been counted and what was lost must not.
    private static string PlayHistory(long start, long jump)
    {
        var bench = new HistoryBench(start);
        bench.Run(2000);
        bench.Clock.UtcSeconds += jump;
        bench.Run(2500);

        // A new day saves at once; with everything saved the totals have to be the same.
        bench.Service.Flush();
        HistoryStatus status = bench.Service.Status;
        string text = bench.Service.Energy.ChargedWattHours.ToString() + " " + bench.Service.Recorder.Ring.Count.ToString() + " "
            + status.LostLines.ToString() + " " + status.LostHours.ToString() + " " + bench.Failed.ToString() + " "
            + (status.WrittenBytesPerDay > 0 ? "rate" : "none") + " " + status.UsedPercent.ToString();
        return text;
    }

    private static string PlayAlarms(long start, long jump)
    {
        var bench = new AlarmBench();
        Prepare(bench.Gateway.Clock, start);
        string text = "";
        for (int i = 0; i < 240; i++)
        {
            bench.Gateway.Clock.UtcSeconds += i == 60 ? jump : 0;
            bench.IsAnswering = i < 30 || i >= 50;
            bench.Sample.HighestTemperatureDecidegrees = i >= 80 && i < 120 ? 700 : 260;
            bench.Run(1);
            text += bench.IsActive(AlarmId.BmsLinkLost) ? "L" : bench.IsActive(AlarmId.TemperatureHigh) ? "T" : ".";
        }

        Assert.IsTrue(text.IndexOf('L') > 0 && text.IndexOf('T') > 0 && text.EndsWith("."), text);
        return text;
    }

    private static string PlaySessions(long start)
    {
        var table = new SessionTable(new FakeSecurity());
        string used = table.Open(start, out _);
        string idle = table.Open(start, out _);
        string text = "";
        for (long after = 0; after <= SessionTable.LifetimeMilliseconds; after += SessionTable.IdleMilliseconds / 2)
        {
            text += table.TryUse(used, start + after, out _) ? "1" : "0";
            text += after == SessionTable.IdleMilliseconds ? (table.TryUse(idle, start + after, out _) ? "I" : "E") : "";
            text += table.Count(start + after).ToString();
        }

        Assert.IsTrue(text.EndsWith("00") && text.IndexOf('E') > 0, text);
        return text;
    }

    private static string PlayLogin(long start, long jump)
    {
        var bench = new WebBench();
        Prepare(bench.Gateway.Clock, start);
        bench.Start();
        string text = "";
        for (int i = 0; i < 12; i++)
        {
            text += bench.Login("wrong").Status.ToString() + " ";
            bench.Gateway.Clock.Advance(2000);
        }

        bench.Gateway.Clock.UtcSeconds += jump;
        bench.Gateway.Clock.Advance(3600000);
        bench.Login();
        for (int i = 0; i < 30; i++)
        {
            text += bench.Get("/api/v1/log").Status.ToString() + " ";
            bench.Gateway.Clock.Advance(i * 600000);
        }

        return text;
    }

    private sealed class CountingNetwork : IDatagramSender
    {
        public int Count { get; private set; }

        public bool TrySend(string host, int port, byte[] data, int length, out string error)
        {
            Count++;
            error = "";
            return true;
        }
    }
}
