// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Platform;
using BmsGateway.Storage;

namespace BmsGateway.Alarms;

/// <summary>
/// The last hundred things that happened to alarms, in flash. Entries are numbered, so that a gap shows what a full
/// journal has dropped: the oldest information while there is more than <see cref="InformationPlaces"/> of it, else the
/// oldest entry. Any thread may read and add; one thread loads and saves.
/// </summary>
/// <remarks>
/// Data of the record, little endian: version (1 byte), 3 spare, entries (2), start number (2), number of the newest
/// entry (4), dropped entries (4), captures of samples (4); then the entries of 24 bytes, the oldest first: number (4),
/// UTC seconds (4), uptime (4), value (4), alarm (2), start number (2), severity (1), kind (1), 2 spare.
/// </remarks>
public sealed class AlarmJournal
{
    /// <summary>Name of its record.</summary>
    public const string FileName = "alarms.rec";

    /// <summary>Most entries.</summary>
    public const int Capacity = 100;

    /// <summary>Places that information keeps in a full journal.</summary>
    public const int InformationPlaces = 40;

    private const byte Version = 1;
    private const int HeaderLength = 20;
    private const int EntryLength = 24;
    private const int MaximumLength = HeaderLength + (Capacity * EntryLength);

    private readonly object _gate = new();
    private readonly RecordFile _record;
    private readonly byte[] _bytes = new byte[MaximumLength];
    private readonly byte[] _saved = new byte[MaximumLength];
    private int _count;
    private int _revision;
    private int _savedRevision;

    /// <summary>Makes an empty journal; nothing is read yet.</summary>
    public AlarmJournal(IFileStore files) => _record = new RecordFile(files, FileName, MaximumLength);

    /// <summary>Entries.</summary>
    public int Count => _count;

    /// <summary>
    /// Number of this start, modulo 65536; counted here unless <see cref="SetBootNumber"/> gives another.
    /// </summary>
    public int BootNumber { get; private set; }

    /// <summary>Entries that had to make room for newer ones.</summary>
    public long DroppedCount { get; private set; }

    /// <summary>Captures of samples made so far.</summary>
    public int CaptureCount { get; private set; }

    /// <summary>True when there is something to save.</summary>
    public bool IsDirty => _revision != _savedRevision;

    /// <summary>Reads the journal; called once, before anything is added.</summary>
    /// <returns>What was found; after Damaged or Missing the journal begins anew.</returns>
    public RecordReadResult Load()
    {
        RecordReadResult result = _record.TryRead(out byte[] content);
        bool isFound = result == RecordReadResult.Ok || result == RecordReadResult.Recovered;
        if (isFound && !IsValid(content))
        {
            result = RecordReadResult.Damaged;
            isFound = false;
        }

        lock (_gate)
        {
            if (isFound)
            {
                Array.Copy(content, 0, _bytes, 0, content.Length);
                _count = ByteFields.GetUShort(content, 4);
                BootNumber = ByteFields.GetUShort(content, 6);
                DroppedCount = ByteFields.GetUInt(content, 12);
                CaptureCount = ByteFields.GetInt(content, 16) & int.MaxValue;
            }

            BootNumber = (BootNumber + 1) & 0xFFFF;
            _revision++;
        }

        return result;
    }

    /// <summary>Takes the number of this start from the part that counts starts.</summary>
    public void SetBootNumber(int bootNumber) => BootNumber = bootNumber & 0xFFFF;

