// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;

namespace BmsGateway.Tests.Alarms;

/// <summary>The samples before a fault, kept in flash.</summary>
[TestClass]
public class FaultSamplesTests
{
    [TestMethod]
    public void SamplesBeforeAFaultAreKeptForTheLastFourFaults()
    {
        var bench = new AlarmBench();
        bench.Service.Load();
        for (int fault = 0; fault < 6; fault++)
        {
            bench.Sample.StateOfChargeMillipercent = 50000 + (fault * 1000);
            bench.Run(100);
            bench.Sample.FaultCode = 2 + fault;
            bench.Run(1);
            bench.Sample.FaultCode = 0;
            bench.Run(1);
        }

        Assert.AreEqual(6, bench.Service.Archive.Journal.CaptureCount);
        for (int fault = 0; fault < 6; fault++)
        {
            bool isKept = bench.Service.Archive.Captures.TryRead(fault, out byte[] content);
            Assert.AreEqual(fault >= 2, isKept, fault.ToString());
            if (isKept)
            {
                Assert.AreEqual(FaultSamples.HeaderLength + (60 * SampleRecorder.RowLength), content.Length);
                int soc = content[FaultSamples.HeaderLength + 6] | (content[FaultSamples.HeaderLength + 7] << 8);
                Assert.AreEqual(5000 + (fault * 100), soc);
            }
        }
    }

    [TestMethod]
    public void SecondFaultWithinAMinuteShowsTheSameSamplesSoItIsNotCapturedAgain()
    {
        var bench = new AlarmBench();
        bench.Run(70);
        bench.Sample.FaultCode = 3;
        bench.Run(1);
        bench.Sample.FaultCode = 4;
        bench.Run(58);
        bench.Sample.FaultCode = 5;
        bench.Run(1);
        Assert.AreEqual(1, bench.Service.Archive.Journal.CaptureCount);

        bench.Sample.FaultCode = 6;
        bench.Run(1);
        Assert.AreEqual(2, bench.Service.Archive.Journal.CaptureCount);
    }

    [TestMethod]
    public void LostLinkIsCapturedWhenItBecomesAnAlarm()
    {
        var bench = new AlarmBench();
        bench.Run(100);
        bench.IsAnswering = false;
        bench.Run(9);
        Assert.AreEqual(0, bench.Service.Archive.Journal.CaptureCount);
        bench.Run(3);
        Assert.AreEqual(1, bench.Service.Archive.Journal.CaptureCount);
    }
}
