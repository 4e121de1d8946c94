// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NanoApiStubs.Tests;

/// <summary>Compiles snippets the way the device projects are compiled.</summary>
internal static class DeviceCompiler
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp10);

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);

    /// <summary>Lists the distinct errors of a source, each as <c>ID: text</c>.</summary>
    internal static IReadOnlyList<string> Errors(string source)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Snippet",
            new[] { CSharpSyntaxTree.ParseText(source, ParseOptions) },
            Contracts.Set.Ordered.Select(a => MetadataReference.CreateFromFile(Contracts.PathOf(a.Name))),
            Options);
        using var image = new MemoryStream();
        return compilation.Emit(image).Diagnostics
            .Where(finding => finding.Severity == DiagnosticSeverity.Error)
            .Select(finding => $"{finding.Id}: {finding.GetMessage()}").Distinct().ToList();
    }

    /// <summary>Wraps a statement into a class and a method.</summary>
    internal static string InMethod(string statement) =>
        $"using System; using System.Collections; using System.Text; using System.Threading;\n"
        + $"class Snippet {{ object Run(int number, string text) {{ {statement} return null; }} }}";
}
