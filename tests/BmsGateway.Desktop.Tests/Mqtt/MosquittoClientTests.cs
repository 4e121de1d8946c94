// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using BmsGateway.Desktop.Mqtt;
using BmsGateway.Desktop.Tests.Support;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Tests.Mqtt;

[TestClass]
public sealed class MosquittoClientTests
{
    [TestMethod]
    public void MessagesArriveInOrderAndUnchanged()
    {
        using var broker = new MosquittoBroker();
        using var listener = new MqttListener(broker.Port);
        var client = new MosquittoClient();
        Connect(client, Options(broker.Port));
        byte[] buffer = new byte[200];
        for (int i = 0; i < 50; i++)
        {
            int length = Encoding.UTF8.GetBytes("message " + i + " ä", buffer);
            Assert.IsTrue(client.TryPublish("tinybms/t1/core", buffer, length, false), client.LastError);
            Array.Clear(buffer);
        }

        Eventually.IsTrue(() => listener.Messages.Count == 50, "50 messages");
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 50).Select(i => "tinybms/t1/core=message " + i + " ä").ToArray(),
            listener.Messages.ToArray());
        client.Disconnect();
        Assert.IsFalse(client.IsConnected);
    }

    [TestMethod]
    public void SubscribedMessagesComeInOnceWithTheirRetainFlag()
    {
        using var broker = new MosquittoBroker();
        var sender = new MosquittoClient();
        Connect(sender, Options(broker.Port));
        Publish(sender, "tinybms/t1/cmd/old", "kept", true);
        var client = new MosquittoClient();
        MqttConnectOptions options = Options(broker.Port);
        options.ClientId = "receiver";
        Connect(client, options);
        Assert.IsTrue(client.TrySubscribe("tinybms/t1/cmd/+"), client.LastError);
        MqttMessage kept = Await(client);
        Assert.AreEqual("tinybms/t1/cmd/old", kept.Topic);
        Assert.IsTrue(kept.IsRetained);

        Publish(sender, "tinybms/t1/cmd/ccl_a", "25.5", false);
        Publish(sender, "tinybms/t1/cmd/empty", "", false);
        Publish(sender, "tinybms/t1/cmd/long", new string('x', 5000), false);

        MqttMessage fresh = Await(client);
        Assert.AreEqual("25.5", Encoding.UTF8.GetString(fresh.Payload));
        Assert.IsFalse(fresh.IsRetained);
        Assert.AreEqual(0, Await(client).Payload.Length);
        Assert.IsTrue(Await(client).IsTooLong);
        Assert.IsNull(client.Receive());
        client.Disconnect();
        sender.Disconnect();
        Assert.IsFalse(client.TrySubscribe("#"));
    }

    [TestMethod]
    public void RetainedMessageIsKeptByTheBroker()
    {
        using var broker = new MosquittoBroker();
        var client = new MosquittoClient();
        Connect(client, Options(broker.Port));
        Publish(client, "tinybms/t1/status", "online", true);
        client.Disconnect();
        using var listener = new MqttListener(broker.Port);
        Eventually.IsTrue(() => listener.Messages.Contains("R tinybms/t1/status=online"), "the retained message");
    }

    [TestMethod]
    public void OrderlyDisconnectSendsWhatIsWaitingAndNoLastWill()
    {
        using var broker = new MosquittoBroker();
        using var listener = new MqttListener(broker.Port);
        var client = new MosquittoClient();
        MqttConnectOptions options = Options(broker.Port);
        options.WillTopic = "tinybms/t1/status";
        options.WillMessage = "lost";
        Connect(client, options);
        Publish(client, "tinybms/t1/status", "offline", true);
        var watch = Stopwatch.StartNew();
        client.Disconnect();
        Assert.IsTrue(watch.ElapsedMilliseconds < 900, "Disconnecting took " + watch.ElapsedMilliseconds + " ms.");
        Eventually.IsTrue(() => listener.Messages.Contains("tinybms/t1/status=offline"), "the last message");
        Thread.Sleep(300);
        Assert.AreEqual(1, listener.Messages.Count, "The last will was sent although the end was orderly.");
        Assert.AreEqual("", client.LastError);
    }

    [TestMethod]
    public void LastWillIsSentWhenTheConnectionBreaks()
    {
        using var broker = new MosquittoBroker();
        using var relay = new Relay(broker.Port);
        using var listener = new MqttListener(broker.Port);
        var client = new MosquittoClient();
        MqttConnectOptions options = Options(relay.Port);
        options.WillTopic = "tinybms/t1/status";
        options.WillMessage = "offline";
        Connect(client, options);
        relay.Break();
        Eventually.IsTrue(() => listener.Messages.Contains("tinybms/t1/status=offline"), "the last will");
        Eventually.IsTrue(() => !client.IsConnected, "the client notices");
        Assert.AreNotEqual("", client.LastError);
        using var later = new MqttListener(broker.Port);
        Eventually.IsTrue(() => later.Messages.Contains("R tinybms/t1/status=offline"), "the retained last will");
    }

    [TestMethod]
    public void BrokerThatDiesIsNoticedAndTheClientConnectsAgain()
    {
        var broker = new MosquittoBroker();
        var client = new MosquittoClient();
        Connect(client, Options(broker.Port));
        broker.Dispose();
        Eventually.IsTrue(() => !client.IsConnected, "the client notices");
        Assert.IsFalse(client.TryPublish("a", new byte[] { 1 }, 1, false));
        Assert.AreNotEqual("", client.LastError);
        using var next = new MosquittoBroker(broker.Port);
        Thread.Sleep(1500);
        Assert.IsFalse(
            client.IsConnected, "The library has connected by itself: the owner would not publish its status again.");
        using var listener = new MqttListener(next.Port);
        Connect(client, Options(next.Port));
        Publish(client, "a", "b", false);
        Eventually.IsTrue(() => listener.Messages.Contains("a=b"), "a message after the new connection");
        client.Disconnect();
    }

    [TestMethod]
    public void UserAndPasswordAreChecked()
    {
        using var broker = new MosquittoBroker(0, "me", "right-word");
        var client = new MosquittoClient();
        MqttConnectOptions options = Options(broker.Port);
        options.User = "me";
        options.Password = "wrong-word";
        Assert.IsFalse(client.TryConnect(options));
        StringAssert.Contains(client.LastError, "not authorised");
        Assert.IsFalse(client.LastError.Contains("wrong-word"), client.LastError);
        Assert.IsFalse(client.TryConnect(Options(broker.Port)));
        options.Password = "right-word";
        Connect(client, options);
        Assert.AreEqual("", client.LastError);
        client.Disconnect();
    }

    [TestMethod]
    public void PortWithoutBrokerIsRefusedAtOnce()
    {
        var client = new MosquittoClient();
        int port = FreePort.Find();
        var watch = Stopwatch.StartNew();
        Assert.IsFalse(client.TryConnect(Options(port)));
        Assert.IsTrue(watch.ElapsedMilliseconds < 3000, watch.ElapsedMilliseconds + " ms");
        StringAssert.Contains(client.LastError, "refused");
        client.Disconnect();
    }

    [TestMethod]
    public void HostThatIsUnknownIsTold()
    {
        var client = new MosquittoClient();
        MqttConnectOptions options = Options(1883);
        options.Host = "no-such-host.invalid";
        Assert.IsFalse(client.TryConnect(options));
        StringAssert.Contains(client.LastError, "Lookup error");
    }

    [TestMethod]
    public void ListenerThatNeverAnswersIsGivenUpInTime()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var client = new MosquittoClient("libmosquitto.so.1", 1000);
        var watch = Stopwatch.StartNew();
        Assert.IsFalse(client.TryConnect(Options(((IPEndPoint)silent.LocalEndpoint).Port)));
        Assert.IsTrue(watch.ElapsedMilliseconds is >= 900 and < 2500, watch.ElapsedMilliseconds + " ms");
        StringAssert.Contains(client.LastError, "no answer");
    }

    [TestMethod]
    public void BrokerThatTakesNothingHoldsNobodyAndTheQueueIsBounded()
    {
        using var broker = new MosquittoBroker();
        var client = new MosquittoClient();
        Connect(client, Options(broker.Port));
        broker.Signal("STOP");
        byte[] payload = new byte[100000];
        var watch = Stopwatch.StartNew();
        int taken = 0;
        while (taken < 5000 && client.TryPublish("a", payload, payload.Length, false))
        {
            taken++;
        }

        Assert.IsTrue(taken < 1000, "The queue took " + taken + " messages of 100 kB.");
        StringAssert.Contains(client.LastError, "takes no messages");
        watch.Restart();
        client.Disconnect();
        Assert.IsTrue(watch.ElapsedMilliseconds < 1500, "Disconnecting took " + watch.ElapsedMilliseconds + " ms.");
        broker.Signal("CONT");
    }

    [TestMethod]
    public void FrozenBrokerIsNoticedByTheKeepAlive()
    {
        using var broker = new MosquittoBroker();
        var client = new MosquittoClient();
        Connect(client, Options(broker.Port));
        broker.Signal("STOP");
        Eventually.IsTrue(() => !client.IsConnected, "the client notices", 15000);
        Assert.AreNotEqual("", client.LastError);
        broker.Signal("CONT");
    }

    [TestMethod]
    public void WrongTopicIsRefusedAndTheConnectionStays()
    {
        using var broker = new MosquittoBroker();
        var client = new MosquittoClient();
        Connect(client, Options(broker.Port));
        Assert.IsFalse(client.TryPublish("a/#", new byte[1], 1, false));
        Assert.AreNotEqual("", client.LastError);
        Publish(client, "a", "b", false);
        client.Disconnect();
    }

    [TestMethod]
    public void MissingLibraryIsToldWithWhatToDo()
    {
        var client = new MosquittoClient("libnosuchthing.so.1", 1000);
        Assert.IsFalse(client.TryConnect(Options(1883)));
        Assert.AreEqual("libnosuchthing.so.1 is not installed (apt install libmosquitto1)", client.LastError);
        Assert.IsFalse(client.IsConnected);
        Assert.IsFalse(client.TryPublish("a", new byte[1], 1, false));
        client.Disconnect();
    }

    [TestMethod]
    public void NeverConnectedClientCanBeDisconnected()
    {
        var client = new MosquittoClient();
        client.Disconnect();
        Assert.IsFalse(client.IsConnected);
        Assert.AreEqual("", client.LastError);
    }

    private static MqttConnectOptions Options(int port) =>
        new() { Host = "127.0.0.1", Port = port, ClientId = "gateway-test", KeepAliveSeconds = 5 };

    private static void Connect(MosquittoClient client, MqttConnectOptions options)
    {
        bool connected = client.TryConnect(options);
        Assert.IsTrue(connected, client.LastError);
        Assert.IsTrue(client.IsConnected);
    }

    private static void Publish(MosquittoClient client, string topic, string text, bool retain)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.IsTrue(client.TryPublish(topic, bytes, bytes.Length, retain), client.LastError);
    }

    private static MqttMessage Await(MosquittoClient client)
    {
        MqttMessage? message = null;
        Eventually.IsTrue(() => (message ??= client.Receive()) != null, "a message");
        return message!;
    }
}
