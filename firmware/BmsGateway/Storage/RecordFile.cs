// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Platform;

namespace BmsGateway.Storage;

/// <summary>
/// A small piece of data that survives a power cut at any instant: after it there is the old or the new state, never a
/// third one. A copy is magic, sequence number, length and CRC-32 in front of the data. A save writes <c>name.new</c>,
/// reads it back, deletes <c>name.bak</c>, renames the old copy to <c>name.bak</c> and the new one to the name; the file
/// system of the device cannot rename over an existing file. Not on the control thread; one thread at a time.
/// </summary>
public sealed class RecordFile
{
    /// <summary>Bytes in front of the data.</summary>
    public const int HeaderLength = 16;

    private const uint Magic = 0x31524742;

    private static readonly byte[] Nothing = new byte[0];

    private readonly IFileStore _files;
    private readonly string _name;
    private readonly int _maximumLength;
    private byte[] _buffer = Nothing;
    private uint _sequence;
    private bool _isKnown;
    private bool _hasDamage;

    /// <summary>Names a record; nothing is read yet.</summary>
    /// <param name="files">Where the copies lie.</param>
    /// <param name="name">Name of the usual copy ("config.rec"); the others add ".new" and ".bak".</param>
    /// <param name="maximumLength">Most bytes of data; a longer copy counts as damaged.</param>
    public RecordFile(IFileStore files, string name, int maximumLength)
    {
        _files = files;
        _name = name;
        _maximumLength = maximumLength;
    }

    /// <summary>Name of the copy that was read last; empty when none was.</summary>
    public string FoundIn { get; private set; } = "";

    /// <summary>True when the copy that was read last is an old one, because all newer ones are damaged.</summary>
    public bool IsOldCopy => _hasDamage && FoundIn == _name + ".bak";

    /// <summary>Number of the copy that was read or written last; grows by one with each save.</summary>
    public uint Sequence => _sequence;

    /// <summary>Reads the newest whole copy.</summary>
    /// <param name="content">The data; empty unless the result is Ok or Recovered.</param>
    public RecordReadResult TryRead(out byte[] content)
    {
        content = Nothing;
        FoundIn = "";
        bool hasDamage = false;
        bool isFreshDamaged = false;
        Consider(_name, ref content, ref hasDamage);
        Consider(_name + ".new", ref content, ref isFreshDamaged);
        Consider(_name + ".bak", ref content, ref hasDamage);
        _isKnown = true;
        _hasDamage = hasDamage || isFreshDamaged;
        if (FoundIn.Length == 0)
        {
            _sequence = 0;

            // A damaged new copy all alone is what a power cut leaves of the very first save: there was nothing before.
            bool isFirstSave = !hasDamage && _files.SizeOf(_name + ".new") >= 0;
            return hasDamage || (isFreshDamaged && !isFirstSave) ? RecordReadResult.Damaged : RecordReadResult.Missing;
        }

        return hasDamage || isFreshDamaged || FoundIn != _name ? RecordReadResult.Recovered : RecordReadResult.Ok;
    }

    /// <summary>Saves the data.</summary>
    /// <param name="content">Buffer that holds it.</param>
    /// <param name="length">Bytes from the start of the buffer.</param>
    /// <returns>False when it could not be stored; the old state is then still there.</returns>
    /// <exception cref="ArgumentException">The data is longer than this record may be.</exception>
    public bool TryWrite(byte[] content, int length)
    {
        if (length < 0 || length > _maximumLength)
        {
            throw new ArgumentException("The data is too long for " + _name);
        }

        // Without a copy the numbers would start again below those of copies that were only unreadable for a moment.
        if (!_isKnown || FoundIn.Length == 0)
        {
            TryRead(out _);
        }

        // An interrupted save may have left the only whole copy under the name that is written next.
        if (FoundIn == _name + ".new" && !TryPromote())
        {
            return false;
        }

        int total = Fill(content, length);
        string fresh = _name + ".new";
        if (!_files.TryWrite(fresh, _buffer, total) || !HoldsBuffer(fresh, total) || !TryPromote())
        {
            Withdraw(fresh);
            return false;
        }

        _sequence++;
        FoundIn = _name;
        return true;
    }

