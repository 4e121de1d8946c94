// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Statements;

/// <summary>Reports checked expressions and statements, and the compiler option for them (NANO010).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CheckedArithmeticAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(NanoRules.CheckedArithmetic);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            AnalyzeSyntax,
            SyntaxKind.CheckedExpression,
            SyntaxKind.CheckedStatement);
        context.RegisterCompilationAction(AnalyzeOptions);
    }

    private static void AnalyzeSyntax(SyntaxNodeAnalysisContext context)
    {
        context.ReportDiagnostic(
            Diagnostic.Create(NanoRules.CheckedArithmetic, context.Node.GetLocation(), "'checked'"));
    }

    private static void AnalyzeOptions(CompilationAnalysisContext context)
    {
        if (context.Compilation.Options.CheckOverflow)
        {
            context.ReportDiagnostic(
                Diagnostic.Create(NanoRules.CheckedArithmetic, Location.None, "CheckForOverflowUnderflow"));
        }
    }
}
