// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NanoBuild.Tests;

/// <summary>The header of one file of <c>firmware/nano-api</c>.</summary>
internal sealed class ApiHeader
{
    private readonly string[] _lines;

    private ApiHeader(string file)
    {
        _lines = File.ReadLines(file).TakeWhile(line => line.StartsWith('#')).ToArray();
    }

    internal string Package => Values("package id").Single();

    internal string Version => Values("version").Single();

    /// <summary>Version of the native part, or "-" when there is none.</summary>
    internal string NativeVersion => Values("native version").Append("0.0.0.0").First();

    internal IEnumerable<string> References => Values("references").Select(value => value.Split(' ')[0]);

    internal static ApiHeader Of(string assembly) => new(
        Path.Combine(RepositoryCopy.Metadata("RepositoryRoot"), "firmware", "nano-api", assembly + ".txt"));

    private IEnumerable<string> Values(string key) => _lines
        .Where(line => line.StartsWith($"# {key} ", StringComparison.Ordinal))
        .Select(line => line[(key.Length + 3)..].Trim());
}
