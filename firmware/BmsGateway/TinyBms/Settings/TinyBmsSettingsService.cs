// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Threading;
using BmsGateway.Diagnostics;
using BmsGateway.Platform;

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// The settings transaction for every thread. It has one owner at a time: the asking thread while nothing is under way,
/// the control thread from the beginning of a reading or writing until its end. So a request never waits for the line,
/// the control thread never waits for a request, and a second request meanwhile is refused. After a write the settings
/// are read again, because the BMS moves the limits of one setting with the value of another.
/// </summary>
public sealed class TinyBmsSettingsService
{
    /// <summary>Source of the log lines.</summary>
    public const string LogSource = "bms_settings";

    private const string Busy = "The settings are being read or written; try again later.";

    private readonly object _gate = new();
    private readonly ITinyBmsRegisterAccess _access;
    private readonly TinyBmsAgenda _agenda;
    private readonly IClock _clock;
    private readonly ILog _log;
    private int _isActive;
    private int _isWriting;
    private int _isCancelWanted;
    private int _token;
    private TinyBmsSettings? _shown;

    // Made for the first request: its tables take 12 kB that most days nobody needs.
    private SettingsTransaction? _transaction;

    /// <summary>Makes the service; nothing is read before somebody asks.</summary>
    /// <param name="access">The way to the registers.</param>
    /// <param name="agenda">Is told to read the thresholds again after a write.</param>
    /// <param name="clock">Time.</param>
    /// <param name="log">Takes every step.</param>
    public TinyBmsSettingsService(ITinyBmsRegisterAccess access, TinyBmsAgenda agenda, IClock clock, ILog log)
    {
        _access = access;
        _agenda = agenda;
        _clock = clock;
        _log = log;
    }

    /// <summary>True while the control thread has something to do here. Any thread.</summary>
    public bool IsBusy => Interlocked.CompareExchange(ref _isActive, 0, 0) != 0;

    /// <summary>True from the confirmation until all is written or put back. Any thread.</summary>
    public bool IsWriting => Interlocked.CompareExchange(ref _isWriting, 0, 0) != 0;

    /// <summary>Where it stands. Any thread.</summary>
    public SettingsTransactionState State => _transaction == null ? SettingsTransactionState.Idle : _transaction.State;

    /// <summary>The settings as read last, a copy that nobody changes; null before the first time. Any thread.</summary>
    public TinyBmsSettings? Settings => _shown;

    /// <summary>What the proposed change would do, or does; null when there is none. Any thread.</summary>
    public SettingsDifference? Difference => _transaction == null ? null : _transaction.Difference;

    /// <summary>How the last write ended. Any thread.</summary>
    public SettingsOutcome Outcome { get; private set; }

    /// <summary>Key of the setting at which the last write failed; empty when it is none in particular.</summary>
    public string FailedKey { get; private set; } = "";

    /// <summary>What happened last, one line for a person; empty while nothing has.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Number of the proposal that waits for its confirmation. Any thread.</summary>
    public int Token => _token;

    /// <summary>Readings that went through since the start. Any thread.</summary>
    public int ReadCount { get; private set; }

    /// <summary>Writes that went through since the start, each followed by a reading. Any thread.</summary>
    public int WrittenCount { get; private set; }

    /// <summary>Begins to read the settings; a proposal is dropped. Any thread.</summary>
    public SettingsReply BeginRead()
    {
        lock (_gate)
        {
            if (IsBusy)
            {
                return SettingsReply.Conflict(Busy);
            }

            Message = "";
            _transaction ??= new SettingsTransaction(_access);
            _transaction.BeginRead(_clock.MonotonicMilliseconds);
            Activate();
            return SettingsReply.Done(0);
        }
    }

    /// <summary>Judges a change; nothing is written before it is confirmed. Any thread.</summary>
    /// <param name="changes">The change; not to be touched by the caller afterwards.</param>
    /// <param name="lowestCellMillivolts">Lowest cell now, mV; 0 or less when it is not known.</param>
    /// <param name="highestCellMillivolts">Highest cell now, mV; 0 or less when it is not known.</param>
    public SettingsReply Propose(SettingsChangeSet changes, int lowestCellMillivolts, int highestCellMillivolts)
    {
        lock (_gate)
        {
            SettingsTransactionState state = State;
            bool isReady = state == SettingsTransactionState.Ready || state == SettingsTransactionState.Reviewing;
            if (IsBusy || !isReady)
            {
                return SettingsReply.Conflict(IsBusy ? Busy : "Read the settings first.");
            }

            string? error = _transaction!.Propose(
                changes, lowestCellMillivolts, highestCellMillivolts, _clock.MonotonicMilliseconds);
            if (error != null)
            {
                return SettingsReply.Invalid(error);
            }

            Message = "";
            _token++;
            Log(
                LogLevel.Information,
                "A change of " + Difference!.Count.ToString() + " settings waits for its confirmation.");
            return SettingsReply.Done(_token);
        }
    }

