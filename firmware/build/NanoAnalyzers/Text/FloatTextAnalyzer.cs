// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Text;

/// <summary>Reports float values that are turned into text without a number of digits (NANO013).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FloatTextAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(NanoRules.FloatWithoutFormat);

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
            if (use.Type.SpecialType == SpecialType.System_Single && IsWithoutDigits(use))
            {
                context.ReportDiagnostic(Diagnostic.Create(NanoRules.FloatWithoutFormat, use.Location));
            }
        }
    }

    // ToString() of Single is ToString("G") (CoreLibrary 1.17.11, Single.cs).
    private static bool IsWithoutDigits(TextUse use)
    {
        return use.IsFormatKnown && use.Format is null or "" or "G" or "g";
    }
}
