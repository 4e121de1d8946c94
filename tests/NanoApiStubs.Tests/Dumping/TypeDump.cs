// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;

namespace NanoApiStubs.Tests.Dumping;

/// <summary>Writes the visible types of an assembly as lines of the API data.</summary>
internal static class TypeDump
{
    /// <summary>Lists all type and member lines of an assembly.</summary>
    internal static IReadOnlyList<string> Lines(MetadataReader reader)
    {
        var lines = new List<string>();
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            if (IsVisible(reader, handle))
            {
                lines.Add(TypeLine(reader, handle));
                lines.AddRange(new MemberDump(reader, handle).Lines());
            }
        }

        return lines;
    }

    private static bool IsVisible(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
                IsVisible(reader, type.GetDeclaringType()),
            _ => false,
        };
    }

    private static string TypeLine(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string name = MetadataNames.FullName(reader, handle);
        string baseName = type.BaseType.IsNil ? string.Empty : MetadataNames.FullName(reader, type.BaseType);
        string kind = Kind(type, name, baseName);
        string access = (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.NestedFamily
            ? "protected"
            : "public";
        string bases = string.Join(", ", Bases(reader, type, kind, baseName));
        IEnumerable<string> annotations = AttributeDump.Annotations(reader, type.GetCustomAttributes())
            .Concat(TypeParameters(reader, type));
        if (kind.EndsWith("struct"))
        {
            annotations = annotations.Append($"@State({State(reader, type)})");
        }

        string words = string.Join(' ', Modifiers(reader, type, kind).Prepend(access).Append(kind));
        string tail = string.Concat(annotations.Select(text => " " + text));
        return $"T:{name} {words}{(bases.Length > 0 ? " : " + bases : string.Empty)}{tail}";
    }

    private static string Kind(TypeDefinition type, string name, string baseName)
    {
        if ((type.Attributes & TypeAttributes.Interface) != 0)
        {
            return "interface";
        }

        return baseName switch
        {
            "System.Enum" => "enum",
            "System.ValueType" when name != "System.Enum" => "struct",
            "System.MulticastDelegate" => "delegate",
            _ => "class",
        };
    }

    private static IEnumerable<string> Modifiers(MetadataReader reader, TypeDefinition type, string kind)
    {
        bool isAbstract = (type.Attributes & TypeAttributes.Abstract) != 0;
        bool isSealed = (type.Attributes & TypeAttributes.Sealed) != 0;
        if (kind == "class" && (isAbstract || isSealed))
        {
            yield return isAbstract && isSealed ? "static" : isAbstract ? "abstract" : "sealed";
        }

        if (kind == "struct" && AttributeDump.Has(reader, type.GetCustomAttributes(), "IsByRefLikeAttribute"))
        {
            yield return "ref";
        }

        if (kind == "struct" && AttributeDump.Has(reader, type.GetCustomAttributes(), "IsReadOnlyAttribute"))
        {
            yield return "readonly";
        }
    }

    private static IEnumerable<string> Bases(MetadataReader reader, TypeDefinition type, string kind, string baseName)
    {
        if (kind == "enum")
        {
            FieldDefinition value = type.GetFields().Select(reader.GetFieldDefinition)
                .Single(field => (field.Attributes & FieldAttributes.RTSpecialName) != 0);
            return new[] { value.DecodeSignature(MetadataNames.Instance, null) };
        }

        IEnumerable<string> interfaces = type.GetInterfaceImplementations()
            .Select(handle => MetadataNames.FullName(reader, reader.GetInterfaceImplementation(handle).Interface));
        return baseName.Length == 0 ? interfaces : interfaces.Prepend(baseName);
    }

    private static IEnumerable<string> TypeParameters(MetadataReader reader, TypeDefinition type)
    {
        string[] parameters = type.GetGenericParameters().Select(reader.GetGenericParameter).Select(parameter =>
            (parameter.Attributes & GenericParameterAttributes.VarianceMask) switch
            {
                GenericParameterAttributes.Contravariant => "in ",
                GenericParameterAttributes.Covariant => "out ",
                _ => string.Empty,
            }
            + reader.GetString(parameter.Name)).ToArray();
        return parameters.Length == 0
            ? Enumerable.Empty<string>()
            : new[] { $"@TypeParams({string.Join(",", parameters)})" };
    }

    private static string State(MetadataReader reader, TypeDefinition type)
    {
        string[] hidden = type.GetFields().Select(reader.GetFieldDefinition)
            .Where(field => (field.Attributes & FieldAttributes.Static) == 0
                && (field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Private)
            .Select(field => field.DecodeSignature(MetadataNames.Instance, null)).ToArray();
        return hidden.Length == 0 ? "none" : hidden.Contains("System.Object") ? "reference" : "value";
    }
}