    /// <summary>Deletes all copies.</summary>
    /// <returns>False when one of them is still there.</returns>
    public bool TryDelete()
    {
        _isKnown = false;
        bool isGone = _files.TryDelete(_name + ".new");
        isGone &= _files.TryDelete(_name + ".bak");
        isGone &= _files.TryDelete(_name);
        return isGone;
    }

    /// <summary>Deletes the copy of the previous state, when that holds what must not stay (an old password).</summary>
    /// <returns>False when it is still there.</returns>
    public bool TryDropBackup() => FoundIn == _name && _files.TryDelete(_name + ".bak");

    // A save that was refused must not come up at the next start. Best effort: the medium has just failed.
    private void Withdraw(string fresh)
    {
        _isKnown = false;
        if (_files.TryDelete(fresh) && _files.SizeOf(_name) < 0)
        {
            _files.TryMove(_name + ".bak", _name);
        }
    }

    // Only a damaged usual copy is dropped: the backup may be the one that is whole.
    private bool TryPromote()
    {
        if (_files.SizeOf(_name) >= 0)
        {
            bool isWhole = FoundIn == _name || IsWhole(_name);
            bool isAside = isWhole
                ? _files.TryDelete(_name + ".bak") && _files.TryMove(_name, _name + ".bak")
                : _files.TryDelete(_name);
            if (!isAside)
            {
                return false;
            }
        }

        if (!_files.TryMove(_name + ".new", _name))
        {
            return false;
        }

        FoundIn = _name;
        return true;
    }

    private void Consider(string name, ref byte[] content, ref bool hasDamage)
    {
        FileReadResult result = _files.TryRead(name, out byte[] file);
        if (result == FileReadResult.Missing)
        {
            return;
        }

        if (result != FileReadResult.Ok || !IsCopy(file))
        {
            hasDamage = true;
            return;
        }

        uint sequence = ReadUInt(file, 4);
        if (FoundIn.Length == 0 || (int)(sequence - _sequence) > 0)
        {
            FoundIn = name;
            _sequence = sequence;
            content = new byte[file.Length - HeaderLength];
            Array.Copy(file, HeaderLength, content, 0, content.Length);
        }
    }

    private bool IsWhole(string name) => _files.TryRead(name, out byte[] file) == FileReadResult.Ok && IsCopy(file);

    private bool IsCopy(byte[] file)
    {
        if (file.Length < HeaderLength || file.Length - HeaderLength > _maximumLength || ReadUInt(file, 0) != Magic)
        {
            return false;
        }

        return ReadUInt(file, 8) == (uint)(file.Length - HeaderLength) && ReadUInt(file, 12) == ChecksumOf(file, file.Length);
    }

    private static uint ChecksumOf(byte[] file, int total) =>
        Crc32.Add(Crc32.Add(Crc32.Start, file, 4, 8), file, HeaderLength, total - HeaderLength);

    private int Fill(byte[] content, int length)
    {
        int total = HeaderLength + length;
        if (_buffer.Length < total)
        {
            _buffer = new byte[total];
        }

        WriteUInt(_buffer, 0, Magic);
        WriteUInt(_buffer, 4, _sequence + 1);
        WriteUInt(_buffer, 8, (uint)length);
        Array.Copy(content, 0, _buffer, HeaderLength, length);
        WriteUInt(_buffer, 12, ChecksumOf(_buffer, total));
        return total;
    }

    private bool HoldsBuffer(string name, int total)
    {
        if (_files.TryRead(name, out byte[] file) != FileReadResult.Ok || file.Length != total)
        {
            return false;
        }

        for (int i = 0; i < total; i++)
        {
            if (file[i] != _buffer[i])
            {
                return false;
            }
        }

        return true;
    }

    private static uint ReadUInt(byte[] bytes, int offset) =>
        (uint)(bytes[offset] | (bytes[offset + 1] << 8) | (bytes[offset + 2] << 16) | (bytes[offset + 3] << 24));

    private static void WriteUInt(byte[] bytes, int offset, uint value)
    {
        bytes[offset] = (byte)value;
        bytes[offset + 1] = (byte)(value >> 8);
        bytes[offset + 2] = (byte)(value >> 16);
        bytes[offset + 3] = (byte)(value >> 24);
    }
}
