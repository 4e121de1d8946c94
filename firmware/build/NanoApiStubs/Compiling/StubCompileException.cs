// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NanoApiStubs.Compiling;

/// <summary>The source of a contract assembly does not compile: the data contradicts itself.</summary>
public sealed class StubCompileException : Exception
{
    private const int Shown = 5;

    /// <summary>Creates the error with the first findings, each for the line of the data that it is about.</summary>
    /// <param name="file">Data file of the assembly.</param>
    /// <param name="findings">What the compiler said.</param>
    public StubCompileException(string file, IReadOnlyList<Diagnostic> findings)
        : base(string.Join('\n', findings.Take(Shown).Select(finding => Describe(file, finding))))
    {
    }

    private static string Describe(string file, Diagnostic finding)
    {
        int line = finding.Location.IsInSource ? finding.Location.GetMappedLineSpan().StartLinePosition.Line + 1 : 1;
        return $"{file}({line}): error NANOAPI002: {finding.Id}: {finding.GetMessage()}";
    }
}
