// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.Alarms;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Control;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.History;
using BmsGateway.Mqtt;
using BmsGateway.Telemetry;
using BmsGateway.TinyBms;
using BmsGateway.TinyBms.Settings;
using BmsGateway.Victron;
using BmsGateway.Web;
using BmsGateway.Web.Access;

namespace BmsGateway.Tests.Hosting.Desktop;

/// <summary>
/// Memory that each service takes when it is made, on the PC: objects there have larger heads than on the device, arrays
/// of numbers are the same. Tables that all share are made before and do not count.
/// </summary>
[TestClass]
public class ServiceMemoryTests
{
    private readonly List<string> _table = new();
    private readonly FakePlatform _platform = new();
    private long _sum;

    [TestMethod]
    public void EveryServiceStaysWithinItsMemory()
    {
        // The first gateway makes the shared tables and compiles; the second one is measured as a whole.
        _ = new Gateway(new FakePlatform(), new ConfigurationStore(_platform.Files, _platform.Log));
        MeasureAll();
        _table.Clear();
        _sum = 0;
        MeasureAll();
        long whole = Measure(() => new Gateway(_platform, new ConfigurationStore(_platform.Files, _platform.Log)), out _);
        Console.WriteLine("| service | bytes |\n| --- | --- |\n" + string.Join('\n', _table));
        Console.WriteLine($"| sum of these | {_sum} |\n| whole gateway with its settings, routes and sections | {whole} |");
        Assert.IsTrue(_sum < whole, "the parts are more than the whole");
        Assert.IsTrue(whole < 200000, whole + " bytes");
    }

    private void MeasureAll()
    {
        var settings = new GatewaySettings();
        LogRing ring = Check("log lines (ring)", 40000, () => new LogRing());
        LogQueue log = Check("log queue", 20000, () => new LogQueue(new LogRouter(settings, ring, _platform.Log), _platform.Clock));
        Check("log file", 8000, () => new LogFile(ring, _platform.Files, settings, _platform.Clock));
        Check("syslog", 8000, () => new SyslogSender(ring, _platform.Datagrams, settings, _platform.Clock, 1));
        EventBus bus = Check("event bus", 20000, () => new EventBus(_platform.Clock, log));
        Check("CAN frame log", 12000, () => new CanFrameLog(bus, _platform.Clock));
        TinyBmsDriver driver = Check(
            "TinyBMS driver", 40000,
            () => new TinyBmsDriver(_platform.BatteryLink, _platform.Clock, bus, log, ControlSettings.DriverOptions(settings)));
        ChargeController charge = Check("charge controller", 10000, () => new ChargeController(settings, bus, log));
        var victron = new VictronStatus();
        CanOutputs outputs = Check("CAN outputs", 6000, () => new CanOutputs(_platform.CanBuses, new GxWatch(victron, bus), bus));
        VictronContext context = Check(
            "Victron context", 8000, () => new VictronContext(charge.Limits, ControlSettings.Identity(settings), 100));
        Check("Victron publisher", 8000, () => new VictronPublisher(charge, context, victron, outputs));
        var state = new GatewayState(_platform.Clock, driver, charge.Limits, _platform.CanBuses, victron, new MqttStatus());
        Check("history", 60000, () => new HistoryService(_platform.Files, _platform.Clock, settings, bus, log));
        AlarmService alarms = Check(
            "alarms", 30000, () => new AlarmService(_platform.Files, settings, bus, state, context.Alarms, log));
        Check("live data (WebSocket)", 30000, () => new WebSocketHub(settings, bus, state, log));
        AccessControl access = Check(
            "login", 6000,
            () => new AccessControl(
                new PasswordKeeper(settings, new CredentialFile(_platform.Files), _platform.Security),
                _platform.Security, bus, _platform.Clock, log));
        Check("page (HTTP)", 20000, () => new WebService(settings, bus, state, log, _platform.Json, access));
        Check(
            "copy of the BMS settings", 8000,
            () => new SettingsKeeper(driver.Settings, new SettingsCopyStore(_platform.Files), log, _platform.Clock));
        MqttPublisher mqtt = Check("MQTT", 30000, () => new MqttPublisher(_platform.Client, settings, bus, state, log));
        mqtt.SendAlarmsOf(alarms.Monitor);
    }

    private T Check<T>(string name, long bound, Func<T> make)
    {
        long bytes = Measure(make, out T made);
        Assert.IsTrue(bytes > 0 && bytes <= bound, $"{name}: {bytes} bytes, {bound} are allowed");
        _table.Add($"| {name} | {bytes} |");
        _sum += bytes;
        return made;
    }

    private static long Measure<T>(Func<T> make, out T made)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        made = make();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
