// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NanoApiStubs.Model;
using NanoApiStubs.Writing;

namespace NanoApiStubs.Compiling;

/// <summary>Compiles the contract assemblies with the compiler in this process.</summary>
public sealed class StubCompiler
{
    // Said only of the empty bodies and of old API: hiding, unused fields and events, obsolete parts, operators alone.
    private static readonly string[] Silenced =
    {
        "CS0067", "CS0108", "CS0109", "CS0114", "CS0169", "CS0414", "CS0465", "CS0612", "CS0618", "CS0649",
        "CS0659", "CS0660", "CS0661", "CS0809",
    };

    private static readonly CSharpParseOptions ParseOptions =
        new(LanguageVersion.CSharp10, DocumentationMode.None);

    // Also the version of the libraries' own metadata; mscorlib cannot take it from a reference.
    private static readonly EmitOptions EmitOptions = new(runtimeMetadataVersion: "v4.0.30319");

    private readonly ApiSet _set;
    private readonly Dictionary<string, MetadataReference> _references = new();

    private StubCompiler(ApiSet set)
    {
        _set = set;
    }

    /// <summary>Compiles a whole set into a folder.</summary>
    /// <param name="set">Assemblies to compile.</param>
    /// <param name="folder">Existing folder that takes one <c>.dll</c> per assembly.</param>
    /// <exception cref="StubCompileException">The compiler refuses a source; the message tells why.</exception>
    public static void CompileAll(ApiSet set, string folder)
    {
        var compiler = new StubCompiler(set);
        foreach (ApiAssembly assembly in set.Ordered)
        {
            byte[] image = compiler.Compile(assembly);
            compiler._references.Add(assembly.Name, MetadataReference.CreateFromImage(image));
            File.WriteAllBytes(Path.Combine(folder, assembly.Name + ".dll"), image);
        }
    }

    private byte[] Compile(ApiAssembly assembly)
    {
        IReadOnlyList<ApiAssembly> needed = _set.Closure(assembly);
        string source = SourceWriter.Write(assembly, name => FindType(assembly, needed, name));
        CSharpCompilation compilation = CSharpCompilation.Create(
            assembly.Name,
            new[] { CSharpSyntaxTree.ParseText(source, ParseOptions, assembly.File) },
            needed.Select(other => _references[other.Name]),
            Options(assembly));
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image, options: EmitOptions);
        Diagnostic[] findings = result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).ToArray();
        return result.Success && findings.Length == 0
            ? image.ToArray()
            : throw new StubCompileException(assembly.File, findings);
    }

    private static CSharpCompilationOptions Options(ApiAssembly assembly) => new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        deterministic: true,
        publicSign: true,
        cryptoPublicKey: ImmutableArray.Create(assembly.PublicKey),
        specificDiagnosticOptions: Silenced.ToDictionary(id => id, _ => ReportDiagnostic.Suppress));

    private static ApiType? FindType(ApiAssembly assembly, IReadOnlyList<ApiAssembly> needed, string name)
    {
        foreach (ApiAssembly candidate in needed.Append(assembly).Reverse())
        {
            if (Find(candidate.Types, name) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static ApiType? Find(IEnumerable<ApiType> types, string name)
    {
        foreach (ApiType type in types)
        {
            if (type.FullName == name)
            {
                return type;
            }

            if (name.StartsWith(type.FullName + ".", StringComparison.Ordinal) && Find(type.Nested, name) is { } nested)
            {
                return nested;
            }
        }

        return null;
    }
}
