// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Types;

/// <summary>Reports array types of rank two or more (NANO005), wherever they are written.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MultiDimensionalArrayAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(NanoRules.MultiDimensionalArray);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            AnalyzeArray,
            SyntaxKind.ArrayRankSpecifier,
            SyntaxKind.ImplicitArrayCreationExpression);
    }

    private static void AnalyzeArray(SyntaxNodeAnalysisContext context)
    {
        var rank = context.Node switch
        {
            ArrayRankSpecifierSyntax specifier => specifier.Rank,
            ImplicitArrayCreationExpressionSyntax creation => creation.Commas.Count + 1,
            _ => 1,
        };
        if (rank > 1 && !context.Node.IsCompileTimeOnly())
        {
            context.ReportDiagnostic(
                Diagnostic.Create(NanoRules.MultiDimensionalArray, context.Node.GetLocation(), rank));
        }
    }
}
