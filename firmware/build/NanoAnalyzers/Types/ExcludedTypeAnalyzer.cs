// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Types;

/// <summary>
/// Reports run-time use of a type that is not on the device (NANO015). Attributes, constants and declared enum types
/// leave no reference to the type in the deployed code and are allowed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExcludedTypeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(NanoRules.ExcludedType);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(AnalyzeName, SyntaxKind.IdentifierName);
        context.RegisterOperationAction(AnalyzeBoxing, OperationKind.Conversion);
    }

    private static void AnalyzeName(SyntaxNodeAnalysisContext context)
    {
        var name = (IdentifierNameSyntax)context.Node;
        if (name.IsVar
            || name.IsCompileTimeOnly()
            || name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null
            || context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not INamedTypeSymbol type
            || !ExcludedTypes.Contains(type)
            || IsQualifierOfConstant(context, name))
        {
            return;
        }

        if (type.TypeKind != TypeKind.Enum || NeedsTypeAtRunTime(name))
        {
            Report(context.ReportDiagnostic, name, type);
        }
    }

    private static void AnalyzeBoxing(OperationAnalysisContext context)
    {
        var conversion = (IConversionOperation)context.Operation;
        var source = conversion.Operand.Type;
        var target = conversion.Type;
        var boxed = target is { IsReferenceType: true } ? source : source is { IsReferenceType: true } ? target : null;
        if (boxed is { TypeKind: TypeKind.Enum } && ExcludedTypes.Contains(boxed))
        {
            Report(context.ReportDiagnostic, conversion.Operand.Syntax, boxed);
        }
    }

    // In A.B.Type.Constant the name is the right part of A.B.Type, which qualifies the constant.
    private static bool IsQualifierOfConstant(SyntaxNodeAnalysisContext context, IdentifierNameSyntax name)
    {
        SyntaxNode qualified = name;
        if (qualified.Parent is MemberAccessExpressionSyntax outer && outer.Name == qualified)
        {
            qualified = outer;
        }

        if (qualified.Parent is not MemberAccessExpressionSyntax access || access.Expression != qualified)
        {
            return false;
        }

        // The member may be a nested type, which is judged by itself.
        var member = context.SemanticModel.GetSymbolInfo(access, context.CancellationToken).Symbol;
        return member is IFieldSymbol { HasConstantValue: true } or INamedTypeSymbol;
    }

    // Signatures carry an enum as its integer type; only a type token or a new array names the enum itself.
    private static bool NeedsTypeAtRunTime(IdentifierNameSyntax name)
    {
        SyntaxNode type = name;
        while (type.Parent is TypeSyntax)
        {
            type = type.Parent;
        }

        return type.Parent is TypeOfExpressionSyntax
            or ArrayCreationExpressionSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression or (int)SyntaxKind.AsExpression }
            or DeclarationPatternSyntax
            or TypePatternSyntax;
    }

    private static void Report(Action<Diagnostic> report, SyntaxNode node, ITypeSymbol type)
    {
        report(Diagnostic.Create(NanoRules.ExcludedType, node.GetLocation(), type.Name));
    }
}
