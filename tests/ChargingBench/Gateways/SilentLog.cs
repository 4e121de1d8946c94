// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;

namespace BmsGateway.ChargingBench.Gateways;

/// <summary>Keeps the last warnings and errors, for the message of a test that fails.</summary>
public sealed class SilentLog : ILog
{
    private const int Kept = 20;

    private readonly string[] _lines = new string[Kept];
    private int _count;

    /// <inheritdoc/>
    public void Write(LogLevel level, string source, string message)
    {
        if (level >= LogLevel.Warning)
        {
            _lines[_count++ % Kept] = level + " " + source + ": " + message;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n", _lines);
}
