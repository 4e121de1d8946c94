// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;
using BmsGateway.Esp32.Boards;
using BmsGateway.Esp32.Http;
using BmsGateway.Esp32.Mqtt;
using BmsGateway.Esp32.Serial;
using BmsGateway.Network;
using BmsGateway.Platform;
using BmsGateway.Storage;
using nanoFramework.Runtime.Native;

namespace BmsGateway.Esp32.Hosting;

/// <summary>The platform of the gateway on an ESP32.</summary>
public sealed class Esp32Platform : IPlatform
{
    /// <summary>Makes the platform; nothing is opened yet.</summary>
    /// <param name="setup">The board.</param>
    /// <param name="canBus">Its CAN bus.</param>
    /// <param name="files">Files of the flash.</param>
    /// <param name="json">JSON library.</param>
    /// <param name="clock">Time.</param>
    /// <param name="log">Where log lines go.</param>
    public Esp32Platform(BoardSetup setup, ICanBus canBus, MeteredFileStore files, IJsonParser json, IClock clock, ILog log)
    {
        BoardName = setup.Profile.Name;
        Files = files;
        Json = json;
        Clock = clock;
        Log = log;
        BatteryLink = new UartSerialLink(setup.Get(BoardValue.UartTransmitPin), setup.Get(BoardValue.UartReceivePin));
        CanBuses = new[] { canBus };
        Mqtt = new NanoMqttClient();
        Http = new NanoHttpServer(clock, log);
    }

    /// <inheritdoc/>
    public string BoardName { get; }

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
    public IDatagramSender Datagrams { get; } = new UdpSender();

    /// <inheritdoc/>
    public IMemoryInfo Memory { get; } = new HeapMemory();

    /// <inheritdoc/>
    public ISecurity Security { get; } = new Esp32Security();

    /// <inheritdoc/>
    public ILog Log { get; }

    /// <inheritdoc/>
    public void Restart(string reason) => Power.RebootDevice(RebootOption.NormalReboot);
}
