// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Mqtt;
using BmsGateway.Platform;
using BmsGateway.Tests.Telemetry;

namespace BmsGateway.Tests.Mqtt.Desktop;

[TestClass]
public class MqttPublisherThreadTests
{
    [TestMethod]
    public void StartedPublisherSendsAndStopSaysOffline()
    {
        var bench = new MqttBench();
        bench.Gateway.PublishSample();

        bench.Publisher.Start();
        bench.Publisher.Start();
        WaitFor(() => bench.Client.CountOn("tinybms/bms1/cells") == 1);
        bench.Publisher.Stop();
        bench.Publisher.Stop();

        Assert.AreEqual("tinybms/bms1/status (retained): offline", bench.Client.At(bench.Client.Count - 1));
        Assert.IsFalse(bench.Status.IsConnected);
        Assert.AreEqual(1, bench.Client.ConnectAttempts);
    }

    [TestMethod]
    public void ClientThatThrowsDoesNotEndTheThread()
    {
        var gateway = new GatewayBench();
        gateway.Settings.TrySet("mqtt.enabled", "true");
        gateway.Settings.TrySet("mqtt.host", "broker");
        var client = new ThrowingClient();
        var publisher = new MqttPublisher(client, gateway.Settings, gateway.Bus, gateway.State, gateway.Log);

        publisher.Start();
        WaitFor(() => client.Attempts >= 3);
        publisher.Stop();

        Assert.AreEqual("mqtt: Unexpected failure: broken on purpose", gateway.Log.Last);
        Assert.AreEqual(1, gateway.Log.Count);
    }

    [TestMethod]
    public void ClientThatHangsDelaysNeitherThePublisherOfSamplesNorStop()
    {
        var gateway = new GatewayBench();
        gateway.Settings.TrySet("mqtt.enabled", "true");
        gateway.Settings.TrySet("mqtt.host", "broker");
        using var hang = new ManualResetEventSlim();
        var client = new ThrowingClient { Hang = hang };
        var publisher = new MqttPublisher(client, gateway.Settings, gateway.Bus, gateway.State, gateway.Log);
        publisher.Start();
        WaitFor(() => client.Attempts == 1);

        long start = Environment.TickCount64;
        for (int i = 0; i < 10000; i++)
        {
            gateway.PublishSample();
        }

        long publishing = Environment.TickCount64 - start;
        publisher.Stop();
        long stopping = Environment.TickCount64 - start - publishing;
        hang.Set();

        Assert.IsTrue(publishing < 1000, $"10 000 samples took {publishing} ms");
        Assert.IsTrue(stopping is >= 1400 and < 3000, $"stopping took {stopping} ms");
    }

    private static void WaitFor(Func<bool> condition) =>
        Assert.IsTrue(SpinWait.SpinUntil(condition, 5000), "did not happen within 5 s");

    private sealed class ThrowingClient : IMqttClient
    {
        public ManualResetEventSlim? Hang { get; init; }

        public int Attempts { get; private set; }

        public bool IsConnected => false;

        public string LastError => "";

        public bool TryConnect(MqttConnectOptions options)
        {
            Attempts++;
            Hang?.Wait(10000);
            throw new InvalidOperationException("broken on purpose");
        }

        public bool TryPublish(string topic, byte[] payload, int length, bool retain) => false;

        public int DroppedCount => 0;

        public bool TrySubscribe(string filter) => false;

        public MqttMessage? Receive() => null;

        public void Disconnect()
        {
        }
    }
}
