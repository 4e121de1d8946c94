// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Linq;
using System.Threading;
using BmsGateway.EndToEnd.Bench;
using BmsGateway.Simulators.TinyBms;

namespace BmsGateway.EndToEnd;

/// <summary>How long a number takes through the gateway.</summary>
[TestClass]
public class LatencyTests
{
    // A cycle that had no fresh sample near its due time says nothing about the way through the gateway.
    private const double LongestCounted = 60;

    [TestMethod]
    public void LimitsFollowTheLastByteOfTheAnswerWithinFiveMilliseconds()
    {
        using var bench = new GatewayBench(TinyBmsProfile.Lfp16);
        bench.Start();
        bench.WaitForFrames();
        double from = bench.Can.NowMilliseconds;
        Thread.Sleep(20500);

        double[] answers = bench.BmsDevice.AnswersAtMilliseconds;
        double[] latencies = bench.Can.Of("351", from)
            .Select(f => f.AtMilliseconds - answers.Last(a => a <= f.AtMilliseconds))
            .OrderBy(l => l)
            .ToArray();
        double median = latencies[latencies.Length / 2];
        Console.WriteLine(
            $"last byte of the answer to frame 0x351 on the SLCAN line, {latencies.Length} cycles: "
            + $"min {latencies[0]:F2}, median {median:F2}, max {latencies[^1]:F2} ms");

        Assert.IsTrue(latencies.Length >= 18, "too few cycles");
        Assert.IsTrue(latencies.Count(l => l < LongestCounted) >= latencies.Length * 9 / 10, "cycles do not follow the samples");
        Assert.IsTrue(median < 5, $"median {median:F2} ms");
    }
}
