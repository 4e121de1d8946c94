// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.TinyBms.Settings;

/// <summary>
/// The registers of a transaction: as they were, as they shall be, as they were read last, and which bits of them may
/// be written.
/// </summary>
public sealed class SettingsProgress
{
    private readonly TinyBmsSettings _settings;
    private readonly ushort[] _old = new ushort[SettingRows.WordCount];
    private readonly ushort[] _wanted = new ushort[SettingRows.WordCount];
    private readonly ushort[] _goal = new ushort[SettingRows.WordCount];
    private readonly ushort[] _candidate = new ushort[SettingRows.WordCount];

    // Bits: that settings occupy; that were asked for (or must be put back); that may be written now.
    private readonly ushort[] _owned = new ushort[SettingRows.WordCount];
    private readonly ushort[] _touched = new ushort[SettingRows.WordCount];
    private readonly ushort[] _open = new ushort[SettingRows.WordCount];
    private readonly int[] _attempts = new int[SettingRows.WordCount];
    private bool _hasRevisionD;

    /// <summary>Makes the memory.</summary>
    public SettingsProgress(TinyBmsSettings settings)
    {
        _settings = settings;
    }

    /// <summary>Takes the next reading; moved to <see cref="Actual"/> once it is complete.</summary>
    public ushort[] Incoming { get; } = new ushort[SettingRows.WordCount];

    /// <summary>Registers as read last, from 300 on.</summary>
    public ushort[] Actual { get; } = new ushort[SettingRows.WordCount];

    /// <summary>True when the goal is what stood before.</summary>
    public bool IsRestoring { get; private set; }

