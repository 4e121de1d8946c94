// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NanoAnalyzers;

/// <summary>Questions about syntax that several rules ask.</summary>
internal static class SyntaxNodeExtensions
{
    /// <summary>
    /// True where a name leaves nothing in the compiled assembly: in a documentation comment or in nameof.
    /// </summary>
    public static bool IsCompileTimeOnly(this SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            if (current is DocumentationCommentTriviaSyntax || IsNameOf(current))
            {
                return true;
            }

            if (current is StatementSyntax or MemberDeclarationSyntax)
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsNameOf(SyntaxNode node)
    {
        return node is InvocationExpressionSyntax
        {
            Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" },
        };
    }
}
