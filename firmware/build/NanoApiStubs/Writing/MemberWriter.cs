// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Linq;
using NanoApiStubs.Model;

namespace NanoApiStubs.Writing;

/// <summary>Writes the members of one type as C# with empty bodies.</summary>
internal sealed class MemberWriter
{
    private const string Body = " { throw null; }";

    private readonly ApiType _type;
    private readonly bool _inInterface;
    private readonly string _indexerName;
    private readonly Func<string, ApiType?> _findType;

    /// <summary>Creates the writer of one type.</summary>
    /// <param name="type">Type whose members are written.</param>
    /// <param name="findType">Finds a type of this assembly or of its references by its full name.</param>
    internal MemberWriter(ApiType type, Func<string, ApiType?> findType)
    {
        _type = type;
        _inInterface = type.Kind == "interface";
        _indexerName = type.Annotation("DefaultMember")?.Arguments.Trim('"') ?? "Item";
        _findType = findType;
    }

    /// <summary>Writes a constructor that outsiders do not see: the compiler would add a public one instead.</summary>
    /// <returns>The C# text.</returns>
    internal string HiddenConstructor() => $"internal {_type.SimpleName}(){BaseCall()}{Body}";

    /// <summary>Writes one member.</summary>
    /// <param name="member">Member of the type.</param>
    /// <returns>The C# text.</returns>
    /// <exception cref="FormatException">The member is of a form that cannot be written.</exception>
    internal string Write(ApiMember member)
    {
        string attributes = string.Concat(member.Annotations.Select(ValueText.Attribute).Where(a => a != null));
        return attributes + (attributes.Length > 0 ? " " : string.Empty) + member.Kind switch
        {
            'F' => Field(member),
            'E' => Event(member),
            'P' => Property(member),
            _ => Method(member),
        };
    }

    /// <summary>Writes a parameter list.</summary>
    /// <param name="member">Method, delegate or indexer.</param>
    /// <param name="typeParameters">Names of the type parameters in scope.</param>
    /// <returns>The parameters without brackets.</returns>
    internal static string Parameters(ApiMember member, IReadOnlyList<string> typeParameters) =>
        string.Join(", ", member.Parameters.Select((p, index) => Parameter(member, p, index, typeParameters)));

    private static string Parameter(
        ApiMember member, ApiParameter parameter, int index, IReadOnlyList<string> typeParameters)
    {
        string text = string.Empty;
        foreach (ApiAnnotation annotation in member.Annotations.Where(a => a.Name == "CallerArgumentExpression"))
        {
            string[] pair = annotation.Arguments.Split('=', 2);
            if (pair[0] == parameter.Name)
            {
                text += $"[global::System.Runtime.CompilerServices.CallerArgumentExpression(\"{pair[1]}\")] ";
            }
        }

        string type = CSharpNames.Type(parameter.Type, typeParameters);
        text += index == 0 && member.Annotations.Any(a => a.Name == "Extension") ? "this " : string.Empty;
        text += parameter.Kind.Length > 0 ? parameter.Kind + " " : string.Empty;
        text += type + " " + CSharpNames.Identifier(parameter.Name);
        return parameter.DefaultValue == null ? text : $"{text} = {ValueText.Of(parameter.DefaultValue, type)}";
    }

    private static string Parameters(ApiMember member) => Parameters(member, Array.Empty<string>());

    private string Field(ApiMember member)
    {
        string type = CSharpNames.Type(member.Type);
        string name = CSharpNames.Identifier(member.Name);
        if (_type.Kind == "enum")
        {
            return $"{name} = {member.Constant},";
        }

        string value = member.Constant == null ? string.Empty : " = " + ValueText.Of(member.Constant, type);
        return $"{Modifiers(member)}{type} {name}{value};";
    }

    private string Event(ApiMember member)
    {
        string head = $"{Modifiers(member)}event {CSharpNames.Type(member.Type)} {MemberName(member)}";
        return IsBodiless(member) ? head + ";" : head + " { add { throw null; } remove { throw null; } }";
    }

    private string Property(ApiMember member)
    {
        string access = _inInterface || member.ExplicitOf != null ? string.Empty : member.Access;
        string end = IsBodiless(member) ? ";" : Body;
        string accessors = string.Empty;
        foreach (string accessor in member.Accessors)
        {
            int space = accessor.LastIndexOf(' ');
            string own = space < 0 ? string.Empty : accessor[..space];
            string word = accessor[(space + 1)..];
            accessors += (access.Length == 0 || own == access ? word : own + " " + word) + end + " ";
        }

        string name = MemberName(member);
        string attribute = string.Empty;
        if (member.Parameters.Count > 0)
        {
            string container = name.Contains('.') ? name[..(name.LastIndexOf('.') + 1)] : string.Empty;
            bool renamed = _indexerName != "Item" && container.Length == 0 && !member.Has("override");
            attribute = renamed
                ? $"[global::System.Runtime.CompilerServices.IndexerName(\"{_indexerName}\")] "
                : string.Empty;
            name = $"{container}this[{Parameters(member)}]";
        }

        return $"{attribute}{Modifiers(member)}{CSharpNames.Type(member.Type)} {name} {{ {accessors}}}";
    }

    private string Method(ApiMember member)
    {
        string end = IsBodiless(member) ? ";" : Body;
        if (member.IsConstructor)
        {
            return $"{Modifiers(member)}{_type.SimpleName}({Parameters(member)}){BaseCall()}{Body}";
        }

        if (member.Name == "Finalize" && member.Has("override"))
        {
            return $"~{_type.SimpleName}(){Body}";
        }

        string result = CSharpNames.Type(member.Type);
        if (member.Name is "op_Implicit" or "op_Explicit")
        {
            string word = member.Name == "op_Implicit" ? "implicit" : "explicit";
            return $"{Modifiers(member)}{word} operator {result}({Parameters(member)}){end}";
        }

        string name = member.Name.StartsWith("op_", StringComparison.Ordinal)
            ? "operator " + CSharpNames.Operator(member.Name)
            : MemberName(member);
        return $"{Modifiers(member)}{result} {name}({Parameters(member)}){end}";
    }

    private bool IsBodiless(ApiMember member) => _inInterface || member.Has("abstract");

    // The interface is named without "global::": the prefix would become a part of the metadata name.
    private static string MemberName(ApiMember member) =>
        CSharpNames.Dotted(member.ExplicitOf ?? member.Name);

    private string Modifiers(ApiMember member)
    {
        if (_inInterface || member.ExplicitOf != null)
        {
            return string.Empty;
        }

        IEnumerable<string> words = member.Modifiers.Where(word => word != "interface-impl");
        return string.Join(' ', words.Prepend(member.Access)) + " ";
    }

    private string BaseCall()
    {
        if (_type.Kind != "class" || _type.Bases.Count == 0 || _findType(_type.Bases[0]) is not { } baseType)
        {
            return string.Empty;
        }

        ApiMember? shortest = baseType.Members.Where(m => m.IsConstructor).MinBy(m => m.Parameters.Count);
        return shortest == null || shortest.Parameters.Count == 0
            ? string.Empty
            : $" : base({string.Join(", ", shortest.Parameters.Select(p => $"default({CSharpNames.Type(p.Type)})"))})";
    }
}
