// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using NanoApiStubs.Model;

namespace NanoApiStubs.Writing;

/// <summary>Writes constants and default values.</summary>
internal static class ValueText
{
    /// <summary>Writes a value of a declared type; the cast serves enums and small integers.</summary>
    /// <param name="value">Value as written in the data.</param>
    /// <param name="type">C# type.</param>
    /// <returns>A constant C# expression.</returns>
    internal static string Of(string value, string type) => value switch
    {
        "null" => $"default({type})",
        "NaN" or "NaNf" => $"({type})(0.0 / 0.0)",
        "Infinity" or "Infinityf" => $"({type})(1.0 / 0.0)",
        "-Infinity" or "-Infinityf" => $"({type})(-1.0 / 0.0)",
        _ => value.StartsWith('"') ? value : $"({type})({value})",
    };

    /// <summary>Writes the attribute that an annotation stands for.</summary>
    /// <param name="annotation">Annotation of the data.</param>
    /// <returns>The attribute, or null when the compiler makes it by itself or it belongs to something else.</returns>
    internal static string? Attribute(ApiAnnotation annotation) => annotation.Name switch
    {
        "Usage" => Usage(annotation.Arguments),
        "Flags" => "[global::System.Flags]",
        "Obsolete" => $"[global::System.Obsolete({annotation.Arguments})]",
        "Conditional" => $"[global::System.Diagnostics.Conditional({annotation.Arguments})]",
        "ExcludeType" => "[global::System.Runtime.CompilerServices.ExcludeType]",
        _ => null,
    };

    private static string Usage(string arguments)
    {
        string[] parts = arguments.Split(',', 2);
        string rest = parts.Length > 1 ? ", " + parts[1] : string.Empty;
        return $"[global::System.AttributeUsage((global::System.AttributeTargets)({parts[0]}){rest})]";
    }
}
