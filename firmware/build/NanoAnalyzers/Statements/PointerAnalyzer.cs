// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Statements;

/// <summary>Reports fixed statements (NANO011) and stackalloc (NANO012).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PointerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(NanoRules.FixedStatement, NanoRules.StackAlloc);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            c => Report(c, NanoRules.FixedStatement),
            SyntaxKind.FixedStatement);
        context.RegisterSyntaxNodeAction(
            c => Report(c, NanoRules.StackAlloc),
            SyntaxKind.StackAllocArrayCreationExpression,
            SyntaxKind.ImplicitStackAllocArrayCreationExpression);
    }

    private static void Report(SyntaxNodeAnalysisContext context, DiagnosticDescriptor rule)
    {
        context.ReportDiagnostic(Diagnostic.Create(rule, context.Node.GetLocation()));
    }
}
