// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Platform;

namespace BmsGateway.History;

/// <summary>
/// Writes the history files. Lines wait in one block of memory and go to flash together, once an hour or when the block
/// is full, because every write wears a whole block of flash. When the drive is full the oldest file is removed; when
/// nothing is left to remove, or the medium fails, the lines are lost and counted. Not for several threads at once.
/// </summary>
public sealed class HistoryWriter
{
    /// <summary>Longest time that a line waits in memory, ms.</summary>
    public const int FlushPeriodMilliseconds = 3600000;

    private const int BlockLength = 1024;
    private const int MostRemovals = 16;

    private readonly IFileStore _files;
    private readonly HistoryFolder _folder;
    private readonly DayClock _clock;
    private readonly byte[] _block = new byte[BlockLength];
    private readonly byte[] _header = CsvLines.HeaderBytes();
    private readonly byte[] _lineFeed = { (byte)'\n' };
    private readonly long _mostBytes;
    private string _name = "";
    private string _bootName = "";
    private int _day = DayClock.Unknown;
    private int _length;
    private int _lines;
    private long _firstLineAt;
    private long _otherBytes;
    private bool _isTailKnown;
    private bool _isRoomUsed;

    /// <summary>Makes a writer.</summary>
    /// <param name="files">Flash of the board.</param>
    /// <param name="clock">Names the files.</param>
    /// <param name="mostFiles">Files that are kept.</param>
    /// <param name="mostBytes">Room for all files together, bytes.</param>
    public HistoryWriter(IFileStore files, DayClock clock, int mostFiles, long mostBytes)
    {
        _files = files;
        _clock = clock;
        _mostBytes = mostBytes;
        _folder = new HistoryFolder(files, mostFiles, mostBytes);
    }

    /// <summary>The folder of the files.</summary>
    public HistoryFolder Folder => _folder;

    /// <summary>File that is being written; empty before the first line.</summary>
    public string Name => _name;

    /// <summary>Local day of that file, or <see cref="DayClock.Unknown"/>.</summary>
    public int Day => _day;

    /// <summary>Lines that wait for flash.</summary>
    public byte[] Block => _block;

    /// <summary>Bytes of those lines.</summary>
    public int Length => _length;

    /// <summary>True while the last write failed.</summary>
    public bool IsFailing { get; private set; }

    /// <summary>Lines that could not be written since the start.</summary>
    public int LostLines { get; private set; }

    /// <summary>Writes that succeeded since the start.</summary>
    public int FlushCount { get; private set; }

    /// <summary>Takes a line. Allocates when a new file begins or the block is written.</summary>
    public void Add(HistoryValues values)
    {
        ChooseFile();
        if (_length + CsvLines.LongestLine > BlockLength)
        {
            Flush();
        }

        long now = _clock.MonotonicMilliseconds;
        if (_length == 0)
        {
            _firstLineAt = now;
        }

        int seconds = _day == DayClock.Unknown ? (int)(now / 1000) : _clock.SecondOfDay(_clock.UtcSeconds);
        _length = CsvLines.Write(_block, _length, seconds, values);
        _lines++;
        if (now - _firstLineAt >= FlushPeriodMilliseconds)
        {
            Flush();
        }
    }

    /// <summary>Writes the lines that wait.</summary>
    /// <returns>False when they could not be written; they are lost and counted then.</returns>
    public bool Flush()
    {
        if (_length == 0)
        {
            return !IsFailing;
        }

        bool isWritten = TryStore();
        for (int i = 0; !isWritten && !_isRoomUsed && i < MostRemovals; i++)
        {
            if (_folder.RemoveOldest(_name, _day) < 0)
            {
                break;
            }

            isWritten = TryStore();
        }

        if (!isWritten)
        {
            LostLines += _lines;
            _isTailKnown = false;
        }

        FlushCount += isWritten ? 1 : 0;
        IsFailing = !isWritten;
        _length = 0;
        _lines = 0;
        return isWritten;
    }

    private void ChooseFile()
    {
        int day = _clock.IsSet ? _clock.DayOf(_clock.UtcSeconds) : DayClock.Unknown;
        if (_name.Length > 0 && day == _day)
        {
            return;
        }

        Flush();
        if (day == DayClock.Unknown && _bootName.Length == 0)
        {
            _bootName = _folder.NextBootName();
        }

        _day = day;
        _name = day == DayClock.Unknown ? _bootName : HistoryFolder.NameOfDay(day);
        _isTailKnown = false;
        TrimFolder();
    }

    private void TrimFolder()
    {
        long size = _files.SizeOf(_name);
        _otherBytes = _folder.Trim(_name, _day) - (size > 0 ? size : 0);
    }

    // After a failure the part that has reached the file is taken off, so that the next try goes on behind it.
    private bool TryStore()
    {
        _isRoomUsed = false;
        long size = _files.SizeOf(_name);
        long wanted = size <= 0 ? _header.Length + _length : size + _length + 1;
        if (_otherBytes + wanted > _mostBytes)
        {
            while (_otherBytes + wanted > _mostBytes && _folder.RemoveOldest(_name, _day) >= 0)
            {
                TrimFolder();
            }

            _isRoomUsed = _otherBytes + wanted > _mostBytes;
            if (_isRoomUsed)
            {
                return false;
            }
        }

        if (!TryBegin(size))
        {
            return false;
        }

        size = _files.SizeOf(_name);
        if (_files.TryAppend(_name, _block, _length))
        {
            return true;
        }

        long written = _files.SizeOf(_name) - (size > 0 ? size : 0);
        if (written >= _length)
        {
            return true;
        }

        if (written > 0)
        {
            _length -= (int)written;
            Array.Copy(_block, (int)written, _block, 0, _length);
        }

        return false;
    }

    // A new file gets its header; a file whose last line was cut by a power failure gets a line feed.
    private bool TryBegin(long size)
    {
        if (size <= 0)
        {
            _isTailKnown = _files.TryAppend(_name, _header, _header.Length);
            return _isTailKnown;
        }

        if (!_isTailKnown)
        {
            byte[] tail = new byte[1];
            bool isWhole = _files.ReadPart(_name, size - 1, tail, 1) == 1 && tail[0] == (byte)'\n';
            _isTailKnown = isWhole || _files.TryAppend(_name, _lineFeed, 1);
        }

        return _isTailKnown;
    }
}
