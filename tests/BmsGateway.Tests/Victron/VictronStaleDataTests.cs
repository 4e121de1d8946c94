// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Victron;

/// <summary>What leaves while the BMS does not answer, and when it is back.</summary>
[TestClass]
public class VictronStaleDataTests
{
    [TestMethod]
    public void AfterThreeSecondsWithoutSamplesChargingStopsDischargingIsHalvedAndMeasurementsStop()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(3000, 0);
        Assert.AreEqual("28 02 F4 01 F4 01 E0 01", bench.CanBus.LastOf(0x351)!.Text);
        bench.CanBus.Clear();

        bench.RunFor(3000, 0);

        for (int i = 0; i < bench.CanBus.SentCount; i++)
        {
            SentFrame sent = bench.CanBus.At(i);
            bool isControl = sent.Id == 0x351 || sent.Id == 0x35A || sent.Id == 0x372;
            Assert.IsTrue(isControl || sent.Id == 0x35E || sent.Id == 0x379);
            Assert.IsTrue(sent.Id != 0x372 || sent.Text == "00 00 01 00 00 00 01 00");
            Assert.IsTrue(sent.Id != 0x351 || sent.Text == "1C 02 00 00 FA 00 E0 01");
            Assert.IsTrue(sent.Id != 0x35A || sent.Text == "A8 AA 82 02 A8 AA 42 0A");
        }

        Assert.IsTrue(bench.CanBus.CountOf(0x351) >= 3);
    }

    [TestMethod]
    public void StaleLimitsLeaveWithinATenthOfASecondOfTheThirdSecond()
    {
        var bench = new VictronBench();
        bench.StartGate();
        long sampledAt = bench.Clock.MonotonicMilliseconds;
        bench.RunFor(3150, 0);

        SentFrame first = bench.CanBus.At(0);
        for (int i = 0; i < bench.CanBus.SentCount && first.Text != "1C 02 00 00 FA 00 E0 01"; i++)
        {
            first = bench.CanBus.At(i);
        }

        Assert.AreEqual("1C 02 00 00 FA 00 E0 01", first.Text);
        Assert.IsTrue(first.SentAtMilliseconds - sampledAt <= 3110);
    }

    [TestMethod]
    public void SilentBmsBecomesAnAlarmAfterTenSeconds()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(11500, 0);

        Assert.AreEqual("A8 AA 42 02 A8 AA 82 0A", bench.CanBus.LastOf(0x35A)!.Text);
    }

    [TestMethod]
    public void AfterThirtySecondsWithoutSamplesNothingIsSent()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(30000, 0);
        Assert.IsTrue(bench.CanBus.CountOf(0x351) >= 30);
        bench.RunFor(80, 0);
        bench.CanBus.Clear();

        bench.RunFor(60000, 0);

        Assert.AreEqual(0, bench.CanBus.SentCount);
    }

    [TestMethod]
    public void ReturningBmsHasToPassTheGateAgain()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(40000, 0);
        bench.CanBus.Clear();
        bench.Sample();
        bench.RunFor(250, 0);
        bench.Sample();
        bench.RunFor(250, 0);
        Assert.AreEqual(0, bench.CanBus.SentCount);

        bench.Sample();
        bench.RunFor(80, 0);

        Assert.AreEqual(12, bench.CanBus.SentCount);
        Assert.AreEqual(1, bench.CanBus.CountOf(0x379));
        Assert.AreEqual("28 02 F4 01 F4 01 E0 01", bench.CanBus.At(11).Text);
    }
}
