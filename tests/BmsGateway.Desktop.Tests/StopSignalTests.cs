// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using BmsGateway.Desktop.Tests.Mqtt;
using BmsGateway.Desktop.Tests.Support;

namespace BmsGateway.Desktop.Tests;

[TestClass]
public sealed class StopSignalTests
{
    private const int PromisedMilliseconds = 3000;

    [TestMethod]
    [DataRow("INT")]
    [DataRow("TERM")]
    [DataRow("HUP")]
    public void SignalStopsInOrderWithCode0(string signal)
    {
        using var broker = new MosquittoBroker();
        using var listener = new MqttListener(broker.Port);
        using var folder = new TemporaryFolder();
        using var gateway = new GatewayProcess(
            "--data", folder.Path, "--http", FreePort.Find().ToString(),
            "--mqtt", "mqtt://me:hidden-word@127.0.0.1:" + broker.Port);
        gateway.WaitFor("Ctrl-C");
        Eventually.IsTrue(() => listener.Messages.Contains("tinybms/bms1/status=online"), "the status online", 20000);
        gateway.Signal(signal);
        Assert.AreEqual(0, gateway.WaitForEnd(PromisedMilliseconds));
        Eventually.IsTrue(() => listener.Messages.Contains("tinybms/bms1/status=offline"), "the status offline");
        Assert.AreEqual("", gateway.Error);
        Assert.IsFalse(gateway.Output.Contains("hidden-word"), gateway.Output);
    }

    [TestMethod]
    public void BrokerThatNeverAnswersDoesNotDelayTheStop()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var folder = new TemporaryFolder();
        using var gateway = new GatewayProcess(
            "--data", folder.Path, "--http", FreePort.Find().ToString(),
            "--mqtt", "mqtt://127.0.0.1:" + ((IPEndPoint)silent.LocalEndpoint).Port);
        gateway.WaitFor("Ctrl-C");
        Thread.Sleep(500);
        gateway.Signal("INT");
        Assert.AreEqual(0, gateway.WaitForEnd(PromisedMilliseconds));
    }

    [TestMethod]
    public void HangUpIsIgnoredWhenTheStarterIgnoresIt()
    {
        using var folder = new TemporaryFolder();
        using GatewayProcess gateway = GatewayProcess.WithoutHangUp(
            "--data", folder.Path, "--http", FreePort.Find().ToString());
        gateway.WaitFor("Ctrl-C");
        gateway.Signal("HUP");
        Thread.Sleep(1500);
        Assert.IsFalse(gateway.HasEnded, gateway.Output);
        gateway.Signal("TERM");
        Assert.AreEqual(0, gateway.WaitForEnd(PromisedMilliseconds));
    }
}
