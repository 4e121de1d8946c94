// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// A reviewed change of settings: read, propose, look at the difference, confirm, write, read back; all or nothing.
/// Runs on the control thread: <see cref="Step"/> never waits. Its memory is made once; only messages and differences,
/// which a person has asked for, are made anew. What the BMS forbids at one moment is kept at every moment of the
/// change, so a link that breaks at any byte leaves an ordered set of cut-offs behind, even when the gateway never
/// returns.
/// </summary>
public sealed class SettingsTransaction
{
    private readonly SettingsReadout _readout;
    private readonly SettingsWriter _writer;
    private readonly ushort[] _goal = new ushort[SettingRows.WordCount];
    private SettingsChangeSet? _changes;
    private long _proposedAt;
    private SettingsTransactionState _state;

    /// <summary>Makes a transaction that can be used again and again.</summary>
    /// <param name="access">The registers of the BMS; nobody else uses it while this is busy.</param>
    public SettingsTransaction(ITinyBmsRegisterAccess access)
    {
        _readout = new SettingsReadout(access, Settings);
        _writer = new SettingsWriter(access, Settings);
    }

    /// <summary>
    /// The settings as read last. Complete in every state from <see cref="SettingsTransactionState.Ready"/> on.
    /// </summary>
    public TinyBmsSettings Settings { get; } = new();

    /// <summary>Where it stands.</summary>
    public SettingsTransactionState State =>
        _state == SettingsTransactionState.Writing && _writer.IsRestoring
            ? SettingsTransactionState.Restoring
            : _state;

    /// <summary>True while <see cref="Step"/> has something to do.</summary>
    public bool IsBusy =>
        _state == SettingsTransactionState.Reading || _state == SettingsTransactionState.Writing;

    /// <summary>What the proposed change would do; null when there is none.</summary>
    public SettingsDifference? Difference { get; private set; }

    /// <summary>How the last write ended.</summary>
    public SettingsOutcome Outcome { get; private set; }

    /// <summary>Why the last write failed.</summary>
    public SettingsFailure Failure { get; private set; }

    /// <summary>Key of the setting that failed; empty when it is none in particular.</summary>
    public string FailedKey { get; private set; } = "";

    /// <summary>What happened last, one line for a person; empty while nothing has.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Begins to read the settings and drops a proposal. Without effect while a write is under way.</summary>
    /// <param name="now">Monotonic time, ms.</param>
    public void BeginRead(long now)
    {
        if (!IsBusy)
        {
            Forget();
            Message = "";
            _readout.Begin(now);
            _state = SettingsTransactionState.Reading;
        }
    }

    /// <summary>Judges a change and makes the difference.</summary>
    /// <param name="changes">The change; kept until the end and not to be touched by the caller before.</param>
    /// <param name="lowestCellMillivolts">Lowest cell now, mV; 0 or less when it is not known.</param>
    /// <param name="highestCellMillivolts">Highest cell now, mV; 0 or less when it is not known.</param>
    /// <param name="now">Monotonic time, ms.</param>
    /// <returns>Null on success, else what is wrong and what is allowed; an earlier proposal is dropped then.</returns>
    public string? Propose(SettingsChangeSet changes, int lowestCellMillivolts, int highestCellMillivolts, long now)
    {
        if (_state != SettingsTransactionState.Ready && _state != SettingsTransactionState.Reviewing)
        {
            return IsBusy ? "The settings are being read or written; try again later." : "Read the settings first.";
        }

        Forget();
        _state = SettingsTransactionState.Ready;
        System.Array.Copy(Settings.Current, _goal, SettingRows.WordCount);
        for (int i = 0; i < Settings.Rows.Count; i++)
        {
            if (changes.IsSet(i))
            {
                Settings.Rows.At(i).Write(_goal, changes.ValueAt(i));
            }
        }

        string? error = SettingsValidator.Check(
            Settings, changes, _goal, lowestCellMillivolts, highestCellMillivolts);
        if (error != null)
        {
            return error;
        }

        var difference = new SettingsDifference(Settings, changes);
        if (difference.Count == 0)
        {
            return "Nothing would change; the settings have these values already.";
        }

        Difference = difference;
        _changes = changes;
        _proposedAt = now;
        _state = SettingsTransactionState.Reviewing;
        return null;
    }

    /// <summary>Begins to write the proposed change.</summary>
    /// <param name="now">Monotonic time, ms.</param>
    /// <returns>Null on success, else why not.</returns>
    public string? Confirm(long now)
    {
        if (_state != SettingsTransactionState.Reviewing || _changes == null)
        {
            return "There is no change to confirm; propose one first.";
        }

        if (now - _proposedAt > SettingsTiming.ReviewLimitMilliseconds)
        {
            Cancel();
            return "The change waited too long for its confirmation; read the settings and propose it again.";
        }

        Outcome = SettingsOutcome.None;
        Failure = SettingsFailure.None;
        FailedKey = "";
        Message = "";
        _writer.Begin(_changes, now);
        _state = SettingsTransactionState.Writing;
        return null;
    }

    /// <summary>
    /// Drops a proposal, or stops reading. Without effect while a write is under way: that ends with all or nothing.
    /// </summary>
    public void Cancel()
    {
        if (_state != SettingsTransactionState.Writing)
        {
            _readout.Abandon();
            Forget();
            _state = SettingsTransactionState.Idle;
        }
    }

    /// <summary>Does what can be done without waiting.</summary>
    /// <param name="now">Monotonic time, ms.</param>
    public void Step(long now)
    {
        if (_state == SettingsTransactionState.Reading)
        {
            _readout.Step(now);
            if (!_readout.IsBusy)
            {
                Message = _readout.Error;
                _state = _readout.Error.Length == 0 ? SettingsTransactionState.Ready : SettingsTransactionState.Idle;
            }
        }
        else if (_state == SettingsTransactionState.Writing)
        {
            _writer.Step(now);
            if (!_writer.IsBusy)
            {
                Finish();
            }
        }
    }

    private void Finish()
    {
        Outcome = _writer.Outcome;
        Failure = _writer.Failure;
        FailedKey = SettingsReport.KeyOfFailure(_writer, Settings);
        Message = SettingsReport.Make(_writer, Settings);
        _state = SettingsTransactionState.Finished;
    }

    private void Forget()
    {
        Difference = null;
        _changes = null;
    }
}
