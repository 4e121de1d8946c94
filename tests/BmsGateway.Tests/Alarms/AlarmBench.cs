// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Tests.Telemetry;

namespace BmsGateway.Tests.Alarms;

/// <summary>
/// An alarm service with a healthy battery and a healthy gateway; a test changes one thing and lets time pass.
/// </summary>
public sealed class AlarmBench
{
    private int _sequence;

    /// <summary>Makes a bench on an empty flash.</summary>
    public AlarmBench()
        : this(new FaultyFileStore())
    {
    }

    /// <summary>Makes a bench on a flash that may hold the journal of another one.</summary>
    public AlarmBench(FaultyFileStore files)
    {
        Files = files;
        var clock = new FakeClock { IsWallClockSet = true, UtcSeconds = 1800000000 };
        CanBus = new FakeCanBus(clock) { State = CanBusState.Running };
        Gateway = new GatewayBench(clock, new ICanBus[] { CanBus });
        Sample = Samples.HealthyPack(clock.MonotonicMilliseconds);
        Sample.FaultCode = 0;
        Sample.WarningCode = 0;
        Gateway.State.Mqtt.IsEnabled = true;
        Gateway.State.Mqtt.IsConnected = true;
        Gateway.State.Victron.IsGxPresent = true;
        Link.QualityPercent = 100;
        Set("alarm.pack_high_mv", "58400");
        Set("alarm.pack_low_mv", "40000");
        Set("alarm.soc_high_pct", "95");
        Service = new AlarmService(files, Gateway.Settings, Gateway.Bus, Gateway.State, Pairs, Gateway.Log);
    }

    public FaultyFileStore Files { get; }

    public GatewayBench Gateway { get; }

    public FakeCanBus CanBus { get; }

    public BatteryAlarms Pairs { get; } = new();

    public AlarmService Service { get; }

    public AlarmMonitor Monitor => Service.Monitor;

    public AlarmSummary Summary => Gateway.State.Alarms;

    public BatteryLinkStatus Link => Gateway.Source.Link;

    public ChargeLimits Limits => Gateway.State.Limits;

    /// <summary>What the BMS says from now on.</summary>
    public BatterySnapshot Sample { get; }

    /// <summary>False: the BMS is silent.</summary>
    public bool IsAnswering { get; set; } = true;

    public AlarmList List { get; } = new();

    /// <summary>Changes a setting.</summary>
    public void Set(string key, string value) => Assert.IsNull(Gateway.Settings.TrySet(key, value));

    /// <summary>Lets time pass: a sample and a step of the service each second.</summary>
    public void Run(int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            Gateway.Clock.Advance(1000);
            Gateway.Clock.UtcSeconds++;
            Turn();
        }
    }

    /// <summary>A sample and a step of the service, without time passing.</summary>
    public void Turn()
    {
        long now = Gateway.Clock.MonotonicMilliseconds;
        Gateway.State.Victron.LimitsSentAtMilliseconds = now;
        if (IsAnswering)
        {
            Sample.Sequence = ++_sequence;
            Sample.SampledAtMilliseconds = now;
            Link.LastSampleAtMilliseconds = now;
            Gateway.Bus.Publish(EventId.BatteryUpdated, Sample);
        }

        Service.Step();
    }

    /// <summary>True when an alarm is active.</summary>
    public bool IsActive(AlarmId id) => PlaceOf(id) >= 0;

    /// <summary>How much an active alarm matters.</summary>
    public AlarmSeverity SeverityOf(AlarmId id)
    {
        int place = PlaceOf(id);
        return place < 0 ? AlarmSeverity.None : List.SeverityAt(place);
    }

    /// <summary>Newest entry of the journal as "key kind".</summary>
    public string Entry(int index)
    {
        var entry = new JournalEntry();
        return Service.Archive.Journal.TryRead(index, entry)
            ? AlarmTable.At(AlarmTable.PositionOf(entry.Id)).Key + " " + AlarmKeys.KeyOf(entry.Kind)
            : "";
    }

    /// <summary>Entries of one alarm in the journal.</summary>
    public int CountInJournal(AlarmId id, AlarmChangeKind kind)
    {
        var entry = new JournalEntry();
        int count = 0;
        for (int i = 0; Service.Archive.Journal.TryRead(i, entry); i++)
        {
            count += entry.Id == id && entry.Kind == kind ? 1 : 0;
        }

        return count;
    }

    private int PlaceOf(AlarmId id)
    {
        Monitor.Read(List);
        for (int i = 0; i < List.Count; i++)
        {
            if (List.AlarmAt(i).Id == id)
            {
                return i;
            }
        }

        return -1;
    }
}
