// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using BmsGateway.Platform;

namespace BmsGateway.Esp32.Files;

/// <summary>The files on the internal flash, drive I:. Nothing on the control path reads files.</summary>
public sealed class FlashFileStore : IFileStore
{
    /// <summary>Largest file that is read, bytes; protects the small heap of a board without PSRAM.</summary>
    public const int MaximumBytes = 65536;

    private const string Root = "I:\\";

    /// <inheritdoc/>
    public FileReadResult TryRead(string name, out byte[] content)
    {
        content = new byte[0];
        if (!IsPlainName(name))
        {
            return FileReadResult.Failed;
        }

        try
        {
            string path = Root + WithBackslashes(name);
            if (!File.Exists(path))
            {
                return IsDrivePresent() ? FileReadResult.Missing : FileReadResult.Failed;
            }

            byte[]? bytes = ReadAll(path);
            if (bytes == null)
            {
                return FileReadResult.Failed;
            }

            content = bytes;
            return FileReadResult.Ok;
        }
        catch (Exception)
        {
            // Most faults of the file system arrive as plain Exception.
            return FileReadResult.Failed;
        }
    }

    private static byte[]? ReadAll(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read);
        long length = stream.Length;
        if (length < 0 || length > MaximumBytes)
        {
            return null;
        }

        byte[] bytes = new byte[(int)length];
        int filled = 0;
        while (filled < bytes.Length)
        {
            int count = stream.Read(bytes, filled, bytes.Length - filled);
            if (count <= 0)
            {
                // Shorter than it claims.
                return null;
            }

            filled += count;
        }

        return bytes;
    }

    // Without this a flash that failed to mount would look like a board without configuration.
    private static bool IsDrivePresent()
    {
        DriveInfo[] drives = DriveInfo.GetDrives();
        for (int i = 0; i < drives.Length; i++)
        {
            if (drives[i].Name.Length > 0 && drives[i].Name[0] == Root[0])
            {
                return true;
            }
        }

        return false;
    }

    // The system keeps its network settings, with passwords, on the same drive in files named *.sys.
    private static bool IsPlainName(string name) =>
        name.Length > 0
        && name[0] != '/'
        && name.IndexOf("..") < 0
        && name.IndexOf('\\') < 0
        && name.IndexOf(':') < 0
        && !name.ToLower().EndsWith(".sys");

    private static string WithBackslashes(string name)
    {
        char[] characters = name.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            characters[i] = characters[i] == '/' ? '\\' : characters[i];
        }

        return new string(characters);
    }
}
