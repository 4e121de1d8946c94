// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Native;

/// <summary>
/// Reports native methods (extern, InternalCall) in an assembly that is compiled with a language version above 10
/// (NANO014).
/// </summary>
/// <remarks>
/// The interpreter finds the native function by the position of the method in the assembly. From C# 11 on the compiler
/// puts classes of its own (EmbeddedAttribute, RefSafetyRulesAttribute) in front, because mscorlib 1.17 lacks them.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NativeMethodAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(NanoRules.NativeMethodLanguageVersion);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeMethod, SymbolKind.Method);
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (IsNative(method)
            && method.Locations[0].SourceTree?.Options is CSharpParseOptions options
            && options.LanguageVersion > LanguageVersion.CSharp10)
        {
            var version = options.LanguageVersion.ToDisplayString();
            context.ReportDiagnostic(Diagnostic.Create(
                NanoRules.NativeMethodLanguageVersion, method.Locations[0], method.Name, version));
        }
    }

    private static bool IsNative(IMethodSymbol method)
    {
        return method.IsExtern && (method.MethodImplementationFlags & MethodImplAttributes.InternalCall) != 0;
    }
}
