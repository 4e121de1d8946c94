// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using BmsGateway.Simulators.Can;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.TinyBms;
using BmsGateway.Simulators.Victron;

namespace BmsGateway.EndToEnd.Bench;

/// <summary>
/// Everything that an installation has: a TinyBMS on a pseudo-terminal, a Victron GX behind an SLCAN adapter on another, a real broker,
/// and the desktop gateway as a process between them.
/// </summary>
public sealed class GatewayBench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bms-gateway-test-").FullName;
    private readonly Func<long> _clock = SimulatorClock.RealTime();

    /// <summary>Sets the bench up; the gateway is started with <see cref="Start"/>.</summary>
    public GatewayBench(TinyBmsProfile profile)
    {
        Bms = new TinyBmsSimulator(new TinyBmsSimulatorOptions { Profile = profile, ClockMicroseconds = _clock, Seed = 7 });
        BmsDevice = new TimedDevice(Bms, () => Can.NowMilliseconds);
        BmsLine = new PtyServer(BmsDevice, Path.Combine(_folder, "bms"));
        Station = new SlcanStation(_clock, Can, Gx);
        CanLine = new PtyServer(Station, Path.Combine(_folder, "can"));
        BmsLine.Start();
        CanLine.Start();
        Broker = new Broker();
        Mqtt = new MqttListener(Broker.Port);
        HttpPort = FreePort.NextPair();
    }

    /// <summary>The simulated BMS.</summary>
    public TinyBmsSimulator Bms { get; }

    /// <summary>The same with the times of its answers.</summary>
    public TimedDevice BmsDevice { get; }

    /// <summary>Its line; can be unplugged.</summary>
    public PtyServer BmsLine { get; }

    /// <summary>The simulated GX.</summary>
    public VictronGxSimulator Gx { get; } = new();

    /// <summary>The SLCAN adapter.</summary>
    public SlcanStation Station { get; }

    /// <summary>Its line; can be unplugged.</summary>
    public PtyServer CanLine { get; }

    /// <summary>Every frame that the gateway sent.</summary>
    public CanRecorder Can { get; } = new();

    /// <summary>The broker.</summary>
    public Broker Broker { get; }

    /// <summary>Every message at the broker.</summary>
    public MqttListener Mqtt { get; }

    /// <summary>Port of the page.</summary>
    public int HttpPort { get; }

    /// <summary>Address of the page.</summary>
    public string Url => $"http://localhost:{HttpPort}/";

    /// <summary>The gateway.</summary>
    public GatewayProcess Gateway { get; private set; } = null!;

    /// <summary>Starts the gateway and waits for its start screen.</summary>
    public void Start(params string[] moreOptions)
    {
        var options = new List<string>
        {
            "--bms", "serial:" + BmsLine.Path,
            "--can", "slcan:" + CanLine.Path,
            "--mqtt", "mqtt://127.0.0.1:" + Broker.Port,
            "--http", HttpPort.ToString(),
            "--data", Path.Combine(_folder, "data"),
            "--set", "mqtt.core_period_ms=500",
            "--set", "mqtt.cells_period_ms=500",
            // Full limits at once: the slow start has tests of its own.
            "--set", "charging.start_ramp_s=0",
        };
        options.AddRange(moreOptions);
        Gateway = new GatewayProcess(options.ToArray());
        Gateway.WaitForLine("Ctrl-C", 20);
    }

    /// <summary>Waits until the GX has everything of the first cycles.</summary>
    public void WaitForFrames() =>
        Eventually.IsTrue(() => Can.Of("373").Length >= 2, 20, () => "two cycles on CAN; the gateway says:\n" + Gateway.Output);

    /// <summary>The live document over HTTP.</summary>
    public JsonElement Live()
    {
        using var client = new HttpClient();
        return JsonDocument.Parse(client.GetStringAsync(Url + "api/v1/live").Result).RootElement;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Gateway?.Dispose();
        Mqtt.Dispose();
        Broker.Dispose();
        CanLine.Dispose();
        BmsLine.Dispose();
        Can.Dispose();
        Directory.Delete(_folder, true);
    }
}
