// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using BmsGateway.Web;

namespace BmsGateway.Tests.Web.Desktop;

/// <summary>The endpoint as it runs: its own thread, real time, a WebSocket client of .NET.</summary>
[TestClass]
public class WebSocketHubThreadTests
{
    [TestMethod]
    public async Task FrozenAndSilentClientsDoNotDelayAFastOne()
    {
        using var bench = new HubBench(new StopwatchClock(), HubBench.FreePort());
        bench.Hub.Start();
        var others = new List<RawClient>();
        for (int i = 0; i < 3; i++)
        {
            var frozen = new RawClient(bench.Port, 2048);
            frozen.SendText(Requests.Healthy);
            others.Add(frozen);
        }

        // The silent ones would push out who has not been answered yet.
        Assert.IsTrue(SpinWait.SpinUntil(() => bench.Hub.ClientCount == 3, 5000), "the frozen ones are connected");
        for (int i = 0; i < 20; i++)
        {
            others.Add(new RawClient(bench.Port));
        }

        using ClientWebSocket fast = await Connect(bench.Port, "http://localhost:8080");
        var watch = Stopwatch.StartNew();
        var buffer = new byte[4096];
        await fast.ReceiveAsync(buffer, CancellationToken.None);
        long first = watch.ElapsedMilliseconds;

        // The second one follows the common beat; from there on the beat is a second.
        await fast.ReceiveAsync(buffer, CancellationToken.None);
        long previous = watch.ElapsedMilliseconds;
        for (int i = 0; i < 5; i++)
        {
            await fast.ReceiveAsync(buffer, CancellationToken.None);
            long gap = watch.ElapsedMilliseconds - previous;
            previous += gap;
            Assert.IsTrue(gap is >= 700 and <= 1300, $"gap of {gap} ms");
        }

        Assert.IsTrue(first < 500, $"first document after {first} ms");
        Assert.AreEqual(4, bench.Hub.ClientCount);
        others.ForEach(client => client.Dispose());
    }

    [TestMethod]
    public async Task StopSaysGoodByeWithinTwoSeconds()
    {
        using var bench = new HubBench(new StopwatchClock(), HubBench.FreePort());
        bench.Hub.Start();
        using ClientWebSocket client = await Connect(bench.Port, null);
        var buffer = new byte[4096];
        await client.ReceiveAsync(buffer, CancellationToken.None);

        var watch = Stopwatch.StartNew();
        bench.Hub.Stop();
        long stopping = watch.ElapsedMilliseconds;
        WebSocketReceiveResult result;
        do
        {
            result = await client.ReceiveAsync(buffer, CancellationToken.None);
        }
        while (result.MessageType == WebSocketMessageType.Text);

        Assert.AreEqual(WebSocketCloseCode.GoingAway, (int)result.CloseStatus!);
        Assert.IsTrue(stopping < 2000, $"stopping took {stopping} ms");
        Assert.IsFalse(bench.Hub.IsListening);
    }

    [TestMethod]
    public async Task StoppedEndpointCanBeStartedAgain()
    {
        using var bench = new HubBench(new StopwatchClock(), HubBench.FreePort());
        bench.Hub.Start();
        bench.Hub.Stop();
        bench.Hub.Start();

        using ClientWebSocket client = await Connect(bench.Port, null);
        Assert.AreEqual(WebSocketState.Open, client.State);
    }

    [TestMethod]
    public void BusyPortIsSaidOnceAndTakenWhenItIsFree()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(new IPEndPoint(IPAddress.Any, 0));
        other.Listen(1);
        using var bench = new HubBench(new Support.FakeClock(), ((IPEndPoint)other.LocalEndPoint!).Port);

        bench.Step();
        bench.Advance(5000);
        bench.Advance(5000);
        Assert.IsFalse(bench.Hub.IsListening);
        Assert.AreEqual(1, bench.Log.Count);
        StringAssert.Contains(bench.Log.Last, "Cannot listen on TCP port " + bench.Port);
        StringAssert.Contains(bench.Log.Last, "web.socket_port");

        other.Close();
        bench.Advance(5000);
        Assert.IsTrue(bench.Hub.IsListening);
        StringAssert.Contains(bench.Log.Last, "Live data on TCP port " + bench.Port);
    }

    private static async Task<ClientWebSocket> Connect(int port, string? origin)
    {
        var client = new ClientWebSocket();
        if (origin != null)
        {
            client.Options.SetRequestHeader("Origin", origin);
        }

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await client.ConnectAsync(new Uri($"ws://localhost:{port}/api/v1/live"), timeout.Token);
        return client;
    }
}
