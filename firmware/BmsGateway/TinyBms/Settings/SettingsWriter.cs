// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// Takes the registers of the BMS to new values, or back to the old ones when anything goes wrong. It reads all
/// settings before the first and after every write and always decides from what it has read, so that an answer that got
/// lost, a broken link or a value that the BMS changed by itself is seen before the next write. Never waits, never
/// throws, allocates nothing.
/// </summary>
public sealed class SettingsWriter
{
    private readonly SettingsRequest _request;
    private readonly TinyBmsSettings _settings;
    private readonly SettingsProgress _progress;
    private RegisterAccessResult _lastWrite;
    private int _writtenIndex;
    private int _presetLooks;
    private int _silentReads;
    private long _lastAnswerAt;
    private long _quietUntil;
    private bool _isFirstRead;
    private bool _isLinkBroken;
    private bool _hasWritten;

    /// <summary>Makes a writer with all its memory.</summary>
    public SettingsWriter(ITinyBmsRegisterAccess access, TinyBmsSettings settings)
    {
        _request = new SettingsRequest(access);
        _settings = settings;
        _progress = new SettingsProgress(settings);
    }

    /// <summary>How it ended.</summary>
    public SettingsOutcome Outcome { get; private set; }

    /// <summary>The first thing that went wrong.</summary>
    public SettingsFailure Failure { get; private set; }

    /// <summary>Place of the register that went wrong, or −1 when it is none in particular.</summary>
    public int FailedIndex { get; private set; }

    /// <summary>True while the old values are being put back.</summary>
    public bool IsRestoring => _progress.IsRestoring;

    /// <summary>True while it works.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Registers: old, wanted and as last read.</summary>
    public SettingsProgress Progress => _progress;

    /// <summary>Starts; the settings must be as read and reviewed.</summary>
    /// <param name="changes">What shall change; validated.</param>
    /// <param name="now">Monotonic time, ms.</param>
    public void Begin(SettingsChangeSet changes, long now)
    {
        _progress.Begin(changes);
        IsBusy = true;
        Outcome = SettingsOutcome.None;
        Failure = SettingsFailure.None;
        FailedIndex = -1;
        _writtenIndex = -1;
        _silentReads = 0;
        _quietUntil = now;
        _lastAnswerAt = now;
        _isFirstRead = true;
        _isLinkBroken = false;
        _hasWritten = false;
        Pause(now, 0);
    }

    /// <summary>Does what can be done without waiting.</summary>
    /// <param name="now">Monotonic time, ms.</param>
    public void Step(long now)
    {
        RegisterAccessResult result = IsBusy ? _request.Step(now) : RegisterAccessResult.Pending;
        if (result == RegisterAccessResult.Pending)
        {
            return;
        }

        if (_request.IsWrite)
        {
            TakeWrite(result, now);
        }
        else
        {
            TakeRead(result, now);
        }
    }

    private void TakeRead(RegisterAccessResult result, long now)
    {
        if (result != RegisterAccessResult.Ok)
        {
            TakeSilence(result, now);
            return;
        }

        _lastAnswerAt = now;
        _quietUntil = now;
        _silentReads = 0;
        _progress.TakeIncoming();
        Judge(now);
    }

    private void TakeSilence(RegisterAccessResult result, long now)
    {
        bool isRestarting = now < _quietUntil;
        if (!isRestarting && (result == RegisterAccessResult.LinkLost || _silentReads >= TinyBmsTiming.MaximumRepeats))
        {
            _isLinkBroken = true;
        }

        if (_isLinkBroken && !_hasWritten)
        {
            End(SettingsOutcome.NothingWritten, SettingsFailure.Link, -1);
        }
        else if (now - _lastAnswerAt >= SettingsTiming.SilenceLimitMilliseconds)
        {
            End(SettingsOutcome.Unknown, SettingsFailure.Link, _writtenIndex);
        }
        else if (_isLinkBroken || isRestarting)
        {
            Pause(now, SettingsTiming.LinkRetryMilliseconds);
        }
        else
        {
            Pause(now, TinyBmsTiming.RepeatPauseMilliseconds(_silentReads++));
        }
    }

    private void TakeWrite(RegisterAccessResult result, long now)
    {
        _lastWrite = result;
        if (result == RegisterAccessResult.Rejected)
        {
            _lastAnswerAt = now;
            _quietUntil = now;
            Stop(SettingsFailure.Refused, _writtenIndex);
            Pause(now, 0);
            return;
        }

        _hasWritten = true;
        if (result == RegisterAccessResult.Ok)
        {
            _lastAnswerAt = now;
            Pause(now, 0);
            return;
        }

        bool isLost = result == RegisterAccessResult.LinkLost;
        _isLinkBroken = _isLinkBroken || (isLost && now >= _quietUntil);
        Pause(now, isLost ? SettingsTiming.LinkRetryMilliseconds : TinyBmsTiming.RepeatPauseMilliseconds(0));
    }

