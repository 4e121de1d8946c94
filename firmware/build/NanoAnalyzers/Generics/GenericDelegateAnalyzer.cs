// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Generics;

/// <summary>
/// Reports each place that names a generic delegate of the class library (NANO003) and each lambda or method group
/// that becomes one, or becomes a compiler-made delegate, without its type being named there (NANO004).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GenericDelegateAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(NanoRules.GenericDelegate, NanoRules.NaturalDelegateType);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(AnalyzeName, SyntaxKind.GenericName);
        context.RegisterOperationAction(AnalyzeCreation, OperationKind.DelegateCreation);
    }

    private static void AnalyzeName(SyntaxNodeAnalysisContext context)
    {
        if (context.Node.IsCompileTimeOnly())
        {
            return;
        }

        var symbol = context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol;
        if (symbol is INamedTypeSymbol { TypeKind: TypeKind.Delegate } type
            && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Compilation.Assembly))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(NanoRules.GenericDelegate, context.Node.GetLocation(), context.Node.ToString()));
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context)
    {
        var creation = (IDelegateCreationOperation)context.Operation;
        if (!creation.IsImplicit
            || creation.Type is not INamedTypeSymbol type
            || !(type.IsGenericType || !type.CanBeReferencedByName)
            || IsInitializerOfNamedType(creation))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            NanoRules.NaturalDelegateType,
            creation.Syntax.GetLocation(),
            type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
    }

    // In "Func<int, int> f = v => v" the type name is the fault and already carries NANO003.
    private static bool IsInitializerOfNamedType(IDelegateCreationOperation creation)
    {
        return creation is { Parent: ISymbolInitializerOperation, Syntax.Parent: EqualsValueClauseSyntax value }
            && value.Parent is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } };
    }
}
