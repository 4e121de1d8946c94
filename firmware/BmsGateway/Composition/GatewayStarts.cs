// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.Platform;

namespace BmsGateway.Composition;

/// <summary>Records starts and ends of the gateway, and restarts the device when control is dead.</summary>
internal sealed class GatewayStarts
{
    private const int RestartMarkMilliseconds = 2000;

    // The last lines go to the terminal meanwhile.
    private const int RestartLogMilliseconds = 300;

    // A run of an hour breaks a row of restarts.
    private const long StreakMilliseconds = 3600000;

    private readonly IPlatform _platform;
    private readonly BootRecord _boot;
    private readonly ILog _log;

    /// <summary>Uses a record that has been read.</summary>
    public GatewayStarts(IPlatform platform, BootRecord boot, ILog log)
    {
        _platform = platform;
        _boot = boot;
        _log = log;
    }

    /// <summary>Makes the supervisor.</summary>
    /// <param name="bus">Takes its events.</param>
    /// <param name="control">Signs of life of the control thread.</param>
    /// <param name="web">Health of the page, which has no thread of its own.</param>
    /// <param name="services">All others; null for one that this platform does not have.</param>
    public Supervisor MakeSupervisor(
        EventBus bus, ServiceHealth control, ServiceHealth web, ISupervisedService?[] services)
    {
        var supervisor = new Supervisor(
            _platform.Clock, bus, _log, control, _boot.WatchdogStreak, RestartForDeadControl);
        supervisor.Add(web);
        for (int i = 0; i < services.Length; i++)
        {
            if (services[i] != null)
            {
                supervisor.Add(services[i]!);
            }
        }

        return supervisor;
    }

    /// <summary>Logs and records this start. Control runs already: writing to flash may take its time.</summary>
    public void NoteStart()
    {
        bool isBad = _boot.Reason == ResetReason.Watchdog || _boot.Reason == ResetReason.RecordDamaged;
        _log.Write(
            isBad ? LogLevel.Warning : LogLevel.Information,
            "system",
            "Start " + _boot.Number.ToString() + " of version " + Gateway.Version + ", reason "
            + ResetReasons.KeyOf(_boot.Reason) + (_boot.Detail.Length > 0 ? ": " + _boot.Detail : "."));
        if (!_boot.TryMarkRunning())
        {
            _log.Write(
                LogLevel.Warning,
                "system",
                "The start could not be recorded: " + BootRecord.FileName + " cannot be written.");
        }
    }

    // With the reason in flash if flash still works.
    private void RestartForDeadControl(string reason)
    {
        // It may be the flash that hangs, so the marker must not hold up the restart.
        var marker = new Thread(MarkWatchdogRestart);
        marker.Start();
        marker.Join(RestartMarkMilliseconds);
        _platform.Clock.Sleep(RestartLogMilliseconds);
        _platform.Restart(reason);
    }

    private void MarkWatchdogRestart()
    {
        bool isStreak = _platform.Clock.MonotonicMilliseconds < StreakMilliseconds;
        _boot.TryMarkEnd(
            ResetReason.Watchdog, "No sign of life of the control thread.", (isStreak ? _boot.WatchdogStreak : 0) + 1);
    }
}
