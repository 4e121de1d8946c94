// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Text;

/// <summary>Reports enum values that are turned into text (NANO007).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnumTextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(NanoRules.EnumAsText);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Analyze, TextUses.OperationKinds);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        foreach (var use in TextUses.Of(context.Operation))
        {
            if (use.Type.TypeKind == TypeKind.Enum || use.Type.SpecialType == SpecialType.System_Enum)
            {
                context.ReportDiagnostic(Diagnostic.Create(NanoRules.EnumAsText, use.Location, use.Type.Name));
            }
        }
    }
}