    /// <summary>Adds an entry.</summary>
    /// <param name="change">What happened.</param>
    /// <param name="utcSeconds">Wall-clock time; 0 when it is not set.</param>
    /// <param name="uptimeSeconds">Time since the start of the gateway, s.</param>
    public void Add(AlarmChange change, long utcSeconds, int uptimeSeconds)
    {
        lock (_gate)
        {
            if (_count == Capacity)
            {
                RemoveOne(change.Severity == AlarmSeverity.Information);
            }

            int number = ByteFields.GetInt(_bytes, 8) + 1;
            int offset = OffsetOf(_count);
            ByteFields.PutInt(_bytes, 8, number);
            ByteFields.PutInt(_bytes, offset, number);
            ByteFields.PutInt(_bytes, offset + 4, (int)utcSeconds);
            ByteFields.PutInt(_bytes, offset + 8, uptimeSeconds);
            ByteFields.PutInt(_bytes, offset + 12, change.Value);
            ByteFields.PutShort(_bytes, offset + 16, (int)change.Alarm.Id);
            ByteFields.PutShort(_bytes, offset + 18, BootNumber);
            _bytes[offset + 20] = (byte)change.Severity;
            _bytes[offset + 21] = (byte)change.Kind;
            _count++;
            _revision++;
        }
    }

    /// <summary>Notes that the samples before a fault have been stored.</summary>
    public void NoteCapture()
    {
        lock (_gate)
        {
            CaptureCount = (CaptureCount + 1) & int.MaxValue;
            _revision++;
        }
    }

    /// <summary>Reads one entry.</summary>
    /// <param name="index">0 for the newest.</param>
    /// <param name="entry">Takes it.</param>
    /// <returns>False when there are not so many.</returns>
    public bool TryRead(int index, JournalEntry entry)
    {
        lock (_gate)
        {
            if (index < 0 || index >= _count)
            {
                return false;
            }

            int offset = OffsetOf(_count - 1 - index);
            entry.Number = ByteFields.GetUInt(_bytes, offset);
            entry.UtcSeconds = ByteFields.GetUInt(_bytes, offset + 4);
            entry.UptimeSeconds = ByteFields.GetInt(_bytes, offset + 8);
            entry.Value = ByteFields.GetInt(_bytes, offset + 12);
            entry.Id = (AlarmId)ByteFields.GetUShort(_bytes, offset + 16);
            entry.BootNumber = ByteFields.GetUShort(_bytes, offset + 18);
            entry.Severity = (AlarmSeverity)_bytes[offset + 20];
            entry.Kind = (AlarmChangeKind)_bytes[offset + 21];
            return true;
        }
    }

    /// <summary>Saves the journal as it is now. Readers are not held up meanwhile.</summary>
    /// <returns>False when it could not be stored; it stays dirty then.</returns>
    public bool TrySave()
    {
        int revision;
        int length;
        lock (_gate)
        {
            revision = _revision;
            length = OffsetOf(_count);
            _bytes[0] = Version;
            ByteFields.PutShort(_bytes, 4, _count);
            ByteFields.PutShort(_bytes, 6, BootNumber);
            ByteFields.PutInt(_bytes, 12, (int)DroppedCount);
            ByteFields.PutInt(_bytes, 16, CaptureCount);
            Array.Copy(_bytes, 0, _saved, 0, length);
        }

        if (!_record.TryWrite(_saved, length))
        {
            return false;
        }

        _savedRevision = revision;
        return true;
    }

    private static bool IsValid(byte[] content) =>
        content.Length >= HeaderLength
        && content[0] == Version
        && content.Length == OffsetOf(ByteFields.GetUShort(content, 4));

    private static int OffsetOf(int index) => HeaderLength + (index * EntryLength);

    private void RemoveOne(bool isForInformation)
    {
        int victim = 0;
        int information = isForInformation ? 1 : 0;
        for (int i = _count - 1; i >= 0; i--)
        {
            if (_bytes[OffsetOf(i) + 20] == (byte)AlarmSeverity.Information)
            {
                information++;
                victim = i;
            }
        }

        victim = information > InformationPlaces ? victim : 0;
        int from = OffsetOf(victim + 1);
        Array.Copy(_bytes, from, _bytes, OffsetOf(victim), OffsetOf(_count) - from);
        _count--;
        DroppedCount++;
    }
}
