// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.Platform;
using BmsGateway.Storage;
using BmsGateway.Telemetry;

namespace BmsGateway.History;

/// <summary>
/// The one thread that writes energy, history and statistics to flash. Once a second it looks at the newest sample;
/// flash is written rarely. It never holds up the control thread, and a failure of one part costs the others nothing.
/// </summary>
public sealed class HistoryService : ISupervisedService
{
    private const string Source = "history";
    private const int TickMilliseconds = 1000;
    private const int StopWaitMilliseconds = 2000;
    private const int StatisticsPeriodMilliseconds = 3600000;

    private readonly EnergyLedger _ledger;
    private readonly HistoryRecorder _recorder;
    private readonly SnapshotReader _sample;
    private readonly MeteredFileStore _files;
    private readonly IClock _clock;
    private readonly ILog _log;
    private readonly EnergyCounts _counts = new();
    private readonly HistoryWatch _watch;
    private readonly object _gate = new();
    private readonly ServiceThread _thread;
    private string _loggedError = "";
    private bool _areStatisticsFailing;
    private long _statisticsSavedAt;

    /// <summary>Makes the service; nothing runs yet.</summary>
    /// <param name="files">Flash of the board, counted.</param>
    /// <param name="clock">Time of the board.</param>
    /// <param name="settings">Reads history.*.</param>
    /// <param name="bus">Source of samples; takes <c>history.written</c> and <c>history.failed</c>.</param>
    /// <param name="log">Takes a line for each new failure.</param>
    public HistoryService(MeteredFileStore files, IClock clock, GatewaySettings settings, EventBus bus, ILog log)
    {
        Days = new DayClock(clock, settings.GetNumber(SettingId.TimeUtcOffset));
        _ledger = new EnergyLedger(Meter, files, Days);
        _recorder = new HistoryRecorder(files, Days, settings);
        Reader = new HistoryReader(files, Days, _recorder);
        Statistics = new Statistics(files, Days);
        _sample = new SnapshotReader(bus, Source);
        _files = files;
        _clock = clock;
        _log = log;
        _statisticsSavedAt = clock.MonotonicMilliseconds;
        Health = new ServiceHealth(Source, Gateway.Version);
        int driveKibibytes = settings.GetNumber(SettingId.HistoryDriveSize);
        _watch = new HistoryWatch(files, driveKibibytes, clock, bus, Health, log);
        _thread = new ServiceThread(Health, clock, Run, ThreadPriority.BelowNormal);
        bus.Subscribe(EventId.SystemRestarting, Source, OnRestarting);
    }

    /// <inheritdoc/>
    public ServiceHealth Health { get; }

    /// <summary>Calendar of the local days.</summary>
    public DayClock Days { get; }

    /// <summary>Statistics; only inside a lock on <see cref="Gate"/>.</summary>
    public Statistics Statistics { get; }

    /// <summary>Flash of the board, counted.</summary>
    public MeteredFileStore Files => _files;

    /// <summary>Counts energy; the control thread hands it every sample.</summary>
    public EnergyMeter Meter { get; } = new();

    /// <summary>The published energy figures.</summary>
    public EnergyTotals Energy => _ledger.Totals;

    /// <summary>State of what is written to flash.</summary>
    public HistoryStatus Status => _watch.Status;

    /// <summary>Ring, files and aggregates; only inside a lock on <see cref="Gate"/>.</summary>
    public HistoryRecorder Recorder => _recorder;

    /// <summary>Reads single samples; only inside a lock on <see cref="Gate"/>.</summary>
    public HistoryReader Reader { get; }

    /// <summary>Held while history is read or written; never by the control thread.</summary>
    public object Gate => _gate;

    /// <summary>
    /// Reads the energy totals from flash; before the control thread starts, so that no frame lacks them.
    /// </summary>
    public void Restore()
    {
        RecordReadResult result = _ledger.Restore();
        if (result == RecordReadResult.Damaged)
        {
            _log.Write(
                LogLevel.Error,
                Source,
                "No whole copy of " + EnergyLedger.FileName
                + " can be read: the energy totals are unknown until a new count is begun.");
        }
        else if (result == RecordReadResult.Recovered)
        {
            _log.Write(LogLevel.Warning, Source, "The energy totals were read from the spare copy.");
        }

        Statistics.Restore();
    }

    /// <inheritdoc/>
    public void Start() => _thread.Start();

    /// <inheritdoc/>
    public void Stop() => _thread.Stop(StopWaitMilliseconds);

    /// <summary>
    /// Does what is due now. The thread calls it once a second; tests call it themselves. Never throws.
    /// </summary>
    public void Step()
    {
        Health.Beat(_clock.MonotonicMilliseconds);
        try
        {
            lock (_gate)
            {
                _ledger.Step();
                _sample.Refresh();
                if (Meter.TryRead(_counts) && _recorder.Step(_sample.Current, _counts))
                {
                    Statistics.Add(_sample.Current);
                }

                if (_clock.MonotonicMilliseconds - _statisticsSavedAt >= StatisticsPeriodMilliseconds)
                {
                    SaveStatistics();
                }

                _watch.Update(_ledger, _recorder, _areStatisticsFailing);
                _watch.CountRoom();
            }
        }
        catch (Exception exception)
        {
            Report("Unexpected failure: " + exception.Message);
        }
    }

    /// <summary>Writes to flash what waits; before a restart. Never throws.</summary>
    public void Flush()
    {
        try
        {
            lock (_gate)
            {
                _ledger.Flush();
                if (Meter.TryRead(_counts))
                {
                    _recorder.Flush(_counts);
                }

                SaveStatistics();
                _watch.Update(_ledger, _recorder, _areStatisticsFailing);
            }
        }
        catch (Exception exception)
        {
            Report("Unexpected failure: " + exception.Message);
        }
    }

    /// <summary>Begins the energy count at 0 after the totals have been lost.</summary>
    /// <returns>False when they are known: they are never thrown away.</returns>
    public bool TryBeginNewEnergyCount()
    {
        lock (_gate)
        {
            return _ledger.TryBeginNewCount();
        }
    }

    /// <summary>Begins the statistics anew; energy and history stay.</summary>
    public void ResetStatistics()
    {
        lock (_gate)
        {
            Statistics.Reset();
            SaveStatistics();
        }
    }

    private void SaveStatistics()
    {
        _statisticsSavedAt = _clock.MonotonicMilliseconds;
        _areStatisticsFailing = !Statistics.TrySave();
    }

    private void Run()
    {
        while (!_thread.WaitForStop(TickMilliseconds))
        {
            Step();
        }

        Flush();
    }

    private void OnRestarting(EventId id, object payload) => Flush();

    private void Report(string message)
    {
        Health.NoteDegraded(message);
        if (message != _loggedError)
        {
            _loggedError = message;
            _log.Write(LogLevel.Error, Source, message);
        }
    }
}
