// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace NanoApiStubs.Writing;

/// <summary>Turns metadata names into C#.</summary>
internal static class CSharpNames
{
    private static readonly Dictionary<string, string> EnumBases = new()
    {
        ["System.Byte"] = "byte",
        ["System.SByte"] = "sbyte",
        ["System.Int16"] = "short",
        ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int",
        ["System.UInt32"] = "uint",
        ["System.Int64"] = "long",
        ["System.UInt64"] = "ulong",
    };

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Modulus"] = "%",
        ["op_UnaryNegation"] = "-",
        ["op_UnaryPlus"] = "+",
        ["op_LogicalNot"] = "!",
        ["op_OnesComplement"] = "~",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_ExclusiveOr"] = "^",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThan"] = ">",
        ["op_GreaterThanOrEqual"] = ">=",
    };

    /// <summary>Writes a type. Always from the root: names such as WebServer or GC exist more than once.</summary>
    /// <param name="name">Metadata name, maybe an array, maybe <c>`n</c> for a type parameter.</param>
    /// <param name="typeParameters">Names of the type parameters in scope.</param>
    /// <returns>The C# type.</returns>
    internal static string Type(string name, IReadOnlyList<string> typeParameters)
    {
        int array = name.IndexOf('[', StringComparison.Ordinal);
        string element = array < 0 ? name : name[..array];
        string suffix = array < 0 ? string.Empty : name[array..];
        if (element.StartsWith('`'))
        {
            int index = element[1] - '0';
            return index < typeParameters.Count
                ? typeParameters[index] + suffix
                : throw new FormatException($"{name} names a type parameter that the type does not declare");
        }

        return element == "System.Void" ? "void" : "global::" + Dotted(element) + suffix;
    }

    /// <summary>Writes a type outside any generic type.</summary>
    /// <param name="name">Metadata name.</param>
    /// <returns>The C# type.</returns>
    internal static string Type(string name) => Type(name, Array.Empty<string>());

    /// <summary>Writes a dotted name, escaping each part that is a keyword.</summary>
    /// <param name="name">Namespace or type name.</param>
    /// <returns>The C# name.</returns>
    internal static string Dotted(string name) => string.Join('.', name.Split('.').Select(Identifier));

    /// <summary>Writes an identifier, escaped when it is a keyword.</summary>
    /// <param name="name">Name of a member or parameter.</param>
    /// <returns>The C# identifier.</returns>
    internal static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>Writes the underlying type of an enum.</summary>
    /// <param name="name">Metadata name.</param>
    /// <returns>The C# keyword.</returns>
    internal static string EnumBase(string name) => EnumBases.TryGetValue(name, out string? keyword)
        ? keyword
        : throw new FormatException($"an enum cannot be based on {name}");

    /// <summary>Writes the sign of an operator.</summary>
    /// <param name="name">Metadata name such as <c>op_Addition</c>.</param>
    /// <returns>The sign.</returns>
    internal static string Operator(string name) => Operators.TryGetValue(name, out string? sign)
        ? sign
        : throw new FormatException($"operator {name} is not known");
}
