// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Linq;
using System.Threading;
using BmsGateway.EndToEnd.Bench;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.EndToEnd;

/// <summary>Pulling every plug, one at a time.</summary>
[TestClass]
public class UnplugTests
{
    [TestMethod]
    public void UnpluggedBmsStopsTheCurrentsThenTheFramesAndIsPickedUpAgain()
    {
        using var bench = new GatewayBench(TinyBmsProfile.Lfp16);
        using var browser = new Browser("chromium");
        bench.Start();
        bench.WaitForFrames();
        browser.Open(bench.Url);
        browser.WaitFor("connection", text => text == "Live", 20);

        double pulled = bench.Can.NowMilliseconds;
        bench.BmsLine.PlugOut();
        Eventually.IsTrue(() => CurrentsOf(bench) == "0000FA00", 5, "CCL 0 and half of DCL");
        double stopped = bench.Can.NowMilliseconds - pulled;
        Assert.IsTrue(stopped is > 2500 and < 4000, $"charging stopped after {stopped:F0} ms");
        Assert.AreEqual("1C02", bench.Can.Last("351")[..4]);
        browser.WaitFor("banner", text => text.Contains("does not answer"), 10);
        browser.WaitFor("link-bms-state", text => text.Length > 0 && text != "online", 10);
        browser.Screenshot("bms-unplugged");

        Eventually.IsTrue(() => CurrentsOf(bench) == "00000000", 10, "CCL and DCL 0");
        double ended = bench.Can.NowMilliseconds - pulled;
        Assert.IsTrue(ended is > 9500 and < 11500, $"discharging stopped after {ended:F0} ms");

        Thread.Sleep(24000);
        double last = bench.Can.Frames.Last().AtMilliseconds - pulled;
        Assert.IsTrue(last is > 28000 and < 31500, $"last frame after {last:F0} ms");
        Assert.IsTrue(bench.Gx.BatteryLost);

        bench.BmsLine.PlugIn();
        Eventually.IsTrue(() => CurrentsOf(bench) == "F401F401", 10, "CCL and DCL are back");
        browser.WaitFor("link-bms-state", text => text == "online", 10);
    }

    [TestMethod]
    public void UnpluggedAdapterIsPickedUpAgainAndTheBmsIsPolledAllTheTime()
    {
        using var bench = new GatewayBench(TinyBmsProfile.Lfp16);
        bench.Start();
        bench.WaitForFrames();

        bench.CanLine.PlugOut();
        Thread.Sleep(2000);
        long answersBefore = bench.Bms.Counters.Answers;
        Thread.Sleep(2000);
        Assert.IsTrue(bench.Bms.Counters.Answers >= answersBefore + 6);
        double from = bench.Can.NowMilliseconds;
        bench.CanLine.PlugIn();

        Eventually.IsTrue(() => bench.Can.Of("351", from).Length >= 3, 12, () => "frames after the return:\n" + bench.Gateway.Output);
    }

    [TestMethod]
    public void SleepingBmsIsWokenUp()
    {
        using var bench = new GatewayBench(TinyBmsProfile.Lfp16);
        bench.Bms.Control(bms => bms.Sleep());

        bench.Start();

        bench.WaitForFrames();
    }

    [TestMethod]
    public void GatewayStartsWithNothingPluggedIn()
    {
        using var bench = new GatewayBench(TinyBmsProfile.Lfp16);
        bench.BmsLine.PlugOut();
        bench.CanLine.PlugOut();
        bench.Broker.Kill();
        bench.Start();
        Thread.Sleep(2000);
        Assert.AreEqual("no_device", bench.Live().GetProperty("links").GetProperty("bms").GetProperty("state").GetString());

        bench.BmsLine.PlugIn();
        bench.CanLine.PlugIn();
        bench.Broker.Start();

        bench.WaitForFrames();
    }

    [TestMethod]
    public void StoppedGatewaySaysOfflineAndEndsWithZero()
    {
        using var bench = new GatewayBench(TinyBmsProfile.Lfp16);
        bench.Start();
        bench.Mqtt.WaitFor("tinybms/bms1/status", text => text == "online", 10);

        bench.Gateway.Signal("INT");

        Assert.AreEqual(0, bench.Gateway.WaitForExit(8));
        bench.Mqtt.WaitFor("tinybms/bms1/status", text => text == "offline", 5);
    }

    [TestMethod]
    public void KilledGatewayIsDeclaredOfflineByTheBroker()
    {
        using var bench = new GatewayBench(TinyBmsProfile.Lfp16);
        bench.Start();
        bench.Mqtt.WaitFor("tinybms/bms1/status", text => text == "online", 10);

        bench.Gateway.Signal("KILL");

        bench.Mqtt.WaitFor("tinybms/bms1/status", text => text == "offline", 60);
    }

    private static string CurrentsOf(GatewayBench bench)
    {
        string data = bench.Can.Last("351");
        return data.Length < 12 ? "" : data[4..12];
    }
}
