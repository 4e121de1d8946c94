// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NanoAnalyzers.Text;

namespace NanoAnalyzers.Statements;

/// <summary>
/// Reports what a handler of OutOfMemoryException allocates in its own body (NANO016). Methods that it calls are not
/// followed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OutOfMemoryHandlerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(NanoRules.AllocationWhenOutOfMemory);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(AnalyzeHandler, OperationKind.CatchClause);
    }

    private static void AnalyzeHandler(OperationAnalysisContext context)
    {
        var clause = (ICatchClauseOperation)context.Operation;
        if (clause.ExceptionType?.ToDisplayString() == "System.OutOfMemoryException")
        {
            Walk(context, clause.Handler);
        }
    }

    // One message per outermost allocation: its parts go away with it.
    private static void Walk(OperationAnalysisContext context, IOperation operation)
    {
        if (Allocates(operation))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(NanoRules.AllocationWhenOutOfMemory, operation.Syntax.GetLocation()));
            return;
        }

        foreach (var child in operation.ChildOperations)
        {
            Walk(context, child);
        }
    }

    private static bool Allocates(IOperation operation)
    {
        if (operation.ConstantValue.HasValue)
        {
            return false;
        }

        return operation switch
        {
            IObjectCreationOperation creation => creation.Type is { IsReferenceType: true },
            IArrayCreationOperation or IInterpolatedStringOperation or IDelegateCreationOperation => true,
            IBinaryOperation or ICompoundAssignmentOperation
                => operation.Type?.SpecialType == SpecialType.System_String,
            IConversionOperation conversion
                => conversion.Type is { IsReferenceType: true } && conversion.Operand.Type is { IsValueType: true },
            IInvocationOperation call => MakesText(call.TargetMethod),
            _ => false,
        };
    }

    private static bool MakesText(IMethodSymbol method)
    {
        return method.ReturnType.SpecialType == SpecialType.System_String
            && (method.Name == "ToString" || TextMethods.Contains(method));
    }
}
