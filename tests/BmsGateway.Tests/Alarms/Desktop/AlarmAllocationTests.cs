// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Events;

namespace BmsGateway.Tests.Alarms.Desktop;

[TestClass]
public class AlarmAllocationTests
{
    [TestMethod]
    public void SamplesWithConditionsThatComeAndGoAllocateNothing()
    {
        var bench = new AlarmBench();
        Feed(bench, 500);
        int before = bench.Pairs.Conditions.Tracker.RaiseCountOf(AlarmTable.PositionOf(AlarmId.CellVoltageHigh));

        long start = GC.GetAllocatedBytesForCurrentThread();
        Feed(bench, 5000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - start;

        Assert.AreEqual(0, allocated);
        int after = bench.Pairs.Conditions.Tracker.RaiseCountOf(AlarmTable.PositionOf(AlarmId.CellVoltageHigh));
        Assert.AreEqual(before + 500, after);
    }

    [TestMethod]
    public void QuietServiceAllocatesNothing()
    {
        var bench = new AlarmBench();
        bench.Service.Load();
        bench.Run(200);

        long start = GC.GetAllocatedBytesForCurrentThread();
        bench.Run(1000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - start;

        Assert.AreEqual(0, allocated);
    }

    // Every tenth sample is too high, and codes, temperatures and protections change as well.
    private static void Feed(AlarmBench bench, int count)
    {
        BatterySnapshot sample = bench.Sample;
        for (int i = 0; i < count; i++)
        {
            sample.Sequence++;
            sample.SampledAtMilliseconds += 250;
            sample.HighestCellTenthMillivolts = i % 10 == 0 ? 38500 : 33015;
            sample.FaultCode = i % 20 == 0 ? 3 : i % 20 == 5 ? 8 : 0;
            sample.WarningCode = i % 30 == 0 ? 0x37 : 0;
            sample.LowestTemperatureDecidegrees = i % 7 == 0 ? BatterySnapshot.Unknown : 100 - (i % 200);
            bench.Gateway.Bus.Publish(EventId.BatteryUpdated, sample);
            bench.Pairs.Evaluate(sample, false, false);
        }
    }
}
