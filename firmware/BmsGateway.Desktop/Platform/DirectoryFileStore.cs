// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.IO;
using BmsGateway.Storage;

namespace BmsGateway.Desktop.Platform;

/// <summary>The gateway's files in one folder of a PC.</summary>
public sealed class DirectoryFileStore : FileStore
{
    /// <summary>Largest file that is read as a whole, bytes; the gateway's own files are far smaller.</summary>
    public const int MaximumSize = 1024 * 1024;

    /// <summary>Uses a folder that exists.</summary>
    /// <param name="directory">Path of the folder.</param>
    public DirectoryFileStore(string directory)
        : base(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)) + Path.DirectorySeparatorChar, MaximumSize)
    {
    }

    /// <summary>Waits until the bytes are on the disk (fsync).</summary>
    protected override void Commit(FileStream stream) => stream.Flush(true);
}
