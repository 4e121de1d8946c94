// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Storage;

/// <summary>The names of the gateway's own files.</summary>
public static class FileNames
{
    // littlefs and the managed file system of the device allow 256 for a whole path.
    private const int MaximumLength = 96;

    /// <summary>
    /// True for a name that stays below the gateway's folder. Names of the system's own files (*.sys) are refused: the
    /// device keeps its network settings with their passwords on the same drive.
    /// </summary>
    public static bool IsPlain(string name) =>
        name.Length > 0
        && name.Length <= MaximumLength
        && name[0] != '/'
        && name[name.Length - 1] != '/'
        && name.IndexOf("..") < 0
        && name.IndexOf("//") < 0
        && name.IndexOf('\\') < 0
        && name.IndexOf(':') < 0
        && name.IndexOf('\0') < 0
        && !name.ToLower().EndsWith(".sys");

    /// <summary>The last part of each path.</summary>
    public static string[] WithoutFolders(string[] paths)
    {
        string[] names = new string[paths.Length];
        for (int i = 0; i < paths.Length; i++)
        {
            int slash = paths[i].LastIndexOf('/');
            int backslash = paths[i].LastIndexOf('\\');
            names[i] = paths[i].Substring((slash > backslash ? slash : backslash) + 1);
        }

        return names;
    }
}
