// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Events;

namespace BmsGateway.Tests.Mqtt;

[TestClass]
public class MqttPublisherTests
{
    private const string Status = "tinybms/bms1/status";
    private const string Core = "tinybms/bms1/core";
    private const string Cells = "tinybms/bms1/cells";

    [TestMethod]
    public void FirstStepConnectsWithTheLastWillAndSaysOnline()
    {
        var bench = new MqttBench();

        bench.Publisher.Step();

        Assert.AreEqual("broker.local", bench.Client.Options!.Host);
        Assert.AreEqual(1883, bench.Client.Options.Port);
        Assert.AreEqual("bms-gateway-bms1", bench.Client.Options.ClientId);
        Assert.AreEqual("gateway", bench.Client.Options.User);
        Assert.AreEqual("s3cret", bench.Client.Options.Password);
        Assert.AreEqual(Status, bench.Client.Options.WillTopic);
        Assert.AreEqual("offline", bench.Client.Options.WillMessage);
        Assert.AreEqual(1, bench.Client.Count);
        Assert.AreEqual(Status + " (retained): online", bench.Client.At(0));
        Assert.IsTrue(bench.Status.IsConnected);
        Assert.AreEqual(1, bench.Status.ConnectCount);
    }

    [TestMethod]
    public void DeviceIdIsPartOfTheTopics()
    {
        var bench = new MqttBench("device.id", "garage-2");

        bench.Run(1000);

        Assert.AreEqual(1, bench.Client.CountOn("tinybms/garage-2/status"));
        Assert.AreEqual(1, bench.Client.CountOn("tinybms/garage-2/core"));
        Assert.AreEqual(1, bench.Client.CountOn("tinybms/garage-2/cells"));
    }

    [TestMethod]
    public void CoreAndCellsAreSentInTheirPeriods()
    {
        var bench = new MqttBench();

        bench.Run(20000);

        // The first sample comes after 500 ms; then one core each 2 s and one cells each 10 s.
        Assert.AreEqual(10, bench.Client.CountOn(Core));
        Assert.AreEqual(2, bench.Client.CountOn(Cells));
        Assert.AreEqual(2, bench.Client.CountOn("tinybms/bms1/bms"));
        Assert.AreEqual(14, bench.Status.PublishedCount);
        Assert.AreEqual(0, bench.Status.FailedCount);
    }

    [TestMethod]
    public void MessagesOtherThanTheStatusAreNotRetained()
    {
        var bench = new MqttBench();

        bench.Run(3000);

        Assert.AreEqual(0, bench.Client.CountOn(Core + " (retained)"));
        Assert.AreEqual(0, bench.Client.CountOn(Cells + " (retained)"));
    }

    [TestMethod]
    public void NothingButTheStatusIsSentBeforeTheFirstSample()
    {
        var bench = new MqttBench();

        bench.Run(20000, withSamples: false);

        Assert.AreEqual(1, bench.Client.Count);
        Assert.AreEqual(0, bench.Status.FailedCount);
    }

    [TestMethod]
    public void OldSampleIsSentWithItsAgeUpToThirtySecondsAndNotLonger()
    {
        var bench = new MqttBench();
        bench.Gateway.PublishSample();

        bench.Run(30000, withSamples: false);
        string last = bench.Client.LastOn(Core);
        int count = bench.Client.CountOn(Core);
        bench.Run(60000, withSamples: false);

        Assert.IsTrue(last.IndexOf("\"age_ms\":28100,") > 0);
        Assert.AreEqual(count, bench.Client.CountOn(Core));
        Assert.AreEqual(1, bench.Client.CountOn(Status));
        Assert.IsTrue(bench.Status.IsConnected);
    }

    [TestMethod]
    public void FreshSampleAfterAGapIsSentAtOnce()
    {
        var bench = new MqttBench();
        bench.Gateway.PublishSample();
        bench.Run(60000, withSamples: false);
        int core = bench.Client.CountOn(Core);
        int cells = bench.Client.CountOn(Cells);

        bench.Gateway.PublishSample();
        bench.Publisher.Step();

        Assert.AreEqual(core + 1, bench.Client.CountOn(Core));
        Assert.AreEqual(cells + 1, bench.Client.CountOn(Cells));
    }

    [TestMethod]
    public void AttemptsToConnectComeAfterOneTwoFiveTenAndThenAlwaysThirtySeconds()
    {
        var bench = new MqttBench();
        bench.Client.AcceptsConnections = false;
        bench.Client.LastError = "connection refused";

        bench.Publisher.Step();
        Assert.AreEqual(1, bench.Client.ConnectAttempts);
        int[] waits = { 1, 2, 5, 10, 30, 30 };
        for (int i = 0; i < waits.Length; i++)
        {
            bench.Run((waits[i] * 1000) - 100);
            Assert.AreEqual(i + 1, bench.Client.ConnectAttempts);
            bench.Run(100);
            Assert.AreEqual(i + 2, bench.Client.ConnectAttempts);
        }
    }

    [TestMethod]
    public void OutageLeavesOneLineAndNotOneForEachAttempt()
    {
        var bench = new MqttBench();
        bench.Client.AcceptsConnections = false;
        bench.Client.LastError = "connection refused";

        bench.Run(200000);

        Assert.AreEqual(1, bench.Gateway.Log.Count);
        Assert.AreEqual("mqtt: Cannot connect to broker.local:1883: connection refused", bench.Gateway.Log.Last);
        Assert.AreEqual("Cannot connect to broker.local:1883: connection refused", bench.Status.LastError);
        Assert.IsFalse(bench.Status.IsConnected);
    }

