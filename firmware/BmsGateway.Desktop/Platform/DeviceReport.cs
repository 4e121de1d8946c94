// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;

namespace BmsGateway.Desktop.Platform;

/// <summary>Logs that a device is absent or back: once per change, however often it is tried.</summary>
public sealed class DeviceReport
{
    private readonly ILog _log;
    private readonly string _source;
    private readonly string _device;
    private string _lastReason = "";

    /// <summary>Starts with a device of which nothing is known yet.</summary>
    /// <param name="log">Where the lines go.</param>
    /// <param name="source">One word for the log.</param>
    /// <param name="device">Name of the device in the messages.</param>
    public DeviceReport(ILog log, string source, string device)
    {
        _log = log;
        _source = source;
        _device = device;
    }

    /// <summary>The device works.</summary>
    public void Present()
    {
        if (_lastReason.Length != 0)
        {
            _lastReason = "";
            _log.Write(LogLevel.Information, _source, _device + " works again.");
        }
    }

    /// <summary>The device does not work.</summary>
    /// <param name="reason">Why, one clause.</param>
    public void Absent(string reason)
    {
        if (reason.Length != 0 && _lastReason != reason)
        {
            _lastReason = reason;
            _log.Write(LogLevel.Warning, _source, _device + ": " + reason + "; trying again.");
        }
    }
}
