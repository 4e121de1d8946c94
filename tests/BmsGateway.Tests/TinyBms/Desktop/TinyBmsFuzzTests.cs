// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.Events;
using BmsGateway.Tests.Support;
using BmsGateway.TinyBms;

namespace BmsGateway.Tests.TinyBms.Desktop;

/// <summary>
/// Thousands of random and mutilated answers. The driver must never throw, must never publish anything but the truth,
/// and must have the truth again soon after the line has become good.
/// </summary>
[TestClass]
public class TinyBmsFuzzTests
{
    private const int Streams = 30000;

    // Settings, live, and one of the slower reads in between; a request more for one that was under way.
    private const int MostRequestsToRecover = 4;

    private readonly FakeClock _clock = new();
    private readonly FakeLog _log = new();
    private readonly BatteryProtection _thresholds = new();
    private readonly Random _random = new(516);
    private FuzzedLine _line = null!;
    private TinyBmsDriver _driver = null!;
    private BatterySnapshot? _published;
    private int _publishedCount;
    private int _wrongCount;
    private int _withoutThresholdsCount;

    [TestMethod]
    public void NothingButTheTruthIsEverPublishedAndTheDriverAlwaysRecovers()
    {
        Start();
        int hostileSamples = 0;
        int recoveries = 0;
        while (_line.SpoiltCount < Streams)
        {
            ChangeTruth();
            _line.IsHostile = true;
            int before = _publishedCount;
            int end = _line.RequestCount + _random.Next(1, 12);
            while (_line.RequestCount < end)
            {
                _driver.Run(20);
            }

            hostileSamples += _publishedCount - before;
            Recover();
            recoveries++;
        }

        Assert.AreEqual(0, _wrongCount);
        Assert.IsTrue(_withoutThresholdsCount < _publishedCount / 10, "without thresholds: " + _withoutThresholdsCount);
        Assert.IsTrue(recoveries > 3000, "recoveries: " + recoveries);
        Assert.IsTrue(hostileSamples > 1000, "samples found in spoilt streams: " + hostileSamples);
        BatteryLinkStatus link = _driver.Link;

        // Nothing is refused for its contents but what had a right CRC by chance, and none of that was published.
        Console.WriteLine("false frames with a right CRC: " + _line.FalseFrameCount);
        Assert.AreEqual(_line.FalseFrameCount, link.ImplausibleCount);
        Assert.IsTrue(link.CrcErrorCount > 1000 && link.TimeoutCount > 1000 && link.RejectedCount > 100);
        Assert.IsTrue(link.ReopenCount > 20);
    }

    [TestMethod]
    public void PureNoiseNeverMakesASample()
    {
        _line = new FuzzedLine(_clock, _random);
        var reader = new TinyBmsFrameReader(new BatteryLinkStatus());
        int answers = 0;
        for (int stream = 0; stream < 20000; stream++)
        {
            reader.Expect(TinyBmsProtocol.ReadBlock, 114);
            for (int chunk = 0; chunk < 4; chunk++)
            {
                int count = _random.Next(1, reader.Free + 1);
                _random.NextBytes(reader.Buffer.AsSpan(reader.End, count));
                reader.Buffer[reader.End] = 0xAA;
                answers += reader.Append(count) == TinyBmsFrameResult.Answer ? 1 : 0;
                Assert.IsTrue(reader.Free >= 253);
            }

            answers += reader.SearchRest() == TinyBmsFrameResult.Answer ? 1 : 0;
        }

        Assert.AreEqual(0, answers);
    }

    [TestMethod]
    public void ContentsAtRandomNeverThrowAndPassOnlyWhenTheyArePossible()
    {
        var registers = new ushort[600];
        var thresholds = new BatteryProtection();
        var sample = new BatterySnapshot();
        int passed = 0;
        for (int i = 0; i < 200000; i++)
        {
            Packs.LoadHealthy(registers);
            int changes = _random.Next(4);
            for (int change = 0; change < changes; change++)
            {
                registers[_random.Next(57)] = (ushort)_random.Next(65536);
            }

            thresholds.SeriesCells = _random.Next(8) == 0 ? BatterySnapshot.Unknown : 16;
            if (TinyBmsLiveDecoder.Decode(registers, thresholds, sample) == SampleFault.None)
            {
                AssertPossible(sample);
                passed++;
            }
        }

        Assert.IsTrue(passed > 50000 && passed < 190000, "passed: " + passed);
    }

