// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;

namespace BmsGateway.Desktop.Tests.Support;

/// <summary>A folder that is deleted at the end of the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("bms-gateway-test-").FullName;
    }

    /// <summary>Path of the folder.</summary>
    public string Path { get; }

    /// <summary>Path of a file in it.</summary>
    public string FileOf(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, true);
}
