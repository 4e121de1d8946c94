// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Text.Json;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Telemetry.Desktop;

[TestClass]
public class LiveDocumentTests
{
    [TestMethod]
    public void LongestDocumentFitsItsBuffer()
    {
        var clock = new FakeClock { MonotonicMilliseconds = long.MaxValue / 2 };
        var buses = new ICanBus[9];
        for (int i = 0; i < buses.Length; i++)
        {
            buses[i] = new WordyCanBus();
        }

        var bench = new GatewayBench(clock, buses);
        var sample = new SnapshotReader(bench.Bus, "test");
        bench.PublishSample();
        sample.Refresh();
        FillWithLongest(sample.Current);
        FillWithLongest(bench);
        var json = new JsonWriter(LiveDocument.MaximumLength);

        LiveDocument.Write(json, sample, bench.State);

        Assert.IsFalse(json.IsOverflow);
        using JsonDocument parsed = JsonDocument.Parse(json.Buffer.AsMemory(0, json.Length));
        JsonElement links = parsed.RootElement.GetProperty("links");
        Assert.AreEqual(4, links.GetProperty("can").GetArrayLength(), "further buses are left out");
        Assert.AreEqual(32, parsed.RootElement.GetProperty("cells").GetArrayLength());
        Console.WriteLine($"longest live document: {json.Length} of {LiveDocument.MaximumLength} bytes");
    }

    [TestMethod]
    public void LongestMqttDocumentsFitTheirBuffers()
    {
        var bench = new GatewayBench(new FakeClock { MonotonicMilliseconds = long.MaxValue / 2 });
        var sample = new SnapshotReader(bench.Bus, "test");
        bench.PublishSample();
        sample.Refresh();
        FillWithLongest(sample.Current);
        FillWithLongest(bench);
        var core = new JsonWriter(CoreDocument.MaximumLength);
        var cells = new JsonWriter(CellsDocument.MaximumLength);

        CoreDocument.Write(core, sample, bench.State);
        CellsDocument.Write(cells, sample, bench.State);

        Assert.IsFalse(core.IsOverflow);
        Assert.IsFalse(cells.IsOverflow);
    }

    [TestMethod]
    public void WritingDocumentsAllocatesNothing()
    {
        var bench = new GatewayBench();
        var sample = new SnapshotReader(bench.Bus, "test");
        bench.PublishSample();
        sample.Refresh();
        var json = new JsonWriter(LiveDocument.MaximumLength);
        LiveDocument.Write(json, sample, bench.State);
        CoreDocument.Write(json, sample, bench.State);
        CellsDocument.Write(json, sample, bench.State);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            LiveDocument.Write(json, sample, bench.State);
            CoreDocument.Write(json, sample, bench.State);
            CellsDocument.Write(json, sample, bench.State);
        }

        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void EveryMeasurementIsInTheLiveDocument()
    {
        var bench = new GatewayBench();
        var sample = new SnapshotReader(bench.Bus, "test");
        bench.PublishSample();
        sample.Refresh();
        var json = new JsonWriter(LiveDocument.MaximumLength);
        LiveDocument.Write(json, sample, bench.State);

        using JsonDocument parsed = JsonDocument.Parse(json.Buffer.AsMemory(0, json.Length));
        for (int i = 0; i < MeasurementTable.Count; i++)
        {
            MeasurementDefinition row = MeasurementTable.At(i);
            string group = row.Group.ToString().ToLowerInvariant();
            decimal value = parsed.RootElement.GetProperty(group).GetProperty(row.Key).GetDecimal();
            long expected = MeasurementTable.Read(row.Id, sample.Current, bench.State.Limits);
            Assert.AreEqual(new decimal(expected), value * (decimal)Math.Pow(10, row.Decimals), row.Key);
        }
    }

