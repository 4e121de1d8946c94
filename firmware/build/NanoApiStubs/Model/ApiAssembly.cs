// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;

namespace NanoApiStubs.Model;

/// <summary>The content of one data file: the public face of one nanoFramework assembly.</summary>
public sealed class ApiAssembly
{
    /// <summary>Path of the data file, for messages.</summary>
    public string File { get; init; } = string.Empty;

    /// <summary>Simple name of the assembly.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Assembly version with four parts.</summary>
    public Version Version { get; set; } = new(0, 0, 0, 0);

    /// <summary>Version of the native part, or null when the data has none.</summary>
    public string? NativeVersion { get; set; }

    /// <summary>The full public key that identifies the assembly.</summary>
    public byte[] PublicKey { get; set; } = Array.Empty<byte>();

    /// <summary>Names of the assemblies that this one references.</summary>
    public List<string> References { get; } = new();

    /// <summary>Types that are not nested, in the order of the data.</summary>
    public List<ApiType> Types { get; } = new();
}
