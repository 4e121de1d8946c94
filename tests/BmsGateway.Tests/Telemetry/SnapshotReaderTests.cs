// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Events;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Telemetry;

[TestClass]
public class SnapshotReaderTests
{
    [TestMethod]
    public void ThereIsNoSampleAndNoAgeBeforeTheFirst()
    {
        var bench = new GatewayBench();
        var reader = new SnapshotReader(bench.Bus, "test");

        reader.Refresh();

        Assert.IsFalse(reader.HasSample);
        Assert.AreEqual(MeasurementTable.Unknown, reader.AgeMilliseconds(bench.Clock.MonotonicMilliseconds));
        Assert.AreEqual(BatterySnapshot.Unknown, reader.Current.PackVoltageMillivolts);
    }

    [TestMethod]
    public void NewestOfSeveralSamplesIsTaken()
    {
        var bench = new GatewayBench();
        var reader = new SnapshotReader(bench.Bus, "test");
        bench.PublishSample();
        BatterySnapshot newest = Samples.HealthyPack(2000);
        newest.Sequence = 2;
        bench.Bus.Publish(EventId.BatteryUpdated, newest);

        reader.Refresh();

        Assert.IsTrue(reader.HasSample);
        Assert.AreEqual(2, reader.Current.Sequence);
        Assert.AreEqual(33015, (int)reader.Current.CellTenthMillivolts[15]);
    }

    [TestMethod]
    public void SampleIsACopyThatTheDriverCannotChange()
    {
        var bench = new GatewayBench();
        var reader = new SnapshotReader(bench.Bus, "test");
        BatterySnapshot sample = bench.PublishSample();
        reader.Refresh();

        sample.BeginUpdate();
        sample.PackVoltageMillivolts = 1;

        Assert.AreEqual(52812, reader.Current.PackVoltageMillivolts);
    }

    [TestMethod]
    public void SampleThatIsBeingWrittenIsLeftAndTheOldOneKept()
    {
        var bench = new GatewayBench();
        var reader = new SnapshotReader(bench.Bus, "test");
        bench.PublishSample();
        reader.Refresh();
        BatterySnapshot torn = Samples.HealthyPack(2000);
        torn.Sequence = 2;
        torn.BeginUpdate();
        bench.Bus.Publish(EventId.BatteryUpdated, torn);

        reader.Refresh();

        Assert.AreEqual(1, reader.Current.Sequence);
        Assert.IsTrue(reader.HasSample);
    }

    [TestMethod]
    public void AgeIsCountedFromTheSampleAndNeverNegative()
    {
        var bench = new GatewayBench();
        var reader = new SnapshotReader(bench.Bus, "test");
        bench.PublishSample();
        reader.Refresh();

        Assert.AreEqual(250L, reader.AgeMilliseconds(1250));
        Assert.AreEqual(0L, reader.AgeMilliseconds(900));
    }
}
