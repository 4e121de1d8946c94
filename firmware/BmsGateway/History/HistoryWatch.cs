// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.Platform;
using BmsGateway.Storage;

namespace BmsGateway.History;

/// <summary>
/// Watches whether energy, history and statistics reach the flash, how much they wear it and how full it is: keeps
/// <see cref="HistoryStatus"/>, and tells each change once on the bus, in the log and in the health of the service.
/// Used by the history service inside its gate.
/// </summary>
public sealed class HistoryWatch
{
    private const string Source = "history";
    private const long SecondsPerDay = 86400;
    private const int RateAfterMilliseconds = 3600000;

    private readonly MeteredFileStore _files;
    private readonly IClock _clock;
    private readonly EventBus _bus;
    private readonly ServiceHealth _health;
    private readonly ILog _log;
    private readonly FlashUse _room;
    private readonly long _startedAt;
    private readonly int _driveKibibytes;
    private int _flushCount;
    private bool _wasFailing;

    /// <summary>Makes the watch; rates count from now on.</summary>
    /// <param name="files">Flash of the board, counted.</param>
    /// <param name="driveKibibytes">Size of the flash drive, KiB.</param>
    /// <param name="clock">Time of the board.</param>
    /// <param name="bus">Takes <c>history.written</c> and <c>history.failed</c>.</param>
    /// <param name="health">Is degraded while flash fails.</param>
    /// <param name="log">Takes a line for each change.</param>
    public HistoryWatch(
        MeteredFileStore files, int driveKibibytes, IClock clock, EventBus bus, ServiceHealth health, ILog log)
    {
        _files = files;
        _driveKibibytes = driveKibibytes;
        _clock = clock;
        _bus = bus;
        _health = health;
        _log = log;
        _room = new FlashUse(files, driveKibibytes);
        _startedAt = clock.MonotonicMilliseconds;
    }

    /// <summary>What was found; published with each change.</summary>
    public HistoryStatus Status { get; } = new();

    /// <summary>Looks at all that is written.</summary>
    /// <param name="ledger">Energy totals.</param>
    /// <param name="recorder">Files and aggregates.</param>
    /// <param name="areStatisticsFailing">True when the statistics could not be saved.</param>
    public void Update(EnergyLedger ledger, HistoryRecorder recorder, bool areStatisticsFailing)
    {
        HistoryStatus status = Status;
        status.IsFileFailing = recorder.Writer.IsFailing;
        status.IsAggregateFailing = recorder.IsAggregateFailing || areStatisticsFailing;
        status.IsEnergyFailing = ledger.IsFailing;
        status.IsEnergyKnown = ledger.IsKnown;
        status.LostLines = recorder.Writer.LostLines;
        status.LostHours = recorder.Aggregates.LostHours;
        status.WrittenBytes = _files.WrittenBytes;
        long elapsed = _clock.MonotonicMilliseconds - _startedAt;
        if (elapsed >= RateAfterMilliseconds)
        {
            status.WrittenBytesPerDay = PerDay(status.WrittenBytes, elapsed);
            status.FlashYears = FlashWear.Years(PerDay(_files.WornBytes, elapsed), _driveKibibytes);
        }

        if (_flushCount != recorder.Writer.FlushCount)
        {
            _flushCount = recorder.Writer.FlushCount;
            _bus.Publish(EventId.HistoryWritten, status);
        }

        NoteHealth(status.IsFailing);
        if (status.IsFailing != _wasFailing)
        {
            _wasFailing = status.IsFailing;
            ReportFailing();
        }
    }

    /// <summary>Counts, when that is due, how much of the drive is taken.</summary>
    public void CountRoom()
    {
        if (!_room.CountWhenDue(_clock.MonotonicMilliseconds))
        {
            return;
        }

        Status.UsedPercent = _room.Percent;
        if (Status.IsNearlyFull == _room.IsNearlyFull)
        {
            return;
        }

        Status.IsNearlyFull = _room.IsNearlyFull;
        _bus.Publish(EventId.HistoryWritten, Status);
        _log.Write(
            Status.IsNearlyFull ? LogLevel.Warning : LogLevel.Information,
            Source,
            "The files of the gateway take " + _room.Percent.ToString() + " % of the flash drive.");
    }

    private static long PerDay(long bytes, long elapsedMilliseconds) =>
        bytes * SecondsPerDay / (elapsedMilliseconds / 1000);

    private void NoteHealth(bool isFailing)
    {
        if (isFailing)
        {
            _health.NoteDegraded("Flash cannot be written or is full.");
        }
        else
        {
            _health.NoteRecovered();
        }
    }

    private void ReportFailing()
    {
        if (_wasFailing)
        {
            _bus.Publish(EventId.HistoryFailed, Status);
            _log.Write(
                LogLevel.Error,
                Source,
                "Flash cannot be written or is full; what is kept in memory goes on, control is not concerned.");
        }
        else
        {
            _bus.Publish(EventId.HistoryWritten, Status);
            _log.Write(LogLevel.Information, Source, "Flash can be written again.");
        }
    }
}
