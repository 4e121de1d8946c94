// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.Charging;

namespace BmsGateway.Tests.Charging.Desktop;

[TestClass]
public class ChargeAllocationTests
{
    [TestMethod]
    public void OneThousandSamplesThroughAllRulesAllocateNothing()
    {
        var bench = new ChargeBench(0);
        bench.Start();
        BatterySnapshot sample = bench.Make();
        Run(bench, sample, 2000); // every path has been taken, nothing is left to compile

        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(bench, sample, 1000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.AreEqual(0, allocated);
    }

    // The highest cell swings through the target, the backstop and the cutoff; frost and remote limits come and go.
    private static void Run(ChargeBench bench, BatterySnapshot sample, int count)
    {
        for (int i = 0; i < count; i++)
        {
            bench.Clock.Advance(i % 100 == 99 ? 5000 : 250);
            int cell = 33000 + (i % 100 * 48);
            sample.CellSumMillivolts = 52800 + ((cell - 33000) / 10);
            sample.PackVoltageMillivolts = sample.CellSumMillivolts;
            sample.CellTenthMillivolts[15] = (ushort)cell;
            sample.HighestCellTenthMillivolts = cell;
            sample.LowestTemperatureDecidegrees = i % 70 == 0 ? -50 : 250;
            sample.SampledAtMilliseconds = bench.Now;
            bench.Controller.NoteSample(sample);
            bench.Controller.Evaluate(bench.Now);
            if (i % 50 == 0)
            {
                bench.Controller.Remote.TrySet(RemoteLimitKind.ChargeCurrent, 20000, 1, out _);
            }
        }
    }
}
