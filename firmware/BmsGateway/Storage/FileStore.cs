// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using BmsGateway.Platform;

namespace BmsGateway.Storage;

/// <summary>The files below one folder or drive, on a PC and on the device.</summary>
public class FileStore : IFileStore
{
    private static readonly byte[] Nothing = new byte[0];

    private readonly string _root;
    private readonly char _separator;
    private readonly int _maximumBytes;

    /// <summary>Uses a folder that exists.</summary>
    /// <param name="root">The folder or drive with the separator at its end ("I:\").</param>
    /// <param name="maximumBytes">Largest file that is read as a whole, bytes; protects a small heap.</param>
    public FileStore(string root, int maximumBytes)
    {
        _root = root;
        _separator = root[root.Length - 1];
        _maximumBytes = maximumBytes;
    }

    /// <inheritdoc/>
    public FileReadResult TryRead(string name, out byte[] content)
    {
        content = Nothing;
        if (!FileNames.IsPlain(name))
        {
            return FileReadResult.Failed;
        }

        try
        {
            string path = PathOf(name);
            if (!File.Exists(path))
            {
                return Directory.Exists(path) || !IsMounted() ? FileReadResult.Failed : FileReadResult.Missing;
            }

            using FileStream stream = OpenForReading(path);
            long length = stream.Length;
            if (length < 0 || length > _maximumBytes)
            {
                return FileReadResult.Failed;
            }

            byte[] bytes = new byte[(int)length];
            if (Fill(stream, bytes, bytes.Length) != bytes.Length)
            {
                return FileReadResult.Failed;
            }

            content = bytes;
            return FileReadResult.Ok;
        }
        catch (Exception)
        {
            // The device reports most faults of the file system as plain Exception.
            return FileReadResult.Failed;
        }
    }

    /// <inheritdoc/>
    public int ReadPart(string name, long offset, byte[] buffer, int count)
    {
        if (!FileNames.IsPlain(name) || offset < 0 || count > buffer.Length)
        {
            return -1;
        }

        try
        {
            string path = PathOf(name);
            if (!File.Exists(path))
            {
                return -1;
            }

            using FileStream stream = OpenForReading(path);
            if (offset >= stream.Length)
            {
                return 0;
            }

            stream.Seek(offset, SeekOrigin.Begin);
            return Fill(stream, buffer, count);
        }
        catch (Exception)
        {
            return -1;
        }
    }

    /// <inheritdoc/>
    public bool TryWrite(string name, byte[] content, int length) => TryStore(name, FileMode.Create, content, length);

    /// <inheritdoc/>
    public bool TryAppend(string name, byte[] content, int length) => TryStore(name, FileMode.OpenOrCreate, content, length);

    /// <inheritdoc/>
    public bool TryDelete(string name)
    {
        if (!FileNames.IsPlain(name))
        {
            return false;
        }

        try
        {
            string path = PathOf(name);
            if (File.Exists(path))
            {
                File.Delete(path);
            }

            return !File.Exists(path) && !Directory.Exists(path);
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool TryMove(string name, string newName)
    {
        if (!FileNames.IsPlain(name) || !FileNames.IsPlain(newName))
        {
            return false;
        }

        try
        {
            string path = PathOf(name);
            string newPath = PathOf(newName);
            if (!File.Exists(path) || File.Exists(newPath))
            {
                return false;
            }

            File.Move(path, newPath);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public long SizeOf(string name)
    {
        if (!FileNames.IsPlain(name))
        {
            return -1;
        }

        try
        {
            string path = PathOf(name);
            if (!File.Exists(path))
            {
                return -1;
            }

            using FileStream stream = OpenForReading(path);
            return stream.Length;
        }
        catch (Exception)
        {
            return -1;
        }
    }

    /// <inheritdoc/>
    public string[] List(string folder)
    {
        if (folder.Length > 0 && !FileNames.IsPlain(folder))
        {
            return new string[0];
        }

        try
        {
            string path = folder.Length == 0 ? _root : PathOf(folder);
            return Directory.Exists(path) ? FileNames.WithoutFolders(Directory.GetFiles(path)) : new string[0];
        }
        catch (Exception)
        {
            return new string[0];
        }
    }

    /// <summary>
    /// Brings the bytes to the medium before the file is closed. On the device closing itself commits (littlefs); a PC
    /// overrides this with fsync.
    /// </summary>
    protected virtual void Commit(FileStream stream) => stream.Flush();

    /// <summary>True when the drive is there at all: a flash that failed to mount must not look like an empty one.</summary>
    protected virtual bool IsMounted() => true;

    private bool TryStore(string name, FileMode mode, byte[] content, int length)
    {
        if (!FileNames.IsPlain(name))
        {
            return false;
        }

        try
        {
            string path = PathOf(name);
            MakeFolder(name);
            using FileStream stream = new FileStream(path, mode, FileAccess.Write);
            if (mode == FileMode.OpenOrCreate)
            {
                stream.Seek(0, SeekOrigin.End);
            }

            stream.Write(content, 0, length);
            Commit(stream);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private void MakeFolder(string name)
    {
        int slash = name.LastIndexOf('/');
        if (slash < 0)
        {
            return;
        }

        string folder = PathOf(name.Substring(0, slash));
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
        }
    }

    private static FileStream OpenForReading(string path) => new(path, FileMode.Open, FileAccess.Read);

    private static int Fill(FileStream stream, byte[] buffer, int count)
    {
        int filled = 0;
        while (filled < count)
        {
            int read = stream.Read(buffer, filled, count - filled);
            if (read <= 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }

    private string PathOf(string name)
    {
        char[] characters = name.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            characters[i] = characters[i] == '/' ? _separator : characters[i];
        }

        return _root + new string(characters);
    }
}
