// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NanoAnalyzers.Text;

/// <summary>The table of library methods that turn their arguments into text.</summary>
/// <remarks>
/// It covers what the nanoFramework 1.x libraries offer (firmware/nano-api) and, so that code shared with a PC is
/// judged alike, the overloads of the same methods in .NET.
/// </remarks>
internal static class TextMethods
{
    // Type, and how the name of the method starts.
    private static readonly (string Type, string NamePrefix)[] Table =
    {
        ("System.String", "Concat"),
        ("System.String", "Format"),
        ("System.String", "Join"),
        ("System.Text.StringBuilder", "Append"),
        ("System.Text.StringBuilder", "Insert"),
        ("System.Convert", "ToString"),
        ("System.Console", "Write"),
        ("System.Diagnostics.Debug", "Write"),
        ("System.IO.TextWriter", "Write"),
        ("System.IO.StreamWriter", "Write"),
        ("Microsoft.Extensions.Logging.LoggerExtensions", "Log"),
    };

    /// <summary>True if the method turns its arguments into text.</summary>
    public static bool Contains(IMethodSymbol method)
    {
        // A display string is costly, so the cheap part of each row is compared first.
        return method.ContainingType is { } type
            && Table.Any(row => method.Name.StartsWith(row.NamePrefix, StringComparison.Ordinal)
                && row.Type.EndsWith(type.Name, StringComparison.Ordinal)
                && type.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat
                    .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.None)) == row.Type);
    }

    /// <summary>
    /// Index of the parameter that holds a composite format ("{0:F2} V"), or -1 if the method has none.
    /// </summary>
    public static int CompositeFormatIndex(IMethodSymbol method)
    {
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            var parameter = method.Parameters[i];
            var isFormat = parameter.Name == "format"
                || parameter.Name == "message" && method.ContainingType.Name == "LoggerExtensions";
            if (isFormat && parameter.Type.SpecialType == SpecialType.System_String)
            {
                return i;
            }
        }

        return -1;
    }
}
