// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Health;
using BmsGateway.Mqtt;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Telemetry;

namespace BmsGateway.Tests.Mqtt;

[TestClass]
public class MqttConnectionTests
{
    [TestMethod]
    public void NothingIsTriedBeforeAnAttemptIsDue()
    {
        var bench = new Bench();
        bench.Client.AcceptsConnections = false;

        Assert.IsFalse(bench.TryOpen());
        bench.Gateway.Clock.Advance(999);
        Assert.IsFalse(bench.TryOpen());
        Assert.AreEqual(1, bench.Client.ConnectAttempts);

        bench.Client.AcceptsConnections = true;
        bench.Gateway.Clock.Advance(1);
        Assert.IsTrue(bench.TryOpen());
        Assert.IsTrue(bench.Connection.IsOpen);
        Assert.AreEqual(2, bench.Client.ConnectAttempts);
    }

    [TestMethod]
    public void MessageThatDidNotFitIsNotSentAndCountsAsFailed()
    {
        var bench = new Bench();
        bench.TryOpen();
        var json = new JsonWriter(1);
        json.WriteRaw("\"a\"", "1");

        Assert.IsFalse(bench.Connection.TryPublish(json, "core", false));

        Assert.AreEqual(0, bench.Client.CountOn("core"));
        Assert.AreEqual(1, bench.Gateway.State.Mqtt.FailedCount);
        Assert.IsTrue(bench.Gateway.Log.Last.IndexOf("The message for core is too long.") > 0);
        Assert.IsTrue(bench.Connection.IsOpen);
    }

    [TestMethod]
    public void NewSettingsSayGoodByeOnTheOldTopicAndAreTriedAtOnce()
    {
        var bench = new Bench();
        bench.TryOpen();
        Assert.IsNull(bench.Gateway.Settings.TrySet("device.id", "garage"));

        bench.Connection.TakeSettings();
        bool isOpened = bench.TryOpen();

        Assert.IsTrue(isOpened);
        Assert.AreEqual(3, bench.Client.Count);
        Assert.AreEqual("tinybms/bms1/status (retained): offline", bench.Client.At(1));
        Assert.AreEqual("tinybms/garage/status (retained): online", bench.Client.At(2));
        Assert.AreEqual("tinybms/garage/core", bench.Connection.Topics.Core);
    }

    [TestMethod]
    public void FailureIsLoggedAgainAfterAConnection()
    {
        var bench = new Bench();
        bench.Connection.Report("it rains");
        bench.Connection.Report("it rains");
        Assert.AreEqual(1, bench.Gateway.Log.Count);
        Assert.AreEqual("it rains", bench.Gateway.State.Mqtt.LastError);

        bench.TryOpen();
        Assert.AreEqual("", bench.Gateway.State.Mqtt.LastError);
        bench.Connection.Report("it rains");

        // The line of the connection stands between the two.
        Assert.AreEqual(3, bench.Gateway.Log.Count);
    }

    private sealed class Bench
    {
        public readonly GatewayBench Gateway = new();
        public readonly FakeMqttClient Client = new();

        public Bench()
        {
            Assert.IsNull(Gateway.Settings.TrySet("mqtt.host", "broker.local"));
            Connection = new MqttConnection(
                Client, Gateway.Settings, Gateway.Bus, Gateway.State, new ServiceHealth("mqtt", "1", 0), Gateway.Log);
        }

        public MqttConnection Connection { get; }

        public bool TryOpen() => Connection.TryOpen(Gateway.Clock.MonotonicMilliseconds);
    }
}