    /// <summary>
    /// True when everything that was touched stands as before; presets cannot be told and do not count.
    /// </summary>
    private bool IsRestored
    {
        get
        {
            for (int i = 0; i < SettingRows.WordCount; i++)
            {
                if (!SettingsRules.IsPreset(i) && ((Actual[i] ^ _old[i]) & _touched[i]) != 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Starts from the settings as reviewed.</summary>
    public void Begin(SettingsChangeSet changes)
    {
        IsRestoring = false;
        _hasRevisionD = _settings.HasRevisionD;
        Array.Copy(_settings.Current, _old, SettingRows.WordCount);
        Array.Copy(_settings.Current, _wanted, SettingRows.WordCount);
        Array.Copy(_settings.Current, Actual, SettingRows.WordCount);
        Array.Clear(_owned, 0, SettingRows.WordCount);
        Array.Clear(_touched, 0, SettingRows.WordCount);
        Array.Clear(_attempts, 0, SettingRows.WordCount);
        for (int i = 0; i < _settings.Rows.Count; i++)
        {
            SettingRow row = _settings.Rows.At(i);
            if (row.IsRevisionD && !_hasRevisionD)
            {
                continue;
            }

            AddMask(_owned, row, !row.IsPreset);
            AddMask(_touched, row, changes.IsSet(i));
            if (changes.IsSet(i))
            {
                row.Write(_wanted, changes.ValueAt(i));
            }
        }

        Array.Copy(_wanted, _goal, SettingRows.WordCount);
        Array.Copy(_touched, _open, SettingRows.WordCount);
    }

    /// <summary>How the transaction ends when there is nothing left to write.</summary>
    /// <param name="hasWritten">True when a write may have been carried out.</param>
    public SettingsOutcome OutcomeAtGoal(bool hasWritten) =>
        !IsRestoring ? SettingsOutcome.Written
        : !IsRestored ? SettingsOutcome.NotRestored
        : hasWritten ? SettingsOutcome.Restored
        : SettingsOutcome.NothingWritten;

    /// <summary>Takes over a complete reading.</summary>
    public void TakeIncoming() => Array.Copy(Incoming, Actual, SettingRows.WordCount);

    /// <summary>
    /// Turns round: what was touched, and what changed by itself, goes back to what stood before. A preset cannot be
    /// taken back.
    /// </summary>
    public void Restore()
    {
        IsRestoring = true;
        Array.Copy(_old, _goal, SettingRows.WordCount);
        for (int i = 0; i < SettingRows.WordCount; i++)
        {
            if (((Actual[i] ^ _old[i]) & _owned[i]) != 0)
            {
                _touched[i] = _owned[i];
            }

            _open[i] = SettingsRules.IsPreset(i) ? (ushort)0 : _touched[i];
            _attempts[i] = 0;
        }
    }

    /// <summary>Place of a register that changed without having been asked for, or −1.</summary>
    public int FindSideEffect()
    {
        for (int i = 0; i < SettingRows.WordCount; i++)
        {
            if (((Actual[i] ^ _old[i]) & _owned[i] & ~_touched[i]) != 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Place of a register that is neither as before nor as wanted, or −1.</summary>
    public int FindForeign()
    {
        for (int i = 0; i < SettingRows.WordCount; i++)
        {
            int mask = _owned[i];
            if (((Actual[i] ^ _old[i]) & mask) != 0 && ((Actual[i] ^ _wanted[i]) & mask) != 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Place of the register to write next, or −1 when there is none.</summary>
    public int NextWrite()
    {
        int index = SettingsRules.NextWrite(Actual, _goal, _open);
        return index < 0 ? -1 : _settings.Rows.AtAddress(SettingRows.FirstAddress + index).Index;
    }

    /// <summary>True when the register stands at the goal, as far as its open bits go.</summary>
    public bool IsAtGoal(int index)
    {
        int difference = (Actual[index] ^ _goal[index]) & _open[index];
        bool isLong = _settings.Rows.AtAddress(SettingRows.FirstAddress + index).Words == 2;
        return difference == 0 && (!isLong || ((Actual[index + 1] ^ _goal[index + 1]) & _open[index + 1]) == 0);
    }

    /// <summary>True when a write has attempts left and does not break the order of the settings.</summary>
    public bool MayWrite(int index) =>
        _attempts[index] < SettingsTiming.MaximumWriteAttempts && KeepsOrder(index);

    /// <summary>True unless the write would turn a valid set into one that is not.</summary>
    public bool KeepsOrder(int index)
    {
        Array.Copy(Actual, _candidate, SettingRows.WordCount);
        _candidate[index] = WordFor(index);
        return SettingsRules.IsValid(_candidate, _hasRevisionD) || !SettingsRules.IsValid(Actual, _hasRevisionD);
    }

    /// <summary>Word to write: the goal in the open bits, all other bits as they stand.</summary>
    public ushort WordFor(int index) =>
        (ushort)((Actual[index] & ~_open[index]) | (_goal[index] & _open[index]));

    /// <summary>Counts an attempt.</summary>
    public void CountWrite(int index) => _attempts[index]++;

    /// <summary>Leaves a register alone from now on.</summary>
    public void Close(int index)
    {
        _open[index] = 0;
        if (_settings.Rows.AtAddress(SettingRows.FirstAddress + index).Words == 2)
        {
            _open[index + 1] = 0;
        }
    }

    /// <summary>True when any bit of the setting was asked for or changed by itself.</summary>
    public bool IsTouched(SettingRow row) =>
        (_touched[row.Index] & row.Mask) != 0 || (row.Words == 2 && _touched[row.Index + 1] != 0);

    /// <summary>Count of a setting as it was before.</summary>
    public long OldOf(SettingRow row) => row.Read(_old);

    /// <summary>Count of a setting as wanted.</summary>
    public long WantedOf(SettingRow row) => row.Read(_wanted);

    private static void AddMask(ushort[] masks, SettingRow row, bool isAdded)
    {
        for (int i = 0; isAdded && i < row.Words; i++)
        {
            masks[row.Index + i] |= row.Mask;
        }
    }
}
