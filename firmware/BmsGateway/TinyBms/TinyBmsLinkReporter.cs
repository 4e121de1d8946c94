// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Diagnostics;
using BmsGateway.Events;

namespace BmsGateway.TinyBms;

/// <summary>Keeps the state of the link; logs and publishes it when it changes, and only then.</summary>
public sealed class TinyBmsLinkReporter
{
    /// <summary>Source of the driver's log lines.</summary>
    public const string LogSource = "tinybms";

    /// <summary>State and counters.</summary>
    public readonly BatteryLinkStatus Status = new();

    private readonly string _deviceName;
    private readonly EventBus _bus;
    private readonly ILog _log;
    private bool _hasReported;

    /// <summary>Makes a reporter; its first report counts as a change.</summary>
    public TinyBmsLinkReporter(string deviceName, EventBus bus, ILog log)
    {
        _deviceName = deviceName;
        _bus = bus;
        _log = log;
    }

    /// <summary>Takes the present state.</summary>
    public void Report(BatteryLinkState state)
    {
        BatteryLinkState before = Status.State;
        if (_hasReported && before == state)
        {
            return;
        }

        _hasReported = true;
        Status.State = state;
        switch (state)
        {
            case BatteryLinkState.Online:
                _log.Write(LogLevel.Information, LogSource, "The BMS on " + _deviceName + " answers.");
                break;
            case BatteryLinkState.Sleeping:
                _log.Write(
                    LogLevel.Information,
                    LogSource,
                    "The battery is idle and nobody listens: the BMS on " + _deviceName
                        + " may sleep; asking once a minute.");
                break;
            case BatteryLinkState.NoDevice:
                _log.Write(
                    LogLevel.Error,
                    LogSource,
                    _deviceName + " is not there or cannot be opened; trying again every second.");
                break;
            default:
                ReportSilence(before);
                break;
        }

        _bus.Publish(EventId.BatteryLinkChanged, Status);
    }

    private void ReportSilence(BatteryLinkState before)
    {
        if (before == BatteryLinkState.Online)
        {
            _log.Write(
                LogLevel.Warning,
                LogSource,
                "The BMS on " + _deviceName + " does not answer any more; asking once a second.");
            return;
        }

        _log.Write(LogLevel.Information, LogSource, _deviceName + " is open; waiting for the BMS to answer.");
    }
}
