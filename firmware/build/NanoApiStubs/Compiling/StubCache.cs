// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace NanoApiStubs.Compiling;

/// <summary>Keeps the compiled assemblies in a folder named after a hash of all that they are made from.</summary>
/// <remarks>
/// A folder appears complete or not at all: it is filled under another name and then renamed. Two builds at the same
/// time therefore do no harm, and a build never sees assemblies of other data.
/// </remarks>
public static class StubCache
{
    private static readonly TimeSpan UnusedFor = TimeSpan.FromDays(1);

    /// <summary>Makes sure that the assemblies exist.</summary>
    /// <param name="dataFolder">Folder with the data files.</param>
    /// <param name="outputFolder">Folder that keeps the results; created when missing.</param>
    /// <returns>Full path of the folder with the assemblies.</returns>
    public static string Ensure(string dataFolder, string outputFolder)
    {
        string target = Path.GetFullPath(Path.Combine(outputFolder, Key(dataFolder)));
        if (Directory.Exists(target))
        {
            return target;
        }

        string temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(temporary);
        try
        {
            StubCompiler.CompileAll(ApiSet.Load(dataFolder), temporary);
            Directory.Move(temporary, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            // Another build was first; its result is the same.
        }
        finally
        {
            DeleteQuietly(temporary);
        }

        RemoveOld(outputFolder, target);
        return target;
    }

    private static string Key(string dataFolder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(StubCache).Module.ModuleVersionId.ToByteArray());
        foreach (string file in Directory.GetFiles(dataFolder, "*.txt").OrderBy(name => name, StringComparer.Ordinal))
        {
            byte[] content = File.ReadAllBytes(file);
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetFileName(file)}\n{content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexString(hash.GetHashAndReset())[..16].ToLowerInvariant();
    }

    private static void RemoveOld(string outputFolder, string current)
    {
        foreach (string folder in Directory.GetDirectories(outputFolder))
        {
            if (Path.GetFullPath(folder) != current
                && DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > UnusedFor)
            {
                DeleteQuietly(folder);
            }
        }
    }

    private static void DeleteQuietly(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Left for a later run: somebody else removed it or still reads it.
        }
    }
}
