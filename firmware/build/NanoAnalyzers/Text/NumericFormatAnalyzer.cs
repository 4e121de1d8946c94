// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Text;

/// <summary>
/// Reports number formats that are patterns (NANO008) and standard formats that the device lacks (NANO009).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NumericFormatAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(NanoRules.CustomNumericFormat, NanoRules.UnsupportedNumericFormat);

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
            if (!string.IsNullOrEmpty(use.Format) && NumericFormat.IsNumber(use.Type))
            {
                AnalyzeFormat(context, use, use.Format!);
            }
        }
    }

    private static void AnalyzeFormat(OperationAnalysisContext context, TextUse use, string format)
    {
        if (NumericFormat.IsPattern(format))
        {
            context.ReportDiagnostic(Diagnostic.Create(NanoRules.CustomNumericFormat, use.Location, format));
        }
        else if (!NumericFormat.IsSupported(format, use.Type))
        {
            var type = use.Type.ToDisplayString();
            context.ReportDiagnostic(Diagnostic.Create(NanoRules.UnsupportedNumericFormat, use.Location, format, type));
        }
    }
}
