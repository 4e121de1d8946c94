// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Events;
using BmsGateway.Mqtt;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Support;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Telemetry;

/// <summary>A healthy gateway without threads: everything that the outputs read, filled with sensible values.</summary>
public sealed class GatewayBench
{
    public GatewayBench()
        : this(new FakeClock())
    {
    }

    /// <summary>Makes a gateway with one CAN bus.</summary>
    public GatewayBench(FakeClock clock)
        : this(clock, new ICanBus[] { new FakeCanBus(clock) { State = CanBusState.Running } })
    {
    }

    /// <summary>Makes a gateway with any CAN buses.</summary>
    public GatewayBench(FakeClock clock, ICanBus[] buses)
    {
        Clock = clock;
        Bus = new EventBus(clock, Log);
        ChargeLimits limits = HealthyLimits(clock.MonotonicMilliseconds);
        State = new GatewayState(clock, Source, limits, buses, new VictronStatus(), new MqttStatus());
        Source.Link.State = BatteryLinkState.Online;
    }

    public FakeClock Clock { get; }

    public FakeLog Log { get; } = new();

    public EventBus Bus { get; }

    public GatewaySettings Settings { get; } = new();

    public FakeBatterySource Source { get; } = new();

    public GatewayState State { get; }

    /// <summary>Publishes a healthy sample, taken now.</summary>
    public BatterySnapshot PublishSample()
    {
        BatterySnapshot sample = Samples.HealthyPack(Clock.MonotonicMilliseconds);
        Source.Link.LastSampleAtMilliseconds = Clock.MonotonicMilliseconds;
        Bus.Publish(EventId.BatteryUpdated, sample);
        return sample;
    }

    /// <summary>What a writer holds, as text.</summary>
    public static string TextOf(JsonWriter json) => Encoding.UTF8.GetString(json.Buffer, 0, json.Length);

    private static ChargeLimits HealthyLimits(long now) => new()
    {
        ChargeVoltageMillivolts = 55200,
        ChargeCurrentMilliamperes = 50000,
        DischargeCurrentMilliamperes = 58500,
        ChargeVoltageReason = LimitReason.Configured,
        ChargeCurrentReason = LimitReason.Configured,
        DischargeCurrentReason = LimitReason.BmsOverCurrentMargin,
        DischargeCurrentInput = 65000,
        Phase = ChargePhase.Bulk,
        ComputedAtMilliseconds = now,
        SampledAtMilliseconds = now,
        State = ControlState.Running,
    };
}
