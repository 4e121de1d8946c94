// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Tests.Support;

namespace BmsGateway.Tests.Diagnostics;

/// <summary>A log without threads: queue, router and ring, with settings and a clock.</summary>
public sealed class LogBench
{
    public LogBench()
    {
        Queue = new LogQueue(new LogRouter(Settings, Ring, Console), Clock) { MinimumLevel = LogLevel.Debug };
    }

    public FakeClock Clock { get; } = new();

    public FakeLog Console { get; } = new();

    public GatewaySettings Settings { get; } = new();

    public LogRing Ring { get; } = new();

    public LogQueue Queue { get; }

    /// <summary>Writes a line that reaches the ring at once.</summary>
    public void Write(LogLevel level, string source, string message)
    {
        Queue.Write(level, source, message);
        Queue.Drain();
    }

    public void Set(string key, string value) => Assert.IsNull(Settings.TrySet(key, value));
}
