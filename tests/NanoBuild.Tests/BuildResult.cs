// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Linq;

namespace NanoBuild.Tests;

/// <summary>How a build ended and what it said.</summary>
/// <param name="ExitCode">0 when it succeeded.</param>
/// <param name="Output">Standard output and standard error.</param>
internal sealed record BuildResult(int ExitCode, string Output)
{
    /// <summary>The different lines with an error; a build repeats each of them in its summary.</summary>
    internal string[] Errors => Output.Split('\n').Select(line => line.Trim())
        .Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct().ToArray();
}
