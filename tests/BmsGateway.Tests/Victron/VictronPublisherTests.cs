// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Victron;

[TestClass]
public class VictronPublisherTests
{
    [TestMethod]
    public void NothingIsSentBeforeThreeSamples()
    {
        var bench = new VictronBench();
        bench.RunFor(60000, 0);
        bench.Sample();
        bench.RunFor(250, 0);
        bench.Sample();
        bench.RunFor(250, 0);

        Assert.AreEqual(0, bench.CanBus.SentCount);
    }

    [TestMethod]
    public void ThirdSampleStartsACompleteCycleWithTheLimitsLast()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(80, 0);

        bench.AssertIds(0x35E, 0x379, 0x372, 0x374, 0x375, 0x376, 0x377, 0x373, 0x35A, 0x355, 0x356, 0x351);
    }

    [TestMethod]
    public void DroppedLimitIsSentAtOnce()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(300, 0);
        bench.CanBus.Clear();
        BatterySnapshot sample = Samples.HealthyPack(bench.Clock.MonotonicMilliseconds);
        sample.Protection!.ChargeOverCurrentAmperes = 20;

        bench.Controller.NoteSample(sample);
        bench.RunFor(1, 0);

        Assert.AreEqual(1, bench.CanBus.SentCount);
        Assert.AreEqual("28 02 B4 00 F4 01 E0 01", bench.CanBus.At(0).Text);
    }

    [TestMethod]
    public void RaisedLimitWaitsForTheCycle()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(300, 0);
        BatterySnapshot sample = Samples.HealthyPack(bench.Clock.MonotonicMilliseconds);
        sample.Protection!.ChargeOverCurrentAmperes = 20;
        bench.Controller.NoteSample(sample);
        bench.RunFor(100, 0);
        bench.CanBus.Clear();

        bench.Sample();
        bench.RunFor(100, 0);

        Assert.AreEqual(0, bench.CanBus.SentCount);
    }

    [TestMethod]
    public void GatewayNeverSendsWhatOnlyAGxMaySend()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(45000, 0);

        Assert.AreEqual(0, bench.CanBus.CountOf(0x305));
        Assert.AreEqual(0, bench.CanBus.CountOf(0x306));
        Assert.AreEqual(0, bench.CanBus.CountOf(0x307));
    }

    [TestMethod]
    public void SteadyCycleHasTheControlFramesAndTheIdentityOfItsTurn()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(80, 0);
        for (int cycle = 1; cycle <= 10; cycle++)
        {
            bench.CanBus.Clear();
            bench.RunFor(1000, 250);
            int extra = cycle % 5 == 2 ? 1 : 0;

            Assert.AreEqual(11 + extra, bench.CanBus.SentCount);
            Assert.AreEqual(1, bench.CanBus.CountOf(0x35E));
            Assert.AreEqual(cycle % 5 == 2 ? 1 : 0, bench.CanBus.CountOf(0x379));
        }
    }

    [TestMethod]
    public void CompleteIdentityIsSentAtTheStartAndThenEveryFiveSeconds()
    {
        var bench = new VictronBench(true);
        bench.StartGate();
        bench.RunFor(110, 0);
        Assert.AreEqual(20, bench.CanBus.SentCount);

        bench.CanBus.Clear();
        bench.RunFor(50000, 250);

        int[] identity = { 0x35F, 0x370, 0x371, 0x378, 0x379, 0x380, 0x381, 0x382 };
        for (int i = 0; i < identity.Length; i++)
        {
            Assert.AreEqual(10, bench.CanBus.CountOf(identity[i]));
            bench.AssertGaps(identity[i], 4800, 5200);
        }
    }

    [TestMethod]
    public void LimitsOutsideTheirBoundsSilenceEverything()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.RunFor(300, 0);
        bench.CanBus.Clear();
        bench.Controller.Limits.HighestVoltageMillivolts = 55199;
        bench.RunFor(1000, 0);

        Assert.AreEqual(0, bench.CanBus.SentCount);
        Assert.IsTrue(bench.Status.RefusedLimitsCount > 0);
    }

    [TestMethod]
    public void HundredPercentWaitsUntilTheBatteryWasFull()
    {
        var bench = new VictronBench();
        bench.StartGate();
        BatterySnapshot sample = Samples.HealthyPack(bench.Clock.MonotonicMilliseconds + 1);
        sample.StateOfChargeMillipercent = 100000;
        bench.Controller.NoteSample(sample);
        bench.RunFor(1100, 0);

        Assert.AreEqual("63 00 62 00 AC 26 00 00", bench.CanBus.LastOf(0x355)!.Text);
    }

    [TestMethod]
    public void ForceChargeIsToldToTheGxAndThenItsEnd()
    {
        var bench = new VictronBench();
        bench.StartGate();
        bench.Controller.Remote.RequestForceCharge();
        bench.RunFor(1100, 250);
        Assert.AreEqual("FF 00 00 00 00 00 00 00", bench.CanBus.LastOf(0x360)!.Text);

        bench.Controller.Remote.CancelForceCharge();
        bench.RunFor(1100, 250);

        Assert.AreEqual("00 00 00 00 00 00 00 00", bench.CanBus.LastOf(0x360)!.Text);
    }
}
