// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Diagnostics;

namespace BmsGateway.Esp32.Hosting;

/// <summary>Writes log lines to the debug port, where nanoff and the debugger show them.</summary>
public sealed class DebugLog : ILog
{
    /// <inheritdoc/>
    public void Write(LogLevel level, string source, string message)
    {
        try
        {
            Console.WriteLine(LogLevels.KeyOf(level) + " " + source + ": " + message);
        }
        catch (Exception)
        {
            // Out of memory while building the line: the line is lost, the caller goes on.
        }
    }
}
