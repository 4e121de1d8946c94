// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using BmsGateway.Configuration;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.Tests.Web;

namespace BmsGateway.Tests.Hosting.Desktop;

/// <summary>The whole gateway with its threads, on a platform in memory.</summary>
[TestClass]
public class GatewayHealthTests
{
    private readonly FakePlatform _platform = new();

    [TestMethod]
    public void EveryServiceIsHealthyOrSwitchedOffAndHealthIsAnswered()
    {
        Gateway gateway = Start();
        WaitFor(() => Enumerable.Range(0, gateway.Supervisor.Count)
            .Select(i => gateway.Supervisor.At(i).StateAt(_platform.Clock.MonotonicMilliseconds))
            .All(state => state is ServiceState.Healthy or ServiceState.Stopped));
        JsonElement health = JsonDocument.Parse(Get("/api/v1/health")).RootElement;
        gateway.Stop();

        string[] names = health.GetProperty("services").EnumerateArray().Select(s => s.GetProperty("name").GetString()!).ToArray();
        string[] expected =
        {
            "control", "supervisor", "log", "logfile", "syslog", "web", "websocket", "mqtt", "history", "alarms", "bms_settings",
        };
        foreach (string name in expected)
        {
            CollectionAssert.Contains(names, name);
        }

        Assert.AreEqual(1, health.GetProperty("boot").GetProperty("number").GetInt32());
        Assert.AreEqual(12345, health.GetProperty("memory").GetProperty("free_bytes").GetInt32());
        Assert.IsTrue(gateway.Bus.SubscriberCount <= EventBus.MaximumSubscribers - 4, gateway.Bus.SubscriberCount.ToString());
        Console.WriteLine($"{gateway.Bus.SubscriberCount} subscribers, {gateway.Supervisor.Count} services");
    }

    [TestMethod]
    public void HungControlThreadRestartsTheDeviceAndTheNextStartSaysSo()
    {
        Gateway gateway = Start();
        WaitFor(() => gateway.Supervisor.At(0).StateAt(_platform.Clock.MonotonicMilliseconds) == ServiceState.Healthy);
        long hungAt = _platform.Clock.MonotonicMilliseconds;
        _platform.IsLineHung = true;
        Assert.IsTrue(SpinWait.SpinUntil(() => _platform.RestartReason != null, 15000), "no restart within 15 s");
        long took = _platform.Clock.MonotonicMilliseconds - hungAt;
        _platform.IsLineHung = false;
        Assert.IsTrue(took is > 5000 and < 10000, took + " ms");
        var boot = new BootRecord(_platform.Files);
        boot.Read();
        gateway.Stop();

        Assert.AreEqual(ResetReason.Watchdog, boot.Reason);
        Assert.AreEqual(1, boot.WatchdogStreak);
        Assert.AreEqual(2, boot.Number);
    }

    [TestMethod]
    public void StopLeavesACleanMarker()
    {
        Start().Stop();
        var boot = new BootRecord(_platform.Files);
        boot.Read();

        Assert.AreEqual(ResetReason.CleanStop, boot.Reason);
    }

    private Gateway Start()
    {
        var store = new ConfigurationStore(_platform.Files, _platform.Log);
        Assert.IsNull(store.Settings.TrySet("web.socket_port", FreePort().ToString()));
        var gateway = new Gateway(_platform, store);
        Assert.IsTrue(gateway.TryStart(out string error), error);
        return gateway;
    }

    private string Get(string path)
    {
        var exchange = new FakeHttpExchange(path);
        _platform.Handler!.Handle(exchange);
        Assert.AreEqual(200, exchange.Status, exchange.Text);
        return exchange.Text;
    }

    private static int FreePort()
    {
        var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        int port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    private static void WaitFor(Func<bool> condition) =>
        Assert.IsTrue(SpinWait.SpinUntil(condition, 5000), "did not happen within 5 s");
}