    // Decides from what has just been read.
    private void Judge(long now)
    {
        int foreign = _isFirstRead || _isLinkBroken ? _progress.FindForeign() : -1;
        bool isFirst = _isFirstRead;
        _isFirstRead = false;
        if (isFirst && foreign >= 0)
        {
            End(SettingsOutcome.NothingWritten, SettingsFailure.Outdated, foreign);
        }
        else if (foreign >= 0)
        {
            End(SettingsOutcome.NotRestored, SettingsFailure.Foreign, foreign);
        }
        else if (!IsPresetPending(now))
        {
            JudgeWrites();
            Continue(now);
        }
    }

    // True when the BMS has a preset in hand that was acknowledged: another look later.
    private bool IsPresetPending(long now)
    {
        if (IsRestoring || _writtenIndex < 0 || !SettingsRules.IsPreset(_writtenIndex)
            || _lastWrite != RegisterAccessResult.Ok)
        {
            return false;
        }

        if (_progress.Actual[_writtenIndex] == SettingRow.PresetTaken)
        {
            _progress.Close(_writtenIndex);
            _writtenIndex = -1;
            return false;
        }

        bool isInHand = _progress.IsAtGoal(_writtenIndex) && ++_presetLooks < SettingsTiming.MaximumPresetLooks;
        if (isInHand)
        {
            Pause(now, SettingsTiming.PresetPauseMilliseconds);
        }
        else
        {
            Stop(SettingsFailure.ReadBack, _writtenIndex);
        }

        return isInHand;
    }

    private void JudgeWrites()
    {
        bool wasBroken = _isLinkBroken;
        _isLinkBroken = false;
        if (IsRestoring)
        {
            return;
        }

        if (wasBroken && _progress.NextWrite() >= 0)
        {
            Stop(SettingsFailure.Link, _writtenIndex);
            return;
        }

        int sideEffect = _progress.FindSideEffect();
        if (_writtenIndex >= 0 && _lastWrite == RegisterAccessResult.Ok && !_progress.IsAtGoal(_writtenIndex))
        {
            Stop(SettingsFailure.ReadBack, _writtenIndex);
        }
        else if (sideEffect >= 0)
        {
            Stop(SettingsFailure.SideEffect, sideEffect);
        }
    }

    private void Continue(long now)
    {
        int index = _progress.NextWrite();
        while (index >= 0 && !_progress.MayWrite(index))
        {
            Stop(_progress.KeepsOrder(index) ? SettingsFailure.ReadBack : SettingsFailure.Order, index);
            index = _progress.NextWrite();
        }

        if (index < 0)
        {
            End(_progress.OutcomeAtGoal(_hasWritten), SettingsFailure.None, -1);
            return;
        }

        _presetLooks = 0;
        _writtenIndex = index;
        if (index == SettingsRules.OperationModeIndex)
        {
            _quietUntil = now + SettingsTiming.RestartMilliseconds;
        }

        SettingRow row = _settings.Rows.AtAddress(SettingRows.FirstAddress + index);
        ushort second = row.Words == 2 ? _progress.WordFor(index + 1) : (ushort)0;
        _progress.CountWrite(index);
        _request.Write(row.Address, row.Words, _progress.WordFor(index), second, now);
    }

    // Turns round on the first failure; on the way back a register that fails is left alone.
    private void Stop(SettingsFailure failure, int index)
    {
        if (IsRestoring)
        {
            _progress.Close(index);
            return;
        }

        Note(failure, index);
        _progress.Restore();
        _writtenIndex = -1;
    }

    // The first failure is the one that is told; "none" changes nothing.
    private void Note(SettingsFailure failure, int index)
    {
        if (Failure == SettingsFailure.None && failure != SettingsFailure.None)
        {
            Failure = failure;
            FailedIndex = index;
        }
    }

    // Every decision is made from a reading, so whatever comes next begins with one.
    private void Pause(long now, int milliseconds) =>
        _request.Read(SettingsValueKind.Current, _progress.Incoming, now + milliseconds);

    private void End(SettingsOutcome outcome, SettingsFailure failure, int index)
    {
        Note(failure, index);
        Outcome = outcome;
        IsBusy = false;
        Array.Copy(_progress.Actual, _settings.Current, SettingRows.WordCount);
    }
}
