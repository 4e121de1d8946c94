// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NanoApiStubs.Model;
using NanoApiStubs.Reading;

namespace NanoApiStubs.Writing;

/// <summary>Writes the C# source of one contract assembly.</summary>
public sealed class SourceWriter
{
    private static readonly string[] ImpliedBases =
    {
        "System.Object", "System.ValueType", "System.Enum", "System.MulticastDelegate",
    };

    private readonly ApiAssembly _assembly;
    private readonly Func<string, ApiType?> _findType;
    private readonly StringBuilder _text = new();

    private SourceWriter(ApiAssembly assembly, Func<string, ApiType?> findType)
    {
        _assembly = assembly;
        _findType = findType;
    }

    /// <summary>Writes the source of an assembly.</summary>
    /// <param name="assembly">Assembly to write.</param>
    /// <param name="findType">Finds a type of the assembly or of its references by its full name.</param>
    /// <returns>The C# source; the same input gives the same text.</returns>
    /// <exception cref="ApiFormatException">A line cannot be written in C#; the message names it.</exception>
    public static string Write(ApiAssembly assembly, Func<string, ApiType?> findType)
    {
        var writer = new SourceWriter(assembly, findType);
        writer.AssemblyAttributes();
        foreach (ApiType type in assembly.Types)
        {
            writer.Line(type.Line);
            writer._text.Append("namespace ").Append(CSharpNames.Dotted(type.Namespace)).Append(" {\n");
            writer.At(type.Line, () => writer.Type(type));
            writer._text.Append("}\n");
        }

        return writer._text.ToString();
    }

    private void AssemblyAttributes()
    {
        const string Reflection = "[assembly: global::System.Reflection.";
        _text.Append(Reflection).Append("AssemblyVersion(\"").Append(_assembly.Version).Append("\")]\n");
        if (_assembly.NativeVersion != null)
        {
            _text.Append(Reflection).Append("AssemblyNativeVersion(\"");
            _text.Append(_assembly.NativeVersion).Append("\")]\n");
        }
    }

    // What the compiler finds is then reported for the line of the data.
    private void Line(int line) => _text.Append("#line ").Append(line).Append('\n');

    private void At(int line, Action write)
    {
        try
        {
            write();
        }
        catch (FormatException problem)
        {
            throw new ApiFormatException(_assembly.File, line, problem.Message);
        }
    }

    private void Type(ApiType type)
    {
        bool isRefStruct = type.Modifiers.Contains("ref");
        foreach (ApiAnnotation annotation in type.Annotations)
        {
            // The compiler itself marks a ref struct as obsolete for compilers that do not know the feature.
            if (ValueText.Attribute(annotation) is { } attribute && !(isRefStruct && annotation.Name == "Obsolete"))
            {
                _text.Append(attribute).Append('\n');
            }
        }

        if (type.Kind == "delegate")
        {
            Delegate(type);
            return;
        }

        IEnumerable<string> words = type.Modifiers.Where(word => word != "ref");
        words = isRefStruct ? words.Append("ref") : words;
        _text.Append(string.Join(' ', words.Prepend(type.Access).Append(type.Kind)));
        _text.Append(' ').Append(CSharpNames.Identifier(type.SimpleName)).Append(BaseList(type)).Append(" {\n");
        Members(type);
        foreach (ApiType nested in type.Nested)
        {
            Line(nested.Line);
            At(nested.Line, () => Type(nested));
        }

        _text.Append("}\n");
    }

    private void Members(ApiType type)
    {
        var writer = new MemberWriter(type, _findType);
        if (type.Annotation("State") is { } state && state.Arguments != "none")
        {
            // Decides whether the compiler asks for an assignment before use.
            string word = type.Modifiers.Contains("readonly") ? "private readonly " : "private ";
            _text.Append(word).Append(state.Arguments == "value" ? "int" : "object").Append(" _state;\n");
        }

        if (type.Kind == "class" && !type.Modifiers.Contains("static") && !type.Members.Any(m => m.IsConstructor))
        {
            _text.Append(writer.HiddenConstructor()).Append('\n');
        }

        foreach (ApiMember member in type.Members)
        {
            Line(member.Line);
            At(member.Line, () => _text.Append(writer.Write(member)).Append('\n'));
        }
    }

    private void Delegate(ApiType type)
    {
        ApiMember invoke = type.Members.FirstOrDefault(m => m.Name == "Invoke")
            ?? throw new FormatException($"delegate {type.FullName} has no Invoke line");
        string[] declared = (type.Annotation("TypeParams")?.Arguments ?? string.Empty)
            .Split(',', StringSplitOptions.RemoveEmptyEntries);
        string[] names = declared.Select(text => text.Split(' ')[^1]).ToArray();
        string generic = declared.Length == 0 ? string.Empty : $"<{string.Join(", ", declared)}>";
        _text.Append(type.Access).Append(" delegate ").Append(CSharpNames.Type(invoke.Type, names)).Append(' ');
        _text.Append(CSharpNames.Identifier(type.SimpleName)).Append(generic);
        _text.Append('(').Append(MemberWriter.Parameters(invoke, names)).Append(");\n");
    }

    private static string BaseList(ApiType type)
    {
        if (type.Kind == "enum")
        {
            return " : " + CSharpNames.EnumBase(type.Bases.Count > 0 ? type.Bases[0] : "System.Int32");
        }

        IEnumerable<string> bases = type.FullName == "System.Enum"
            ? type.Bases
            : type.Bases.Where(name => !ImpliedBases.Contains(name));
        string list = string.Join(", ", bases.Select(CSharpNames.Type));
        return list.Length == 0 ? string.Empty : " : " + list;
    }
}
