// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Diagnostics;

/// <summary>Hands each line, without secrets, to the ring and to the platform's own log (terminal or debug port).</summary>
public sealed class LogRouter : ILogSink
{
    private readonly SecretFilter _secrets;
    private readonly LogRing _ring;
    private readonly ILog _platform;

    /// <summary>Makes the router.</summary>
    /// <param name="settings">Whose secrets must not get through.</param>
    /// <param name="ring">Keeps the lines for page, file and syslog.</param>
    /// <param name="platform">Log of the platform.</param>
    public LogRouter(GatewaySettings settings, LogRing ring, ILog platform)
    {
        _secrets = new SecretFilter(settings);
        _ring = ring;
        _platform = platform;
    }

    /// <inheritdoc/>
    public void Take(LogEntry entry)
    {
        _secrets.Clean(entry);
        _ring.Take(entry);
        _platform.Write(entry.Level, entry.Source, entry.Fields == null ? entry.Message : LogText.MessageOf(entry));
    }
}
