// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Concurrent;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Hosting.Desktop;

/// <summary>Adds up the bytes that reach each file.</summary>
public sealed class RecordingFileStore : IFileStore
{
    private readonly IFileStore _files;

    /// <summary>Wraps the files of a board.</summary>
    public RecordingFileStore(IFileStore files) => _files = files;

    /// <summary>Bytes written by name of file.</summary>
    public ConcurrentDictionary<string, long> Written { get; } = new();

    public FileReadResult TryRead(string name, out byte[] content) => _files.TryRead(name, out content);

    public int ReadPart(string name, long offset, byte[] buffer, int count) => _files.ReadPart(name, offset, buffer, count);

    public bool TryWrite(string name, byte[] content, int length)
    {
        Written.AddOrUpdate(name, length, (_, sum) => sum + length);
        return _files.TryWrite(name, content, length);
    }

    public bool TryAppend(string name, byte[] content, int length)
    {
        Written.AddOrUpdate(name, length, (_, sum) => sum + length);
        return _files.TryAppend(name, content, length);
    }

    public bool TryDelete(string name) => _files.TryDelete(name);

    public bool TryMove(string name, string newName) => _files.TryMove(name, newName);

    public long SizeOf(string name) => _files.SizeOf(name);

    public string[] List(string folder) => _files.List(folder);
}
