// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Linq;
using System.Threading;
using BmsGateway.EndToEnd.Bench;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.EndToEnd;

/// <summary>Nothing that happens in the network changes anything on CAN.</summary>
[TestClass]
public class ControlUnderLoadTests
{
    private const double ShortestGap = 800;
    private const double LongestGap = 1200;

    [TestMethod]
    public void CanPeriodHoldsWhileTheBrokerDiesHangsAndReturns()
    {
        using var bench = new GatewayBench(TinyBmsProfile.Lfp16);
        bench.Start();
        bench.WaitForFrames();
        double from = bench.Can.NowMilliseconds;

        bench.Broker.Freeze();
        Thread.Sleep(5000);
        bench.Broker.Kill();
        Thread.Sleep(5000);
        bench.Broker.Start();
        using var listener = new MqttListener(bench.Broker.Port);
        listener.WaitFor("tinybms/bms1/core", _ => true, 40);

        AssertPeriod(bench, from);
    }

    [TestMethod]
    public void CanPeriodHoldsWhileBrowsersFreezeAndReload()
    {
        using var bench = new GatewayBench(TinyBmsProfile.Lfp16);
        bench.Start();
        bench.WaitForFrames();
        using var frozen = new Browser("firefox");
        frozen.Open(bench.Url);
        frozen.WaitFor("connection", text => text == "Live", 20);
        using var reloading = new Browser("chromium");
        reloading.Open(bench.Url);
        double from = bench.Can.NowMilliseconds;

        frozen.Freeze();
        for (int i = 0; i < 30; i++)
        {
            reloading.Reload();
        }

        Thread.Sleep(12000);
        reloading.WaitFor("connection", text => text == "Live", 20);
        frozen.Thaw();
        frozen.WaitFor("connection", text => text == "Live", 30);

        AssertPeriod(bench, from);
    }

    [TestMethod]
    public void CanPeriodHoldsWhileABadLineSpoilsEveryFifthByteStream()
    {
        using var bench = new GatewayBench(TinyBmsProfile.Real14);
        bench.Start("--set", "charging.cell_voltage_mv=4100");
        bench.WaitForFrames();
        string truth = bench.Can.Last("373");
        double from = bench.Can.NowMilliseconds;
        bench.Bms.Control(bms =>
        {
            bms.Faults.Corrupt.Probability = 0.2;
            bms.Faults.Split.Probability = 0.2;
            bms.Faults.Broadcast.Probability = 0.2;
            bms.Faults.Drop.Probability = 0.1;
        });

        Thread.Sleep(15000);

        AssertPeriod(bench, from);
        Assert.AreEqual(truth, string.Join(',', bench.Can.Of("373", from).Select(f => f.Data).Distinct()));
        Assert.IsTrue(bench.Live().GetProperty("links").GetProperty("bms").GetProperty("crc_errors").GetInt32() > 0);
    }

    private static void AssertPeriod(GatewayBench bench, double from)
    {
        double[] gaps = bench.Can.Gaps(from);
        Console.WriteLine($"{gaps.Length} gaps between frames 0x351: {gaps.Min():F1} to {gaps.Max():F1} ms");
        Assert.IsTrue(gaps.Length >= 8, "too few frames");
        Assert.IsTrue(gaps.Min() >= ShortestGap && gaps.Max() <= LongestGap, $"gaps {gaps.Min():F1} to {gaps.Max():F1} ms");
    }
}
