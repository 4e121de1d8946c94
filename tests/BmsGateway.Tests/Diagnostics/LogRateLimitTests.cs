// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;

namespace BmsGateway.Tests.Diagnostics;

[TestClass]
public class LogRateLimitTests
{
    [TestMethod]
    public void SourceMayWriteItsBurstAndThenOneLineInTwoSeconds()
    {
        var limit = new LogRateLimit();

        Assert.AreEqual(20, CountOfPassed(limit, "mqtt", 100, 1000));
        Assert.AreEqual(0, CountOfPassed(limit, "mqtt", 1, 2999));
        Assert.AreEqual(1, CountOfPassed(limit, "mqtt", 5, 3000));
        Assert.AreEqual(20, CountOfPassed(limit, "mqtt", 100, 1000000));
    }

    [TestMethod]
    public void NoisySourceCostsOthersNothing()
    {
        var limit = new LogRateLimit();
        CountOfPassed(limit, "mqtt", 1000, 1000);

        Assert.AreEqual(20, CountOfPassed(limit, "can", 20, 1000));
    }

    [TestMethod]
    public void WhatWasLeftOutIsReportedOnceTheSourceMayWriteAgain()
    {
        var limit = new LogRateLimit();
        CountOfPassed(limit, "mqtt", 50, 1000);

        Assert.IsFalse(limit.TryTakeReport(1000, out _, out _));
        Assert.IsTrue(limit.TryTakeReport(4000, out string source, out int count));
        Assert.AreEqual("mqtt", source);
        Assert.AreEqual(30, count);
        Assert.IsFalse(limit.TryTakeReport(5000, out _, out _));
        Assert.AreEqual(30, limit.LeftOutCount);
    }

    [TestMethod]
    public void SourcesBeyondTheTableShareTheLastPlace()
    {
        var limit = new LogRateLimit();
        for (int i = 0; i < LogRateLimit.MaximumSources + 10; i++)
        {
            Assert.AreEqual(1, CountOfPassed(limit, "source" + i.ToString(), 1, 1000));
        }

        Assert.IsTrue(CountOfPassed(limit, "one more", 100, 1000) < 20);
    }

    private static int CountOfPassed(LogRateLimit limit, string source, int lines, long now)
    {
        int passed = 0;
        for (int i = 0; i < lines; i++)
        {
            passed += limit.TryPass(source, now) ? 1 : 0;
        }

        return passed;
    }
}
