// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Configuration;
using BmsGateway.Events;
using BmsGateway.History;
using BmsGateway.Storage;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.History;

/// <summary>The whole service without its thread, with a healthy battery and a clock set to 2026-01-05 00:00.</summary>
public sealed class HistoryBench
{
    public readonly FakeClock Clock;
    public readonly FakeLog Log = new();
    public readonly FaultyFileStore Flash = new();
    public readonly BatterySnapshot Sample = Samples.HealthyPack(0);
    public readonly GatewaySettings Settings = new();
    public MeteredFileStore Files;
    public EventBus Bus;
    public HistoryService Service;

    public HistoryBench()
        : this(1000)
    {
    }

    public HistoryBench(long startMilliseconds)
    {
        Clock = new FakeClock
        {
            MonotonicMilliseconds = startMilliseconds,
            IsWallClockSet = true,
            UtcSeconds = EnergyBench.Day * 86400L,
        };
        Files = new MeteredFileStore(Flash);
        Bus = new EventBus(Clock, Log);
        Service = Make();
    }

    /// <summary>Events of writes.</summary>
    public int Written { get; private set; }

    /// <summary>What the newest event said.</summary>
    public bool WasFailing { get; private set; }

    /// <summary>Events of failures.</summary>
    public int Failed { get; private set; }

    /// <summary>Starts the gateway anew on the same flash.</summary>
    public void Restart()
    {
        Flash.PowerOn();
        Files = new MeteredFileStore(Flash);
        Bus = new EventBus(Clock, Log);
        Service = Make();
    }

    /// <summary>One sample and one step each second.</summary>
    public void Run(int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            Tick();
            Sample.Sequence++;
            Sample.SampledAtMilliseconds = Clock.MonotonicMilliseconds;
            Service.Meter.Add(Sample);
            Bus.Publish(EventId.BatteryUpdated, Sample);
            Service.Step();
        }
    }

    /// <summary>Steps without samples.</summary>
    public void RunSilent(int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            Tick();
            Service.Step();
        }
    }

    /// <summary>Hours in flash.</summary>
    public int HourCount()
    {
        Service.Recorder.Aggregates.Hours.TryLoad();
        int count = Service.Recorder.Aggregates.Hours.Count;
        Service.Recorder.Aggregates.Hours.Unload();
        return count;
    }

    private void Tick()
    {
        Clock.Advance(1000);
        Clock.UtcSeconds++;
    }

    private HistoryService Make()
    {
        Bus.Subscribe(EventId.HistoryWritten, "test", OnWritten);
        Bus.Subscribe(EventId.HistoryFailed, "test", OnFailed);
        var service = new HistoryService(Files, Clock, Settings, Bus, Log);
        service.Restore();
        return service;
    }

    private void OnWritten(EventId id, object payload)
    {
        Written++;
        WasFailing = ((HistoryStatus)payload).IsFailing;
    }

    private void OnFailed(EventId id, object payload)
    {
        Failed++;
        WasFailing = ((HistoryStatus)payload).IsFailing;
    }
}
