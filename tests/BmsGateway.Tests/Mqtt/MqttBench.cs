// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Mqtt;
using BmsGateway.Tests.Telemetry;

namespace BmsGateway.Tests.Mqtt;

/// <summary>A publisher with a broker that answers, a clock that stands still and settings that switch it on.</summary>
public sealed class MqttBench
{
    /// <summary>Makes a publisher.</summary>
    /// <param name="key">A setting to change; empty for none.</param>
    /// <param name="value">Its value.</param>
    public MqttBench(string key = "", string value = "")
    {
        Set("mqtt.enabled", "true");
        Set("mqtt.host", "broker.local");
        Set("mqtt.user", "gateway");
        Set("mqtt.password", "s3cret");
        if (key.Length > 0)
        {
            Set(key, value);
        }

        Publisher = new MqttPublisher(Client, Gateway.Settings, Gateway.Bus, Gateway.State, Gateway.Log);
    }

    public GatewayBench Gateway { get; } = new();

    public FakeMqttClient Client { get; } = new();

    public MqttPublisher Publisher { get; }

    public MqttStatus Status => Gateway.State.Mqtt;

    /// <summary>Lets time pass as the publisher's thread would: a step each 100 ms, a fresh sample each 500 ms.</summary>
    public void Run(int milliseconds, bool withSamples = true)
    {
        for (int passed = 0; passed < milliseconds; passed += 100)
        {
            Gateway.Clock.Advance(100);
            if (withSamples && Gateway.Clock.MonotonicMilliseconds % 500 == 0)
            {
                Gateway.PublishSample();
            }

            Publisher.Step();
        }
    }

    private void Set(string key, string value) => Assert.IsNull(Gateway.Settings.TrySet(key, value));
}
