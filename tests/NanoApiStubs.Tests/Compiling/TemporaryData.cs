// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;

namespace NanoApiStubs.Tests.Compiling;

/// <summary>A folder with a small set of data files and one for the results; removed at the end of a test.</summary>
internal sealed class TemporaryData : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("nano-data-").FullName;

    internal TemporaryData()
    {
        Directory.CreateDirectory(Data);
        Directory.CreateDirectory(Output);
        foreach (string name in new[] { "mscorlib.txt", "System.Threading.txt" })
        {
            File.Copy(Path.Combine(Contracts.DataFolder, name), Path.Combine(Data, name));
        }
    }

    internal string Data => Path.Combine(_root, "data");

    internal string Output => Path.Combine(_root, "output");

    internal string FileOf(string name) => Path.Combine(Data, name + ".txt");

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
