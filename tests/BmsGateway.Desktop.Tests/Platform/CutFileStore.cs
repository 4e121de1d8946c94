// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Tests.Platform;

/// <summary>Real files that the power leaves: in the middle of a write, or before any other operation.</summary>
public sealed class CutFileStore : IFileStore
{
    private readonly IFileStore _files;
    private readonly int _cutAt;
    private readonly double _part;
    private int _operations;

    /// <summary>Names the moment.</summary>
    /// <param name="files">The real files.</param>
    /// <param name="cutAt">Change that is not completed, from 0; -1 for none.</param>
    /// <param name="part">Part of a write that is still done, 0 to 1.</param>
    public CutFileStore(IFileStore files, int cutAt, double part)
    {
        _files = files;
        _cutAt = cutAt;
        _part = part;
    }

    private bool IsOff => _cutAt >= 0 && _operations > _cutAt;

    /// <inheritdoc/>
    public FileReadResult TryRead(string name, out byte[] content)
    {
        content = Array.Empty<byte>();
        return IsOff ? FileReadResult.Failed : _files.TryRead(name, out content);
    }

    /// <inheritdoc/>
    public int ReadPart(string name, long offset, byte[] buffer, int count) =>
        IsOff ? -1 : _files.ReadPart(name, offset, buffer, count);

    /// <inheritdoc/>
    public bool TryWrite(string name, byte[] content, int length)
    {
        if (IsOff)
        {
            return false;
        }

        if (IsNow())
        {
            _files.TryWrite(name, content, (int)(length * _part));
            return false;
        }

        return _files.TryWrite(name, content, length);
    }

    /// <inheritdoc/>
    public bool TryAppend(string name, byte[] content, int length) =>
        !IsOff && !IsNow() && _files.TryAppend(name, content, length);

    /// <inheritdoc/>
    public bool TryDelete(string name) => !IsOff && !IsNow() && _files.TryDelete(name);

    /// <inheritdoc/>
    public bool TryMove(string name, string newName) => !IsOff && !IsNow() && _files.TryMove(name, newName);

    /// <inheritdoc/>
    public long SizeOf(string name) => IsOff ? -1 : _files.SizeOf(name);

    /// <inheritdoc/>
    public string[] List(string folder) => IsOff ? Array.Empty<string>() : _files.List(folder);

    private bool IsNow() => _operations++ == _cutAt;
}
