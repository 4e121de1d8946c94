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

    /// <summary>Creates the error with the first findings and the source lines that they are about.</summary>
    /// <param name="file">Data file of the assembly.</param>
    /// <param name="source">Generated source.</param>
    /// <param name="findings">What the compiler said.</param>
    public StubCompileException(string file, string source, IReadOnlyList<Diagnostic> findings)
        : base(string.Join('\n', findings.Take(Shown).Select(finding => Describe(file, source, finding))))
    {
    }

    private static string Describe(string file, string source, Diagnostic finding)
    {
        int line = finding.Location.GetLineSpan().StartLinePosition.Line;
        string text = finding.Location.IsInSource ? source.Split('\n')[line].Trim() : "the assembly as a whole";
        return $"{file}: error NANOAPI002: {finding.Id}: {finding.GetMessage()} [{text}]";
    }
}