    [TestMethod]
    public void PasswordIsNeverLoggedEvenWhenTheClientNamesIt()
    {
        var bench = new MqttBench();
        bench.Client.AcceptsConnections = false;
        bench.Client.LastError = "refused gateway:s3cret@broker";

        bench.Publisher.Step();

        Assert.IsFalse(bench.Gateway.Log.Last.IndexOf("s3cret") >= 0);
        Assert.IsFalse(bench.Status.LastError.IndexOf("s3cret") >= 0);
        Assert.IsTrue(bench.Status.LastError.Length > 0);
    }

    [TestMethod]
    public void LostConnectionIsMadeAgainAndSaysOnlineAgain()
    {
        var bench = new MqttBench();
        bench.Run(60000);
        bench.Client.IsConnected = false;
        bench.Client.LastError = "broken pipe";

        bench.Publisher.Step();
        Assert.IsFalse(bench.Status.IsConnected);
        Assert.AreEqual("The connection was lost. broken pipe", bench.Status.LastError);
        bench.Run(900);
        Assert.AreEqual(1, bench.Client.ConnectAttempts);
        bench.Run(100);

        Assert.AreEqual(2, bench.Client.ConnectAttempts);
        Assert.AreEqual(2, bench.Client.CountOn(Status + " (retained): online"));
        Assert.AreEqual(2, bench.Status.ConnectCount);
        Assert.AreEqual("", bench.Status.LastError);
    }

    [TestMethod]
    public void ConnectionThatBreaksAtOnceIsNotTriedEverySecond()
    {
        var bench = new MqttBench();
        int before = 0;
        for (int i = 0; i < 600; i++)
        {
            bench.Run(100);
            before = bench.Client.ConnectAttempts;
            bench.Client.IsConnected = false;
        }

        // One minute: 0, 1, 3, 8, 18 and 48 s.
        Assert.IsTrue(before <= 6);
    }

    [TestMethod]
    public void ThreeFailedMessagesInARowEndTheConnection()
    {
        var bench = new MqttBench();
        bench.Run(1000);
        bench.Client.AcceptsMessages = false;
        bench.Client.LastError = "time-out";

        bench.Run(4000);
        Assert.IsTrue(bench.Status.IsConnected);
        Assert.AreEqual("A message could not be sent: time-out", bench.Status.LastError);
        bench.Run(2000);

        Assert.IsFalse(bench.Status.IsConnected);
        Assert.AreEqual(3, bench.Status.FailedCount);
        Assert.AreEqual(1, bench.Client.Disconnects);
    }

    [TestMethod]
    public void OneFailedMessageIsForgottenAfterTheNextGoodOne()
    {
        var bench = new MqttBench();
        bench.Run(1000);
        bench.Client.AcceptsMessages = false;
        bench.Run(2000);
        bench.Client.AcceptsMessages = true;
        bench.Run(2000);

        Assert.IsTrue(bench.Status.IsConnected);
        Assert.AreEqual(1, bench.Status.FailedCount);
        Assert.AreEqual("", bench.Status.LastError);
    }

    [TestMethod]
    public void BrokerThatTakesNoStatusCountsAsNotConnected()
    {
        var bench = new MqttBench();
        bench.Client.AcceptsMessages = false;

        bench.Publisher.Step();

        Assert.IsFalse(bench.Status.IsConnected);
        Assert.AreEqual(0, bench.Status.ConnectCount);
        Assert.IsTrue(bench.Status.LastError.IndexOf("status could not be sent") > 0);
    }

    [TestMethod]
    public void EveryChangeOfTheConnectionIsPublishedOnce()
    {
        var bench = new MqttBench();
        EventMailbox changes = bench.Gateway.Bus.SubscribeQueued(
            EventId.MqttChanged, "test", 8, MailboxOverflow.DropOldest);

        bench.Run(5000);
        Assert.AreEqual(1, changes.Waiting);
        bench.Client.IsConnected = false;
        bench.Publisher.Step();
        Assert.AreEqual(2, changes.Waiting);
        Assert.IsTrue(changes.TryTake(out EventId _, out object? payload, 0));
        Assert.IsTrue(ReferenceEquals(bench.Status, payload));
    }

    [TestMethod]
    public void LeavingSaysOfflineAndClosesInOrder()
    {
        var bench = new MqttBench();
        bench.Run(1000);

        bench.Publisher.Leave();

        Assert.AreEqual(Status + " (retained): offline", bench.Client.At(bench.Client.Count - 1));
        Assert.AreEqual(1, bench.Client.Disconnects);
        Assert.IsFalse(bench.Status.IsConnected);
    }

    [TestMethod]
    public void LeavingWithoutAConnectionSendsNothing()
    {
        var bench = new MqttBench();

        bench.Publisher.Leave();

        Assert.AreEqual(0, bench.Client.Count);
        Assert.AreEqual(0, bench.Gateway.Log.Count);
    }

    [TestMethod]
    public void SwitchedOffPublisherDoesNotStart()
    {
        var bench = new MqttBench("mqtt.enabled", "false");

        bench.Publisher.Start();
        bench.Publisher.Stop();

        Assert.IsFalse(bench.Status.IsEnabled);
        Assert.AreEqual(0, bench.Client.ConnectAttempts);
    }

    [TestMethod]
    public void MissingHostIsSaidAndNothingIsTried()
    {
        var bench = new MqttBench("mqtt.host", "");

        bench.Publisher.Start();
        bench.Publisher.Stop();

        Assert.IsTrue(bench.Status.LastError.IndexOf("mqtt.host is empty") > 0);
        Assert.AreEqual(1, bench.Gateway.Log.Count);
        Assert.AreEqual(0, bench.Client.ConnectAttempts);
    }
}
