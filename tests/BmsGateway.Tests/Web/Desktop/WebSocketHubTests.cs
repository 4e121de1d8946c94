// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web.Desktop;

/// <summary>The endpoint with real sockets and a clock that the test moves.</summary>
[TestClass]
public class WebSocketHubTests
{
    [TestMethod]
    public void ClientThatJoinsGetsTheDocumentAtOnce()
    {
        using var bench = new HubBench();
        bench.PublishSample(7);
        using RawClient client = bench.Join();

        Assert.IsTrue(client.ReadHead().StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal));
        Assert.AreEqual(WebSocketOpcode.Text, client.ReadFrame(out byte[] document));
        using JsonDocument parsed = JsonDocument.Parse(document);
        Assert.AreEqual(7, parsed.RootElement.GetProperty("seq").GetInt32());
        Assert.AreEqual(1, bench.Hub.ClientCount);
        Assert.AreEqual(0, bench.Hub.PendingCount);
    }

    [TestMethod]
    public void NextDocumentsComeOnceASecond()
    {
        using var bench = new HubBench();
        using RawClient client = bench.Join();
        client.ReadHead();
        client.ReadFrame(out byte[] _);
        for (int second = 1; second <= 3; second++)
        {
            bench.PublishSample(second);
            bench.Advance(1000);

            client.ReadFrame(out byte[] document);
            using JsonDocument parsed = JsonDocument.Parse(document);
            Assert.AreEqual(second, parsed.RootElement.GetProperty("seq").GetInt32());
        }
    }

    [TestMethod]
    public void HandshakeInPiecesIsTaken()
    {
        using var bench = new HubBench();
        using RawClient client = bench.Connect();
        foreach (char c in Requests.Healthy)
        {
            client.SendText(c.ToString());
            bench.Step(1);
        }

        bench.Step();
        Assert.IsTrue(client.ReadHead().StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal));
    }

    [TestMethod]
    public void FifthClientIsRefusedAndGetsInWhenAPlaceIsFree()
    {
        using var bench = new HubBench();
        var clients = new List<RawClient>();
        for (int i = 0; i < WebSocketClientList.MaximumClients; i++)
        {
            clients.Add(bench.Join());
            Assert.IsTrue(clients[i].ReadHead().StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal));
        }

        using RawClient fifth = bench.Join();
        Assert.IsTrue(fifth.ReadHead().StartsWith("HTTP/1.1 503 ", StringComparison.Ordinal));
        bench.Advance(WebSocketClient.CloseGraceMilliseconds);
        Assert.IsTrue(fifth.IsClosed());
        Assert.AreEqual(1, bench.Hub.RefusedCount);

        clients[0].Reset();
        bench.Step();
        using RawClient sixth = bench.Join();
        Assert.IsTrue(sixth.ReadHead().StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal));
        clients.ForEach(client => client.Dispose());
    }

    [TestMethod]
    [DataRow("Origin: http://192.168.1.5:8080", "Origin: http://evil.com", 403)]
    [DataRow("Host: 192.168.1.5:8081", "Host: evil.com", 403)]
    [DataRow("GET /api/v1/live", "GET /", 404)]
    [DataRow("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 7", 426)]
    [DataRow("GET", "POST", 405)]
    [DataRow("GET ", "G\u0001ET ", 400)]
    public void WrongHandshakeIsAnsweredAndClosed(string old, string replacement, int status)
    {
        using var bench = new HubBench();
        using RawClient client = bench.Connect();
        client.Send(Requests.With(old, replacement));
        bench.Step();

        Assert.IsTrue(client.ReadHead().StartsWith("HTTP/1.1 " + status, StringComparison.Ordinal));
        bench.Advance(WebSocketClient.CloseGraceMilliseconds);
        Assert.IsTrue(client.IsClosed());
        Assert.AreEqual(0, bench.Hub.ClientCount + bench.Hub.PendingCount);
    }

    [TestMethod]
    public void EndlessHandshakeIsRefused()
    {
        using var bench = new HubBench();
        using RawClient client = bench.Connect();
        client.SendText("GET / HTTP/1.1\r\nX: " + new string('x', 3000));
        bench.Step(10);

        Assert.IsTrue(client.ReadHead().StartsWith("HTTP/1.1 431 ", StringComparison.Ordinal));
    }

    [TestMethod]
    public void HandshakeThatIsNotWholeAfterFiveSecondsIsRefused()
    {
        using var bench = new HubBench();
        using RawClient client = bench.Connect();
        client.SendText(Requests.Healthy[..100]);
        bench.Advance(WebSocketClient.HandshakeMilliseconds - 1);
        Assert.AreEqual(1, bench.Hub.PendingCount);

        bench.Advance(1);
        Assert.IsTrue(client.ReadHead().StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal));
        bench.Advance(WebSocketClient.CloseGraceMilliseconds);
        Assert.AreEqual(0, bench.Hub.PendingCount);
    }

    [TestMethod]
    public void TwentySilentConnectionsTakeFourPlacesAndKeepNobodyOut()
    {
        using var bench = new HubBench();
        var silent = new List<RawClient>();
        for (int i = 0; i < 20; i++)
        {
            silent.Add(bench.Connect());
        }

        Assert.AreEqual(WebSocketClientList.MaximumPending, bench.Hub.PendingCount);
        Assert.AreEqual(16, bench.Hub.RefusedCount);
        using RawClient client = bench.Join();
        Assert.IsTrue(client.ReadHead().StartsWith("HTTP/1.1 101 ", StringComparison.Ordinal));

        bench.Advance(WebSocketClient.HandshakeMilliseconds);
        bench.Advance(WebSocketClient.CloseGraceMilliseconds);
        Assert.AreEqual(0, bench.Hub.PendingCount);
        Assert.AreEqual(1, bench.Hub.ClientCount);
        silent.ForEach(one => one.Dispose());
    }

    [TestMethod]
    public void PingIsAnsweredWithItsPayload()
    {
        using var bench = new HubBench();
        using RawClient client = bench.Join();
        client.ReadHead();
        client.ReadFrame(out byte[] _);
        client.Send(ClientFrames.Make(WebSocketOpcode.Ping, Encoding.ASCII.GetBytes("are you there")));
        bench.Step();

        Assert.AreEqual(WebSocketOpcode.Pong, client.ReadFrame(out byte[] payload));
        Assert.AreEqual("are you there", Encoding.ASCII.GetString(payload));
    }

    [TestMethod]
    public void MessagesOfClientsAreIgnored()
    {
        using var bench = new HubBench();
        using RawClient client = bench.Join();
        client.Send(ClientFrames.Make(WebSocketOpcode.Text, new byte[512]));
        client.Send(ClientFrames.Make(0x02, new byte[9], 9));
        client.Send(ClientFrames.Make(0x80, new byte[9], 9));
        bench.Step();
        client.Send(ClientFrames.Make(WebSocketOpcode.Ping, new byte[1]));
        bench.Step();

        client.ReadHead();
        client.ReadFrame(out byte[] _);
        Assert.AreEqual(WebSocketOpcode.Pong, client.ReadFrame(out byte[] _));
    }

    [TestMethod]
    public void CloseIsAnsweredWithItsCodeAndTheConnectionEnds()
    {
        using var bench = new HubBench();
        using RawClient client = bench.Join();
        client.ReadHead();
        client.Send(ClientFrames.Make(WebSocketOpcode.Close, new byte[] { 0x03, 0xE9 }));
        bench.Step();

        Assert.AreEqual(1001, client.ReadUntilClose());
        Assert.IsTrue(client.IsClosed());
        Assert.AreEqual(0, bench.Hub.ClientCount);
    }

    [TestMethod]
    [DataRow(513L)]
    [DataRow(0x80000000L)]
    [DataRow(long.MaxValue)]
    public void TooLongFrameIsClosedWith1009(long length)
    {
        using var bench = new HubBench();
        using RawClient client = bench.Join();
        client.ReadHead();
        client.Send(ClientFrames.Make(0x82, new byte[10], length));
        bench.Step();

        Assert.AreEqual(WebSocketCloseCode.TooBig, client.ReadUntilClose());
        bench.Advance(WebSocketClient.CloseGraceMilliseconds);
        Assert.IsTrue(client.IsClosed());
        Assert.AreEqual(0, bench.Hub.ClientCount);
    }

    [TestMethod]
    public void UnmaskedFrameIsClosedWith1002()
    {
        using var bench = new HubBench();
        using RawClient client = bench.Join();
        client.ReadHead();
        client.Send(new byte[] { 0x81, 0x01, 0x41 });
        bench.Step();

        Assert.AreEqual(WebSocketCloseCode.ProtocolError, client.ReadUntilClose());
    }

    [TestMethod]
    public void ClientThatTakesNothingForTenSecondsIsDroppedAndItsDocumentsAreNotKept()
    {
        using var bench = new HubBench();
        using RawClient frozen = bench.Join(receiveBuffer: 2048);
        bench.PublishSample();
        int seconds = 0;
        while (bench.Hub.ClientCount == 1 && seconds < 300)
        {
            // A browser that stands still answers pings all the same.
            if (seconds % 10 == 0)
            {
                frozen.Send(ClientFrames.Make(WebSocketOpcode.Pong, new byte[0]));
            }

            seconds++;
            bench.Advance(1000);
        }

        Assert.IsTrue(bench.Hub.DroppedCount is >= 9 and <= 11, $"{bench.Hub.DroppedCount} documents dropped");
        Assert.IsTrue(seconds < 120, $"dropped after {seconds} s");
        Console.WriteLine($"a client that reads nothing is dropped after {seconds} s and {bench.Hub.DroppedCount} dropped documents");
    }

    [TestMethod]
    public void SilentClientIsPingedAndThenDropped()
    {
        using var bench = new HubBench();
        using RawClient client = bench.Join();
        client.ReadHead();
        client.ReadFrame(out byte[] _);
        bench.Advance(WebSocketClient.PingAfterMilliseconds);

        Assert.AreEqual(WebSocketOpcode.Ping, client.ReadFrame(out byte[] payload));
        Assert.AreEqual(0, payload.Length);
        bench.Advance(WebSocketClient.SilentMilliseconds - WebSocketClient.PingAfterMilliseconds);
        Assert.AreEqual(0, bench.Hub.ClientCount);
    }

    [TestMethod]
    public void ClientThatAnswersPingsStays()
    {
        using var bench = new HubBench();
        using RawClient client = bench.Join();
        client.ReadHead();
        for (int i = 0; i < 10; i++)
        {
            bench.Advance(WebSocketClient.PingAfterMilliseconds);
            client.Send(ClientFrames.Make(WebSocketOpcode.Pong, new byte[0]));
            bench.Step();
        }

        Assert.AreEqual(1, bench.Hub.ClientCount);
    }

    [TestMethod]
    public void GarbageResetsAndHalfHandshakesHarmNobody()
    {
        using var bench = new HubBench();
        using RawClient good = bench.Join();
        good.ReadHead();
        var random = new Random(99);
        for (int round = 0; round < 150; round++)
        {
            using RawClient bad = bench.Connect();
            Misbehave(bad, random);
            bench.Step(2);
            if (round % 2 == 0)
            {
                bad.Reset();
            }

            bench.Step(1);
        }

        bench.Advance(WebSocketClient.HandshakeMilliseconds);
        bench.Advance(WebSocketClient.CloseGraceMilliseconds);
        good.Send(ClientFrames.Make(WebSocketOpcode.Ping, new byte[] { 42 }));
        bench.Step();
        int opcode;
        byte[] payload;
        do
        {
            opcode = good.ReadFrame(out payload);
        }
        while (opcode == WebSocketOpcode.Text);

        Assert.AreEqual(WebSocketOpcode.Pong, opcode);
        Assert.AreEqual(42, (int)payload[0]);
        Assert.AreEqual(1, bench.Hub.ClientCount);
        Assert.AreEqual(0, bench.Hub.PendingCount);
    }

    private static void Misbehave(RawClient client, Random random)
    {
        var noise = new byte[1 + random.Next(600)];
        random.NextBytes(noise);
        switch (random.Next(4))
        {
            case 0:
                client.Send(noise);
                break;
            case 1:
                client.SendText(Requests.Healthy[..random.Next(1, Requests.Healthy.Length)]);
                break;
            case 2:
                client.SendText(Requests.Healthy);
                client.Send(noise);
                break;
            default:
                client.SendText("GET / HTTP/1.1\r\n\r\n");
                break;
        }
    }
}