    /// <summary>Begins to write the proposed change. Any thread.</summary>
    /// <param name="token">Number of the proposal that was reviewed, so that no other one is written.</param>
    public SettingsReply Confirm(int token)
    {
        lock (_gate)
        {
            if (IsBusy)
            {
                return SettingsReply.Conflict(Busy);
            }

            if (State == SettingsTransactionState.Reviewing && token != _token)
            {
                return SettingsReply.Conflict(
                    "This is not the change that waits for its confirmation; look at the difference again.");
            }

            SettingsDifference? difference = Difference;
            string? error = _transaction == null
                ? "There is no change to confirm; read the settings and propose one first."
                : _transaction.Confirm(_clock.MonotonicMilliseconds);
            if (error != null)
            {
                return SettingsReply.Conflict(error);
            }

            LogLines(difference!);
            Message = "";
            FailedKey = "";
            Outcome = SettingsOutcome.None;
            Interlocked.Exchange(ref _isWriting, 1);
            Activate();
            return SettingsReply.Done(token);
        }
    }

    /// <summary>Drops a proposal, or stops reading; a write cannot be stopped. Any thread.</summary>
    public SettingsReply Cancel()
    {
        lock (_gate)
        {
            if (IsWriting)
            {
                return SettingsReply.Conflict("The change is being written; that ends with all or nothing.");
            }

            if (IsBusy)
            {
                Interlocked.Exchange(ref _isCancelWanted, 1);
            }
            else if (State == SettingsTransactionState.Reviewing)
            {
                _transaction!.Cancel();
                Log(LogLevel.Information, "The change was dropped.");
            }

            return SettingsReply.Done(0);
        }
    }

    /// <summary>Does what can be done without waiting. Control thread; never throws.</summary>
    /// <param name="now">Monotonic time, ms.</param>
    public void Step(long now)
    {
        if (!IsBusy)
        {
            return;
        }

        try
        {
            Work(_transaction!, now);
        }
        catch (Exception exception)
        {
            // A defect here must not cost the limits their samples.
            _log.Write(LogLevel.Error, LogSource, "Working on the settings failed: " + exception.Message);
            Message = "Working on the settings failed; read them again.";
            Outcome = IsWriting ? SettingsOutcome.Unknown : Outcome;
            Release();
        }
    }

    private void Work(SettingsTransaction transaction, long now)
    {
        if (Interlocked.Exchange(ref _isCancelWanted, 0) != 0 && !IsWriting)
        {
            transaction.Cancel();
        }

        transaction.Step(now);
        if (transaction.IsBusy)
        {
            return;
        }

        if (transaction.State == SettingsTransactionState.Finished)
        {
            TakeOutcome(transaction);
            transaction.BeginRead(now);
            return;
        }

        TakeReading(transaction);
        Release();
    }

    private void TakeOutcome(SettingsTransaction transaction)
    {
        Outcome = transaction.Outcome;
        FailedKey = transaction.FailedKey;
        Message = transaction.Message;
        bool isWritten = Outcome == SettingsOutcome.Written;
        WrittenCount += isWritten ? 1 : 0;
        Log(isWritten ? LogLevel.Information : LogLevel.Warning, Message);
        _agenda.ReadSettingsSoon();
        Interlocked.Exchange(ref _isWriting, 0);
    }

    // The message of a write stays; the reading after it has nothing to add.
    private void TakeReading(SettingsTransaction transaction)
    {
        if (transaction.State == SettingsTransactionState.Ready)
        {
            _shown = transaction.Settings.Copy();
            ReadCount++;
            Log(LogLevel.Information, "The settings were read.");
        }
        else if (transaction.Message.Length != 0)
        {
            Message = Message.Length == 0 ? transaction.Message : Message;
            Log(LogLevel.Warning, transaction.Message);
        }
    }

    private void Activate() => Interlocked.Exchange(ref _isActive, 1);

    private void Release()
    {
        Interlocked.Exchange(ref _isWriting, 0);
        Interlocked.Exchange(ref _isActive, 0);
    }

    private void LogLines(SettingsDifference difference)
    {
        for (int i = 0; i < difference.Count; i++)
        {
            Log(LogLevel.Information, "Confirmed: " + difference.At(i).ToText());
        }
    }

    private void Log(LogLevel level, string text) => _log.Write(level, LogSource, text);
}
