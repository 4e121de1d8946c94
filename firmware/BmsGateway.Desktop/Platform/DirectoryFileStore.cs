// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Platform;

/// <summary>The gateway's files in one folder.</summary>
public sealed class DirectoryFileStore : IFileStore
{
    /// <summary>Largest file that is read, bytes; the gateway's own files are far smaller.</summary>
    public const int MaximumSize = 1024 * 1024;

    private readonly string _directory;

    /// <summary>Uses a folder that exists.</summary>
    /// <param name="directory">Path of the folder.</param>
    public DirectoryFileStore(string directory)
    {
        _directory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
    }

    /// <inheritdoc/>
    public FileReadResult TryRead(string name, out byte[] content)
    {
        content = Array.Empty<byte>();
        string path = PathOf(name);
        try
        {
            if (!File.Exists(path))
            {
                return Directory.Exists(path) ? FileReadResult.Failed : FileReadResult.Missing;
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (file.Length > MaximumSize)
            {
                return FileReadResult.Failed;
            }

            byte[] bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            content = bytes;
            return FileReadResult.Ok;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return FileReadResult.Failed;
        }
    }

    private string PathOf(string name)
    {
        string path = Path.GetFullPath(Path.Combine(_directory, name));
        if (!path.StartsWith(_directory + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ArgumentException("The name \"" + name + "\" leads out of the data folder.", nameof(name));
        }

        return path;
    }
}
