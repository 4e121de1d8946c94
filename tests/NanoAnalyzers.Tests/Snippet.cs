// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoAnalyzers.Tests;

/// <summary>
/// Compiles a piece of code against the running framework and runs all analyzers over it. A comment
/// "// NANO001" in the code expects that message on that line; everything else has to stay silent.
/// </summary>
internal static partial class Snippet
{
    private const string Usings =
        "using System; using System.Collections; using System.Diagnostics; using System.Text; ";

    /// <summary>All analyzers of the project.</summary>
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = typeof(NanoRules).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)
        .ToImmutableArray();

    private static readonly MetadataReference[] References =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToArray();

    private static readonly CSharpCompilationOptions DefaultOptions =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);

    /// <summary>Fails unless the analyzers report exactly what the comments in the code expect.</summary>
    /// <param name="code">Declarations; the usual usings are put in front of the first line.</param>
    /// <param name="version">Language version to compile with.</param>
    /// <param name="options">Compiler options; default: a library that allows unsafe code.</param>
    /// <param name="withoutLocation">Ids expected for the compilation as a whole.</param>
    public static void Verify(
        string code,
        LanguageVersion version = LanguageVersion.CSharp10,
        CSharpCompilationOptions? options = null,
        params string[] withoutLocation)
    {
        var compilation = Compile(version, options ?? DefaultOptions, Usings + code);
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.AreEqual("", string.Join('\n', errors), "The snippet has to compile.");

        var found = Run(compilation).Select(d => d.Id + " line " + Line(d));
        var expected = Marks(code).Concat(withoutLocation.Select(id => id + " line 0"));
        Assert.AreEqual(Sorted(expected), Sorted(found));
    }

    /// <summary>Compiles files without looking at errors.</summary>
    public static CSharpCompilation Compile(
        LanguageVersion version,
        CSharpCompilationOptions options,
        params string[] files)
    {
        var parseOptions = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        var trees = files.Select((text, i) => CSharpSyntaxTree.ParseText(text, parseOptions, $"File{i}.cs"));
        return CSharpCompilation.Create("Snippet", trees, References, options);
    }

    /// <summary>Runs all analyzers and returns what they report, failures of the analyzers included.</summary>
    public static ImmutableArray<Diagnostic> Run(Compilation compilation)
    {
        return Run(compilation, Analyzers);
    }

    /// <summary>Runs the given analyzers and returns what they report, failures included.</summary>
    public static ImmutableArray<Diagnostic> Run(
        Compilation compilation,
        ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        return compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }

    private static int Line(Diagnostic diagnostic)
    {
        return diagnostic.Location.IsInSource ? diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1 : 0;
    }

    private static IEnumerable<string> Marks(string code)
    {
        return code.Split('\n').SelectMany((line, i) => Mark().Matches(line).Select(m => $"{m.Value} line {i + 1}"));
    }

    private static string Sorted(IEnumerable<string> entries)
    {
        return string.Join('\n', entries.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"(?<=//.*)NANO\d{3}")]
    private static partial Regex Mark();
}
