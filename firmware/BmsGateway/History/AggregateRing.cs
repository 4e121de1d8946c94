// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Platform;
using BmsGateway.Storage;

namespace BmsGateway.History;

/// <summary>
/// A bounded list of rows in one record of flash; the oldest row makes room for the newest. It is only in memory
/// between <see cref="TryLoad"/> (or <see cref="TryView"/>) and <see cref="Unload"/>. Rows carry running numbers, so
/// that a clock that jumps cannot confuse which of them a coarser ring has taken in already. Not for several threads at
/// once.
/// </summary>
public sealed class AggregateRing
{
    private const int Version = 1;
    private const int HeaderLength = 16;

    // A medium that cannot be read for a moment must not cost what is on it.
    private const int MostDamagedReads = 3;

    private readonly IFileStore _files;
    private readonly string _name;
    private readonly int _capacity;
    private byte[]? _content;
    private RecordFile? _record;
    private int _damagedReads;

    /// <summary>Names a ring; nothing is read yet.</summary>
    /// <param name="files">Flash of the board.</param>
    /// <param name="name">File name.</param>
    /// <param name="capacity">Most rows.</param>
    public AggregateRing(IFileStore files, string name, int capacity)
    {
        _files = files;
        _name = name;
        _capacity = capacity;
    }

    /// <summary>Most rows.</summary>
    public int Capacity => _capacity;

    /// <summary>Largest size of the record in flash, bytes.</summary>
    public int LargestLength => RecordFile.HeaderLength + HeaderLength + (_capacity * AggregateRow.Length);

    /// <summary>Rows; 0 while the ring is not loaded.</summary>
    public int Count => _content == null ? 0 : ByteFields.ReadInt(_content, 4);

    /// <summary>Number of the row that is appended next.</summary>
    public int NextSequence => _content == null ? 0 : ByteFields.ReadInt(_content, 8);

    /// <summary>Rows of the finer ring below this number are part of this ring.</summary>
    public int MergedUpTo
    {
        get => _content == null ? 0 : ByteFields.ReadInt(_content, 12);
        set
        {
            if (_content != null)
            {
                ByteFields.WriteInt(_content, 12, value);
            }
        }
    }

    /// <summary>Reads the ring from flash, to look at it.</summary>
    /// <returns>False when it is damaged.</returns>
    public bool TryView() => TryRead(int.MaxValue);

    /// <summary>Reads the ring from flash, to change it.</summary>
    /// <returns>
    /// False when it is damaged; after three times in a row it begins anew, because nothing will mend it then.
    /// </returns>
    public bool TryLoad()
    {
        bool isLoaded = TryRead(_damagedReads + 1);
        _damagedReads = isLoaded ? 0 : _damagedReads + 1;
        return isLoaded;
    }

    private bool TryRead(int damagedReads)
    {
        _record = new RecordFile(_files, _name, LargestLength - RecordFile.HeaderLength);
        RecordReadResult result = _record.TryRead(out byte[] content);
        if (result == RecordReadResult.Damaged || (result != RecordReadResult.Missing && !IsPlausible(content)))
        {
            if (damagedReads != MostDamagedReads)
            {
                Unload();
                return false;
            }

            content = new byte[0];
        }

        _content = new byte[LargestLength - RecordFile.HeaderLength];
        Array.Copy(content, 0, _content, 0, content.Length);
        ByteFields.WriteInt(_content, 0, Version);
        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Unload()
    {
        _content = null;
        _record = null;
    }

    /// <summary>Saves the ring to flash.</summary>
    public bool TrySave() =>
        _content != null && _record != null && _record.TryWrite(_content, HeaderLength + (Count * AggregateRow.Length));

    /// <summary>Reads a row.</summary>
    /// <param name="index">0 is the oldest, <see cref="Count"/> − 1 the newest.</param>
    /// <param name="row">Takes the row.</param>
    public void Read(int index, AggregateRow row) => row.Decode(_content!, OffsetOf(index));

    /// <summary>Puts a row in behind the newest one.</summary>
    public void Append(AggregateRow row)
    {
        byte[] content = _content!;
        int count = Count;
        if (count == _capacity)
        {
            Array.Copy(content, OffsetOf(1), content, OffsetOf(0), (count - 1) * AggregateRow.Length);
            count--;
        }

        row.Encode(content, OffsetOf(count));
        ByteFields.WriteInt(content, 4, count + 1);
        ByteFields.WriteInt(content, 8, NextSequence + 1);
    }

    /// <summary>Replaces the newest row.</summary>
    public void ReplaceNewest(AggregateRow row) => row.Encode(_content!, OffsetOf(Count - 1));

    private static int OffsetOf(int index) => HeaderLength + (index * AggregateRow.Length);

    private bool IsPlausible(byte[] content)
    {
        if (content.Length < HeaderLength || ByteFields.ReadInt(content, 0) != Version)
        {
            return false;
        }

        int count = ByteFields.ReadInt(content, 4);
        return count >= 0 && count <= _capacity && content.Length == HeaderLength + (count * AggregateRow.Length)
            && ByteFields.ReadInt(content, 8) >= count && ByteFields.ReadInt(content, 12) >= 0;
    }
}
