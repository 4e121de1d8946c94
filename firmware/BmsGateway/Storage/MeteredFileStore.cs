// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Platform;

namespace BmsGateway.Storage;

/// <summary>
/// Hands everything on to the files of the board and counts what is written, so that the wear of the flash can be told.
/// Any thread.
/// </summary>
public sealed class MeteredFileStore : IFileStore
{
    private readonly IFileStore _files;
    private readonly object _gate = new();
    private long _writtenBytes;
    private long _wornBytes;
    private int _failureCount;

    /// <summary>Wraps the files of the board.</summary>
    public MeteredFileStore(IFileStore files)
    {
        _files = files;
    }

    /// <summary>Bytes handed over for writing since the start.</summary>
    public long WrittenBytes
    {
        get
        {
            lock (_gate)
            {
                return _writtenBytes;
            }
        }
    }

    /// <summary>Bytes of flash that this has probably cost since the start (<see cref="FlashWear"/>).</summary>
    public long WornBytes
    {
        get
        {
            lock (_gate)
            {
                return _wornBytes;
            }
        }
    }

    /// <summary>Writes, deletes and renames that failed since the start; wraps at 2³¹.</summary>
    public int FailureCount => _failureCount;

    /// <inheritdoc/>
    public FileReadResult TryRead(string name, out byte[] content) => _files.TryRead(name, out content);

    /// <inheritdoc/>
    public int ReadPart(string name, long offset, byte[] buffer, int count) =>
        _files.ReadPart(name, offset, buffer, count);

    /// <inheritdoc/>
    public bool TryWrite(string name, byte[] content, int length) =>
        Count(_files.TryWrite(name, content, length), length, FlashWear.OfWrite(length));

    /// <inheritdoc/>
    public bool TryAppend(string name, byte[] content, int length) =>
        Count(_files.TryAppend(name, content, length), length, FlashWear.OfAppend(length));

    /// <inheritdoc/>
    public bool TryDelete(string name) => Count(_files.TryDelete(name), 0, FlashWear.OfName);

    /// <inheritdoc/>
    public bool TryMove(string name, string newName) => Count(_files.TryMove(name, newName), 0, FlashWear.OfName);

    /// <inheritdoc/>
    public long SizeOf(string name) => _files.SizeOf(name);

    /// <inheritdoc/>
    public string[] List(string folder) => _files.List(folder);

    // A write that failed has worn the flash, too.
    private bool Count(bool isDone, int length, int worn)
    {
        lock (_gate)
        {
            _writtenBytes += length;
            _wornBytes += worn;
            _failureCount += isDone ? 0 : 1;
        }

        return isDone;
    }
}
