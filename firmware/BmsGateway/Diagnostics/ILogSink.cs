// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Diagnostics;

/// <summary>Takes log entries, one at a time, on the thread of the log. May be slow, never throws.</summary>
public interface ILogSink
{
    /// <summary>Takes one entry; the object is used again after the call.</summary>
    void Take(LogEntry entry);
}
