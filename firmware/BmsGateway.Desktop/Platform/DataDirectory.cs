// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;

namespace BmsGateway.Desktop.Platform;

/// <summary>The folder for the gateway's files.</summary>
public static class DataDirectory
{
    private const string ProbeName = ".write-test";

    // The configuration holds passwords.
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes sure that the folder is there and can be written; creates it when its parent is there.</summary>
    /// <param name="path">The folder as the user names it.</param>
    /// <param name="fullPath">The folder from the root on.</param>
    /// <param name="error">What is wrong and what to do, one sentence; empty on success.</param>
    public static bool TryPrepare(string path, out string fullPath, out string error)
    {
        fullPath = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        error = "";
        try
        {
            if (File.Exists(fullPath))
            {
                error = "The data folder " + fullPath + " is a file; name a folder with --data DIR.";
            }
            else if (!Directory.Exists(fullPath))
            {
                error = Create(fullPath);
            }

            if (error.Length == 0)
            {
                string probe = Path.Combine(fullPath, ProbeName);
                File.WriteAllBytes(probe, Array.Empty<byte>());
                File.Delete(probe);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error = "The data folder " + fullPath + " cannot be written (" + exception.Message
                + "); mend its access rights or name another one with --data DIR.";
        }

        return error.Length == 0;
    }

    private static string Create(string fullPath)
    {
        string? parent = Path.GetDirectoryName(fullPath);
        if (parent == null || !Directory.Exists(parent))
        {
            return "The data folder " + fullPath + " cannot be made, because " + parent
                + " does not exist; make that first or name another one with --data DIR.";
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(fullPath);
        }
        else
        {
            Directory.CreateDirectory(fullPath, OwnerOnly);
        }

        return "";
    }
}
