// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Diagnostics;

/// <summary>Takes log lines. Safe to call from any thread; never throws; never called in the steady state of the control path.</summary>
public interface ILog
{
    /// <summary>Writes one line.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="source">Who says it, one word ("tinybms", "can", "mqtt").</param>
    /// <param name="message">What happened, where, and what to do. Never holds a secret.</param>
    void Write(LogLevel level, string source, string message);
}