    private static void FillWithLongest(BatterySnapshot battery)
    {
        const int Longest = -2147483647;
        battery.Sequence = Longest;
        battery.SampledAtMilliseconds = 1;
        battery.PackVoltageMillivolts = Longest;
        battery.PackCurrentMilliamperes = Longest;
        battery.CellCount = BatterySnapshot.MaximumCells;
        battery.LowestCellTenthMillivolts = Longest;
        battery.HighestCellTenthMillivolts = 0;
        battery.LowestCellNumber = int.MaxValue;
        battery.HighestCellNumber = int.MaxValue;
        battery.StateOfChargeMillipercent = Longest;
        battery.StateOfHealthMillipercent = Longest;
        battery.InternalTemperatureDecidegrees = Longest;
        battery.ExternalTemperature1Decidegrees = Longest;
        battery.ExternalTemperature2Decidegrees = Longest;
        battery.LowestTemperatureDecidegrees = Longest;
        battery.HighestTemperatureDecidegrees = Longest;
        battery.State = BatteryState.FullyCharged;
        battery.BalancingActiveMask = -1;
        battery.BalancingNeededMask = -1;
        battery.RemainingCentiampereHours = Longest;
        battery.EstimatedSecondsLeft = uint.MaxValue;
        battery.LifetimeSeconds = uint.MaxValue;
        battery.FaultCode = Longest;
        battery.WarningCode = Longest;
        battery.ChargingCount = Longest;
        battery.FullChargeCount = Longest;
        battery.ColdestSeenDegrees = Longest;
        battery.HottestSeenDegrees = Longest;
        battery.LinkQualityPercent = Longest;
        battery.FaultText = new string('\u0001', 500);
        battery.WarningText = new string('\u0001', 500);
        Array.Fill(battery.CellTenthMillivolts, ushort.MaxValue);
    }

    private static void FillWithLongest(GatewayBench bench)
    {
        bench.State.Energy.ChargedWattHours = long.MaxValue;
        bench.State.Energy.DischargedWattHours = long.MaxValue;
        bench.State.Energy.TodayChargedWattHours = long.MaxValue;
        bench.State.Energy.TodayDischargedWattHours = long.MaxValue;
        bench.State.Energy.YesterdayChargedWattHours = long.MaxValue;
        bench.State.Energy.YesterdayDischargedWattHours = long.MaxValue;
        bench.State.Energy.CyclesThousandths = long.MaxValue;
        bench.State.Energy.EfficiencyPermille = 1000;
        ChargeLimits limits = bench.State.Limits;
        limits.ChargeVoltageMillivolts = int.MaxValue;
        limits.ChargeCurrentMilliamperes = int.MaxValue;
        limits.DischargeCurrentMilliamperes = int.MaxValue;
        limits.ChargeVoltageReason = LimitReason.CellAtHighCutoff;
        limits.ChargeVoltageInput = int.MaxValue;
        limits.ChargeVoltageThreshold = int.MaxValue;
        limits.ChargeCurrentReason = LimitReason.CurrentRecovery;
        limits.ChargeCurrentInput = int.MaxValue;
        limits.ChargeCurrentThreshold = int.MaxValue;
        limits.DischargeCurrentReason = LimitReason.CellAtHighCutoff;
        limits.DischargeCurrentInput = int.MaxValue;
        limits.DischargeCurrentThreshold = int.MaxValue;
        limits.Phase = ChargePhase.FloatTransition;
        limits.ComputedAtMilliseconds = 1;
        bench.Source.Description = new string('\u0001', 500);
        bench.Source.Link.State = BatteryLinkState.NoDevice;
        bench.Source.Link.LastSampleAtMilliseconds = 1;
        bench.Source.Link.RequestCount = int.MinValue;
        bench.Source.Link.TimeoutCount = int.MinValue;
        bench.Source.Link.CrcErrorCount = int.MinValue;
        bench.State.Victron.GxSeenAtMilliseconds = 1;
        bench.State.Victron.LimitsSentAtMilliseconds = 1;
        bench.State.Mqtt.PublishedCount = int.MinValue;
        bench.State.Mqtt.FailedCount = int.MinValue;
        bench.State.Mqtt.LastError = new string('\u0001', 500);
    }

    private sealed class WordyCanBus : ICanBus
    {
        public string Name => new('\u0001', 500);

        public CanBusState State => CanBusState.NoPartner;

        public int SentCount => int.MinValue;

        public int DroppedCount => int.MinValue;

        public int ReceivedCount => int.MinValue;

        public bool TryOpen() => true;

        public void Close()
        {
        }

        public bool TrySend(CanFrame frame) => true;

        public bool TryReceive(CanFrame frame) => false;
    }
}
