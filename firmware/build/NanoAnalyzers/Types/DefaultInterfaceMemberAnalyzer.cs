// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NanoAnalyzers.Types;

/// <summary>
/// Reports instance members of interfaces that have a body (NANO006): methods, accessors and explicit overrides of
/// members of a base interface.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefaultInterfaceMemberAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(NanoRules.DefaultInterfaceMember);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            AnalyzeMember,
            SymbolKind.Method,
            SymbolKind.Property,
            SymbolKind.Event);
    }

    private static void AnalyzeMember(SymbolAnalysisContext context)
    {
        var member = context.Symbol;
        if (member.ContainingType is not { TypeKind: TypeKind.Interface } || member.IsStatic || IsAccessor(member))
        {
            return;
        }

        // A member without a body counts as abstract in an interface; a private one cannot be abstract.
        if (!member.IsAbstract)
        {
            context.ReportDiagnostic(
                Diagnostic.Create(NanoRules.DefaultInterfaceMember, member.Locations[0], member.Name));
        }
    }

    // Accessors follow their property or event, which is reported once.
    private static bool IsAccessor(ISymbol member)
    {
        return member is IMethodSymbol { AssociatedSymbol: not null };
    }
}
