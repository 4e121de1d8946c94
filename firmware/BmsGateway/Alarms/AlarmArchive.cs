// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Platform;
using BmsGateway.Storage;

namespace BmsGateway.Alarms;

/// <summary>
/// What stays of the alarms: the journal and the samples before faults, with the times at which the flash is written.
/// Thread of the alarm service; the journal and the captures may be read by anyone.
/// </summary>
public sealed class AlarmArchive
{
    /// <summary>Shortest time between two saves of the journal, ms; only a restart saves at once.</summary>
    public const int SaveMilliseconds = 10000;

    /// <summary>Shortest time between two captures of samples, ms: closer ones would show the same samples.</summary>
    public const int CaptureMilliseconds = 60000;

    private const int RetryMilliseconds = 60000;

    private readonly IClock _clock;
    private readonly AlarmInputs _inputs;
    private readonly SampleRecorder _recorder = new();
    private readonly long _startedAt;
    private long _saveAllowedAt;
    private long _captureAllowedAt;

    /// <summary>Makes an archive; nothing is read yet.</summary>
    /// <param name="files">Where it lies.</param>
    /// <param name="clock">Time.</param>
    /// <param name="inputs">Takes a failure of the flash.</param>
    public AlarmArchive(IFileStore files, IClock clock, AlarmInputs inputs)
    {
        _clock = clock;
        _inputs = inputs;
        _startedAt = clock.MonotonicMilliseconds;
        Journal = new AlarmJournal(files);
        Captures = new FaultSamples(files);
    }

    /// <summary>What happened to the alarms.</summary>
    public AlarmJournal Journal { get; }

    /// <summary>The samples before the last faults.</summary>
    public FaultSamples Captures { get; }

    /// <summary>Time since the archive was made, s.</summary>
    public int UptimeSeconds => (int)((_clock.MonotonicMilliseconds - _startedAt) / 1000);

    /// <summary>Wall-clock time, seconds since 1970-01-01 UTC; 0 while it is not set.</summary>
    public long UtcSeconds => _clock.IsWallClockSet ? _clock.UtcSeconds : 0;

    /// <summary>Reads the journal.</summary>
    /// <param name="bootNumber">Number of this start; 0 = the journal counts itself.</param>
    public RecordReadResult Load(int bootNumber)
    {
        RecordReadResult result = Journal.Load();
        if (bootNumber != 0)
        {
            Journal.SetBootNumber(bootNumber);
        }

        return result;
    }

    /// <summary>Takes a sample, in case a fault follows.</summary>
    public void Note(BatterySnapshot sample) => _recorder.Add(sample);

    /// <summary>Writes a change into the journal, and with a fault of the battery the samples before it.</summary>
    public void Note(AlarmChange change)
    {
        Journal.Add(change, UtcSeconds, UptimeSeconds);
        bool isWorse = change.Kind == AlarmChangeKind.Raised || change.Kind == AlarmChangeKind.Escalated;
        bool isOfBattery = change.Alarm.Source <= AlarmSource.ImplausibleSamples;
        if (isWorse && isOfBattery && change.Severity == AlarmSeverity.Alarm)
        {
            Capture(change);
        }
    }

    /// <summary>Saves the journal when it has changed and enough time has passed.</summary>
    /// <param name="isAtOnce">True before a restart: the time does not matter.</param>
    public void Save(bool isAtOnce)
    {
        long now = _clock.MonotonicMilliseconds;
        if (!Journal.IsDirty || (now < _saveAllowedAt && !isAtOnce))
        {
            return;
        }

        bool isSaved = Journal.TrySave();
        _saveAllowedAt = now + (isSaved ? SaveMilliseconds : RetryMilliseconds);
        _inputs.Set(AlarmId.JournalNotSaved, !isSaved, 0);
    }

    private void Capture(AlarmChange change)
    {
        long now = _clock.MonotonicMilliseconds;
        if (now < _captureAllowedAt || _recorder.Count == 0)
        {
            return;
        }

        _captureAllowedAt = now + CaptureMilliseconds;
        int number = Journal.CaptureCount;
        if (Captures.TryWrite(number, change, Journal.BootNumber, UtcSeconds, UptimeSeconds, _recorder))
        {
            Journal.NoteCapture();
        }
        else
        {
            _inputs.Set(AlarmId.JournalNotSaved, true, 1);
        }
    }
}
