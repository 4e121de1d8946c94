// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Platform;

namespace BmsGateway.Commands;

/// <summary>Acknowledges the alarms of the monitor.</summary>
public sealed class MonitorAcknowledger : IAlarmAcknowledger
{
    private readonly AlarmMonitor _monitor;
    private readonly IClock _clock;

    /// <summary>Makes it.</summary>
    public MonitorAcknowledger(AlarmMonitor monitor, IClock clock)
    {
        _monitor = monitor;
        _clock = clock;
    }

    /// <inheritdoc/>
    public bool TryAcknowledge(string key, out string error)
    {
        error = "";
        if (key == "all")
        {
            _monitor.AcknowledgeAll(_clock.MonotonicMilliseconds);
            return true;
        }

        AlarmAcknowledgeResult result = _monitor.Acknowledge(key, _clock.MonotonicMilliseconds);
        if (result != AlarmAcknowledgeResult.Done)
        {
            error = "Command alarm_ack: " + (result == AlarmAcknowledgeResult.Unknown ? "there is no such alarm" : "that alarm is not active")
                + "; allowed is the key of an active alarm, or all.";
        }

        return result == AlarmAcknowledgeResult.Done;
    }
}
