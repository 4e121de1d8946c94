// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Concurrent;
using System.Text;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;
using BmsGateway.Storage;
using BmsGateway.Tests.Mqtt;
using BmsGateway.Tests.Support;
using BmsGateway.Tests.Web;
using BmsGateway.Tests.Web.Desktop;

namespace BmsGateway.Tests.Hosting.Desktop;

/// <summary>A platform in memory with real time: everything that the gateway says to the outside is kept.</summary>
public sealed class FakePlatform : IPlatform, ILog, IHttpServer, IDatagramSender, IMemoryInfo
{
    /// <summary>Makes a platform whose BMS does not answer.</summary>
    public FakePlatform()
    {
        BatteryLink = new DeadLink(this);
        Recorder = new RecordingFileStore(Memory);
        Files = new MeteredFileStore(Recorder);
        CanBuses = new ICanBus[] { new FakeCanBus(new FakeClock()) };
    }

    public string BoardName => "bench";

    public IClock Clock { get; } = new StopwatchClock();

    public ISerialLink BatteryLink { get; set; }

    public ICanBus[] CanBuses { get; }

    public FakeMqttClient Client { get; } = new();

    public IMqttClient? Mqtt => Client;

    public IHttpServer Http => this;

    public IHttpHandler? Handler { get; private set; }

    public FaultyFileStore Memory { get; } = new();

    /// <summary>What reaches the flash.</summary>
    public RecordingFileStore Recorder { get; }

    public MeteredFileStore Files { get; }

    public IJsonParser Json { get; } = new FlatJsonParser();

    public ISecurity Security { get; } = new FakeSecurity();

    public IDatagramSender Datagrams => this;

    IMemoryInfo IPlatform.Memory => this;

    public ILog Log => this;

    public long FreeBytes => 12345;

    public long UsedBytes => -1;

    /// <summary>Everything that was said: log lines and datagrams.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    /// <summary>Why a restart was asked for; null before.</summary>
    public string? RestartReason { get; private set; }

    /// <summary>True: reading the BMS line never returns.</summary>
    public volatile bool IsLineHung;

    public void Restart(string reason) => RestartReason = reason;

    public void Write(LogLevel level, string source, string message) =>
        Said.Enqueue(LogLevels.KeyOf(level) + " " + source + ": " + message);

    public bool TryStart(int port, IHttpHandler handler, out string error)
    {
        Handler = handler;
        error = "";
        return true;
    }

    public void Stop() => Handler = null;

    public bool TrySend(string host, int port, byte[] data, int length, out string error)
    {
        Said.Enqueue("syslog " + host + " " + Encoding.UTF8.GetString(data, 0, length));
        error = "";
        return true;
    }

    private sealed class DeadLink : ISerialLink
    {
        private readonly FakePlatform _platform;

        public DeadLink(FakePlatform platform) => _platform = platform;

        public bool IsOpen { get; private set; }

        public string Name => "dead line";

        public bool TryOpen() => IsOpen = true;

        public void Close() => IsOpen = false;

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            while (_platform.IsLineHung)
            {
                System.Threading.Thread.Sleep(10);
            }

            System.Threading.Thread.Sleep(Math.Min(timeoutMilliseconds, 20));
            return 0;
        }

        public bool Write(byte[] buffer, int offset, int count) => true;

        public void DiscardInput()
        {
        }
    }
}
