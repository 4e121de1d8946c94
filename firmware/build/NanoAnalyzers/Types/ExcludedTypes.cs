// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.IO;
using Microsoft.CodeAnalysis;

namespace NanoAnalyzers.Types;

/// <summary>
/// The types of mscorlib that the device image leaves out. Source: the marks "@ExcludeType" of
/// firmware/nano-api/mscorlib.txt, which stand for ExcludeTypeAttribute in nanoFramework.CoreLibrary 1.17.11.
/// </summary>
internal static class ExcludedTypes
{
    private const string ResourceName = "mscorlib.txt";
    private const string TypeLinePrefix = "T:";
    private const string Mark = "@ExcludeType";

    private static readonly HashSet<string> Names = Load();

    /// <summary>Number of types left out.</summary>
    public static int Count => Names.Count;

    /// <summary>True if the type is left out. Types declared in the compiled source are never meant.</summary>
    public static bool Contains(ITypeSymbol type)
    {
        return type.Locations.Length > 0
            && type.Locations[0].IsInMetadata
            && Names.Contains(FullName(type));
    }

    private static HashSet<string> Load()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var stream = typeof(ExcludedTypes).Assembly.GetManifestResourceStream(ResourceName);
        using var reader = new StreamReader(stream ?? Stream.Null);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(TypeLinePrefix, StringComparison.Ordinal) && line.Contains(Mark))
            {
                var end = line.IndexOf(' ');
                names.Add(line.Substring(TypeLinePrefix.Length, end - TypeLinePrefix.Length));
            }
        }

        return names;
    }

    // Nested types are written with a dot, as in the API data; metadata names keep nuint as UIntPtr.
    private static string FullName(ITypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return FullName(outer) + "." + type.MetadataName;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } scope
            ? scope.ToDisplayString() + "." + type.MetadataName
            : type.MetadataName;
    }
}
