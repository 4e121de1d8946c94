// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NanoAnalyzers.Text;

/// <summary>
/// Finds where values are turned into text: ToString, interpolation, concatenation and the methods of
/// <see cref="TextMethods"/>.
/// </summary>
internal static class TextUses
{
    /// <summary>The kinds of operation that <see cref="Of"/> understands.</summary>
    public static readonly OperationKind[] OperationKinds =
    {
        OperationKind.Invocation,
        OperationKind.MethodReference,
        OperationKind.Interpolation,
        OperationKind.Binary,
        OperationKind.CompoundAssignment,
    };

    /// <summary>The values that this operation itself turns into text, without those of nested operations.</summary>
    public static IEnumerable<TextUse> Of(IOperation operation)
    {
        return operation switch
        {
            IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } value } call => OfToString(call, value),
            IInvocationOperation call when TextMethods.Contains(call.TargetMethod) => OfTextMethod(call),
            IMethodReferenceOperation { Method: { Name: "ToString", Parameters.IsEmpty: true }, Instance: { } value }
                => Single(value, operation.Syntax, null),
            IInterpolationOperation hole => OfInterpolation(hole),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum
                => Single(sum.LeftOperand, null).Concat(Single(sum.RightOperand, null)),
            ICompoundAssignmentOperation
            {
                OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String,
            } sum => Single(sum.Value, null),
            _ => Enumerable.Empty<TextUse>(),
        };
    }

    private static IEnumerable<TextUse> OfToString(IInvocationOperation call, IOperation value)
    {
        var format = call.Arguments.FirstOrDefault(a => a.Parameter is
        {
            Name: "format", Type.SpecialType: SpecialType.System_String,
        });
        return format is null
            ? Single(value, NameOf(call.Syntax), null)
            : Formatted(value, NameOf(call.Syntax), format.Value);
    }

    private static IEnumerable<TextUse> OfInterpolation(IInterpolationOperation hole)
    {
        return hole.FormatString is null
            ? Single(hole.Expression, null)
            : Formatted(hole.Expression, hole.Syntax, hole.FormatString);
    }

    private static IEnumerable<TextUse> OfTextMethod(IInvocationOperation call)
    {
        var formatIndex = TextMethods.CompositeFormatIndex(call.TargetMethod);
        var values = call.Arguments
            .Where(a => a.Parameter is { } parameter && parameter.Ordinal > formatIndex)
            .OrderBy(a => a.Parameter!.Ordinal)
            .SelectMany(a => Elements(a.Value))
            .ToArray();
        if (formatIndex < 0)
        {
            return values.SelectMany(v => Single(v, null));
        }

        var format = call.Arguments.First(a => a.Parameter?.Ordinal == formatIndex).Value;
        return format.ConstantValue is { HasValue: true, Value: string text }
            ? OfItems(text, values)
            : values.SelectMany(v => Unknown(v, v.Syntax));
    }

    private static IEnumerable<TextUse> OfItems(string format, IOperation[] values)
    {
        return CompositeFormat.Items(format)
            .Where(item => item.Index < values.Length)
            .SelectMany(item => Single(values[item.Index], item.Format));
    }

    // The elements of an array made on the spot, as for "params"; else the value itself.
    private static IEnumerable<IOperation> Elements(IOperation value)
    {
        return WithoutBoxing(value) is IArrayCreationOperation { Initializer: { } initializer }
            ? initializer.ElementValues
            : new[] { value };
    }

    private static IEnumerable<TextUse> Formatted(IOperation value, SyntaxNode place, IOperation format)
    {
        return format.ConstantValue is { HasValue: true, Value: string or null } constant
            ? Single(value, place, (string?)constant.Value)
            : Unknown(value, place);
    }

    private static IEnumerable<TextUse> Single(IOperation value, string? format)
    {
        return Single(value, value.Syntax, format);
    }

    private static IEnumerable<TextUse> Single(IOperation value, SyntaxNode place, string? format)
    {
        if (TypeOf(value) is { } type)
        {
            yield return new TextUse(type, place.GetLocation(), format);
        }
    }

    private static IEnumerable<TextUse> Unknown(IOperation value, SyntaxNode place)
    {
        if (TypeOf(value) is { } type)
        {
            yield return new TextUse(type, place.GetLocation());
        }
    }

    private static ITypeSymbol? TypeOf(IOperation value)
    {
        var type = WithoutBoxing(value).Type;
        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
    }

    private static IOperation WithoutBoxing(IOperation value)
    {
        while (value is IConversionOperation { Type.IsReferenceType: true, OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    // In a chain of calls over several lines the name is the place to point to.
    private static SyntaxNode NameOf(SyntaxNode call)
    {
        return call is InvocationExpressionSyntax invocation
            ? invocation.Expression switch
            {
                MemberAccessExpressionSyntax access => access.Name,
                var expression => expression,
            }
            : call;
    }
}
