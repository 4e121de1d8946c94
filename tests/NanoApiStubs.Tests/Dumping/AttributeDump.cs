// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;

namespace NanoApiStubs.Tests.Dumping;

/// <summary>Writes the attributes that the API data has as annotations.</summary>
internal static class AttributeDump
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["System.AttributeUsageAttribute"] = "Usage",
        ["System.FlagsAttribute"] = "Flags",
        ["System.ObsoleteAttribute"] = "Obsolete",
        ["System.Diagnostics.ConditionalAttribute"] = "Conditional",
        ["System.Runtime.CompilerServices.ExtensionAttribute"] = "Extension",
        ["System.Reflection.DefaultMemberAttribute"] = "DefaultMember",
        ["System.Runtime.CompilerServices.ExcludeTypeAttribute"] = "ExcludeType",
    };

    /// <summary>Lists the annotations of a type or member.</summary>
    internal static IEnumerable<string> Annotations(MetadataReader reader, CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttribute attribute in attributes.Select(reader.GetCustomAttribute))
        {
            if (Names.TryGetValue(TypeName(reader, attribute), out string? name))
            {
                string arguments = Arguments(attribute);
                yield return arguments.Length == 0 ? "@" + name : $"@{name}({arguments})";
            }
        }
    }

    /// <summary>Tells whether an attribute is present; only the simple name is compared.</summary>
    internal static bool Has(MetadataReader reader, CustomAttributeHandleCollection attributes, string name) =>
        attributes.Any(handle => TypeName(reader, reader.GetCustomAttribute(handle)).EndsWith("." + name));

    /// <summary>Returns the text argument of an attribute, or null.</summary>
    internal static string? Text(MetadataReader reader, CustomAttributeHandleCollection attributes, string name) =>
        attributes.Select(reader.GetCustomAttribute)
            .Where(attribute => TypeName(reader, attribute).EndsWith("." + name))
            .Select(attribute => (string?)attribute.DecodeValue(MetadataNames.Instance).FixedArguments[0].Value)
            .FirstOrDefault();

    /// <summary>Writes a value the way the data does.</summary>
    internal static string Value(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        char character => $"'\\u{(int)character:x4}'",
        string text => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"",
        float number => FormattableInvariant(number) + "f",
        double number => FormattableInvariant(number),
        _ => value.ToString()!,
    };

    private static string FormattableInvariant(System.IFormattable number) =>
        number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static string Arguments(CustomAttribute attribute)
    {
        CustomAttributeValue<string> value = attribute.DecodeValue(MetadataNames.Instance);
        IEnumerable<string> parts = value.FixedArguments.Select(argument => Value(argument.Value))
            .Concat(value.NamedArguments.Select(argument => $"{argument.Name}={Value(argument.Value)}"));
        return string.Join(",", parts);
    }

    private static string TypeName(MetadataReader reader, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MethodDefinition
            ? MetadataNames.FullName(
                reader, reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType())
            : MetadataNames.FullName(
                reader, reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent);
}
