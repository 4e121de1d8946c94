// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Linq;
using BmsGateway.Can;
using BmsGateway.Configuration;
using BmsGateway.Desktop.Can;
using BmsGateway.Desktop.CommandLine;
using BmsGateway.Desktop.Http;
using BmsGateway.Desktop.Mqtt;
using BmsGateway.Desktop.Serial;
using BmsGateway.Diagnostics;
using BmsGateway.Network;
using BmsGateway.Platform;
using BmsGateway.Simulators.Link;
using BmsGateway.Simulators.Replay;
using BmsGateway.Simulators.TinyBms;
using BmsGateway.Simulators.Victron;
using BmsGateway.Storage;

namespace BmsGateway.Desktop.Platform;

/// <summary>What a PC offers to the gateway, chosen by the command line.</summary>
public sealed class DesktopPlatform : IPlatform
{
    /// <summary>Makes everything; nothing is opened yet.</summary>
    /// <param name="options">The command line.</param>
    /// <param name="directory">Folder of the gateway's files; must exist.</param>
    /// <param name="log">Where log lines go.</param>
    /// <exception cref="System.IO.IOException">The capture cannot be made.</exception>
    /// <exception cref="System.UnauthorizedAccessException">The capture cannot be made.</exception>
    public DesktopPlatform(Options options, string directory, ILog log)
    {
        Log = log;
        Files = new MeteredFileStore(new DirectoryFileStore(directory));
        Json = new SystemTextJsonParser();
        Clock = new SystemClock();
        BatteryLink = MakeLink(options.Battery);
        if (options.CaptureFile.Length != 0)
        {
            Capture = new CaptureFile(options.CaptureFile, log);
            BatteryLink = new CapturingSerialLink(BatteryLink, Capture, Clock);
        }

        CanBuses = options.CanBuses.Select(MakeCanBus).ToArray();
        Mqtt = new MosquittoClient();
        Http = new KestrelHttpServer(log);
    }

    /// <summary>The capture, to be closed at the end; null when none is wanted.</summary>
    public CaptureFile? Capture { get; }

    /// <inheritdoc/>
    public string BoardName => "PC";

    /// <inheritdoc/>
    public IClock Clock { get; }

    /// <inheritdoc/>
    public ISerialLink BatteryLink { get; }

    /// <inheritdoc/>
    public ICanBus[] CanBuses { get; }

    /// <inheritdoc/>
    public IMqttClient? Mqtt { get; }

    /// <inheritdoc/>
    public IHttpServer Http { get; }

    /// <inheritdoc/>
    public MeteredFileStore Files { get; }

    /// <inheritdoc/>
    public IJsonParser Json { get; }

    /// <inheritdoc/>
    public ISecurity Security { get; } = new DesktopSecurity();

    /// <inheritdoc/>
    public ILog Log { get; }

    /// <inheritdoc/>
    public IDatagramSender Datagrams { get; } = new UdpSender();

    /// <inheritdoc/>
    public IMemoryInfo Memory { get; } = new ProcessMemory();

    /// <summary>Ends the program; whoever supervises it, systemd for example, starts it again.</summary>
    public void Restart(string reason) => Environment.Exit(ExitCode.RestartWanted);

    /// <summary>
    /// Takes what the settings say about the devices; to be called before they are opened. SocketCAN interfaces are
    /// set up outside of this program, and the simulated GX and log files have no bit rate.
    /// </summary>
    public void Apply(GatewaySettings settings)
    {
        int bitRate = CanBitRate.At(settings.GetNumber(SettingId.CanBitRate));
        foreach (SlcanCanBus bus in CanBuses.OfType<SlcanCanBus>())
        {
            bus.BitRate = bitRate;
        }
    }

    private ISerialLink MakeLink(BatteryChoice choice)
    {
        if (choice.Capture != null)
        {
            var replay = new ReplayDevice(choice.Capture, SimulatorClock.RealTime());
            return new SimulatedSerialLink(replay, "replay of " + choice.Capture.Name);
        }

        if (choice.Scenario == null)
        {
            return new LinuxSerialLink(choice.Path, choice.BitsPerSecond, Log);
        }

        var simulator = new TinyBmsSimulator(new TinyBmsSimulatorOptions
        {
            Scenario = choice.Scenario,
            ClockMicroseconds = SimulatorClock.RealTime(),
        });
        return new SimulatedSerialLink(simulator, "simulated TinyBMS, scenario " + choice.Scenario.Name);
    }

    private ICanBus MakeCanBus(CanChoice choice) => choice.Kind switch
    {
        CanKind.Slcan => new SlcanCanBus(choice.Target, Clock, Log),
        CanKind.SocketCan => new SocketCanBus(choice.Target, Log),
        CanKind.LogFile => new CandumpLogBus(choice.Target, Log),
        _ => new SimulatedCanBus(new VictronGxSimulator(), Clock),
    };
}