    private static void AssertPossible(BatterySnapshot sample)
    {
        double sum = 0;
        for (int i = 0; i < sample.CellCount; i++)
        {
            Assert.IsTrue(sample.CellTenthMillivolts[i] >= 5000 && sample.CellTenthMillivolts[i] <= 50000);
            Assert.IsTrue(sample.CellTenthMillivolts[i] >= sample.LowestCellTenthMillivolts);
            Assert.IsTrue(sample.CellTenthMillivolts[i] <= sample.HighestCellTenthMillivolts);
            sum += sample.CellTenthMillivolts[i] / 10.0;
        }

        Assert.AreEqual(16, sample.CellCount);
        Assert.IsTrue(Math.Abs(sum - sample.PackVoltageMillivolts) <= (sum * 0.02) + 1);
        Assert.IsTrue(Math.Abs((long)sample.PackCurrentMilliamperes) <= 1000000);
        Assert.IsTrue(sample.StateOfChargeMillipercent >= 0 && sample.StateOfChargeMillipercent <= 100000);
        Assert.IsTrue(
            sample.StateOfHealthMillipercent == BatterySnapshot.Unknown
            || (sample.StateOfHealthMillipercent > 0 && sample.StateOfHealthMillipercent <= 100000));
        Assert.IsTrue(
            sample.HighestTemperatureDecidegrees == BatterySnapshot.Unknown
            || (sample.LowestTemperatureDecidegrees >= -400 && sample.HighestTemperatureDecidegrees <= 1250));
    }

    private void Start()
    {
        _line = new FuzzedLine(_clock, _random);
        var bus = new EventBus(_clock, _log);
        bus.Subscribe(EventId.BatteryUpdated, "test", OnSample);
        _driver = new TinyBmsDriver(_line, _clock, bus, _log, 250);
        Packs.LoadHealthy(_line.Registers);
        new TinyBmsSettingsDecoder().Decode(_line.Registers, 0, _thresholds);
        Assert.IsTrue(_thresholds.IsComplete);
    }

    // A handler that throws would be caught by the bus, so it counts.
    private void OnSample(EventId id, object payload)
    {
        _published = (BatterySnapshot)payload;
        _publishedCount++;
        _wrongCount += IsTruth(_published) ? 0 : 1;
    }

    private void Recover()
    {
        _line.IsHostile = false;
        _clock.Advance(500); // what is left on the line arrives
        int samples = _publishedCount;
        int end = _line.RequestCount + MostRequestsToRecover;
        long deadline = _clock.MonotonicMilliseconds + 3000;
        while (_publishedCount == samples && _clock.MonotonicMilliseconds < deadline)
        {
            _driver.Run(20);
        }

        Assert.IsTrue(_publishedCount > samples, "no sample within 3 s of good line");
        Assert.IsTrue(_line.RequestCount <= end, "requests until recovery: " + (_line.RequestCount - end));
        Assert.AreEqual(BatteryLinkState.Online, _driver.Link.State);
    }

    // Only the live values change: thresholds that change are taken over at the next read of the settings, as they
    // should.
    private void ChangeTruth()
    {
        ushort[] registers = _line.Registers;
        int level = _random.Next(25000, 36000);
        int sum = 0;
        int lowest = int.MaxValue;
        int highest = 0;
        for (int i = 0; i < 16; i++)
        {
            int cell = level + _random.Next(200);
            registers[i] = (ushort)cell;
            sum += cell;
            lowest = Math.Min(lowest, cell);
            highest = Math.Max(highest, cell);
        }

        Packs.SetFloat(registers, 36, sum / 10000f);
        Packs.SetFloat(registers, 38, (float)((_random.NextDouble() - 0.5) * 200));
        registers[40] = (ushort)(lowest / 10);
        registers[41] = (ushort)(highest / 10);
        registers[42] = (ushort)_random.Next(-200, 600);
        registers[43] = (ushort)(_random.Next(2) == 0 ? 0x8000 : _random.Next(-200, 600));
        registers[45] = (ushort)_random.Next(1, 50001);
        Packs.SetUInt32(registers, 46, _random.Next(100000001));
        registers[51] = (ushort)_random.Next(65536);
        registers[52] = (ushort)_random.Next(65536);
    }

    private bool IsTruth(BatterySnapshot sample)
    {
        ushort[] registers = _line.Registers;

        // The line may have pretended that the BMS refuses to tell its settings: then they are not known, but never
        // wrong.
        _withoutThresholdsCount += sample.Protection == null ? 1 : 0;
        bool isTrue = sample.CellCount == 16 && (sample.Protection == null || sample.Protection.IsSameAs(_thresholds));
        for (int i = 0; i < 16; i++)
        {
            isTrue = isTrue && sample.CellTenthMillivolts[i] == registers[i];
        }

        return isTrue
            && sample.PackVoltageMillivolts == Thousandths(36)
            && sample.PackCurrentMilliamperes == Thousandths(38)
            && sample.StateOfChargeMillipercent == (registers[46] + (registers[47] * 65536) + 500) / 1000
            && sample.StateOfHealthMillipercent == registers[45] * 2
            && sample.ExternalTemperature1Decidegrees == (short)registers[42]
            && (sample.ExternalTemperature2Decidegrees == (short)registers[43]
                || (registers[43] == 0x8000 && sample.ExternalTemperature2Decidegrees == BatterySnapshot.Unknown))
            && sample.BalancingNeededMask == registers[51]
            && sample.BalancingActiveMask == registers[52]
            && sample.LifetimeSeconds == 16683981;
    }

    private int Thousandths(int address)
    {
        int bits = _line.Registers[address] | (_line.Registers[address + 1] << 16);
        return (int)Math.Round((double)BitConverter.Int32BitsToSingle(bits) * 1000, MidpointRounding.AwayFromZero);
    }
}
