// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;

namespace NanoApiStubs.Tests.Dumping;

/// <summary>Writes the visible members of one type as lines of the API data.</summary>
internal sealed class MemberDump
{
    private readonly MetadataReader _reader;
    private readonly TypeDefinition _type;
    private readonly string _typeName;
    private readonly bool _isInterface;

    internal MemberDump(MetadataReader reader, TypeDefinitionHandle handle)
    {
        _reader = reader;
        _type = reader.GetTypeDefinition(handle);
        _typeName = MetadataNames.FullName(reader, handle);
        _isInterface = (_type.Attributes & TypeAttributes.Interface) != 0;
    }

    /// <summary>Tells which access words the data uses; null for what it leaves out.</summary>
    internal static string? Access(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) switch
        {
            MethodAttributes.Public => "public",
            MethodAttributes.Family => "protected",
            MethodAttributes.FamORAssem => "protected internal",
            _ => null,
        };

    /// <summary>Lists the lines of all visible and all explicitly implemented members.</summary>
    internal IEnumerable<string> Lines()
    {
        var accessors = new HashSet<MethodDefinitionHandle>();
        var lines = new List<string?>();
        foreach (PropertyDefinition property in _type.GetProperties().Select(_reader.GetPropertyDefinition))
        {
            PropertyAccessors pair = property.GetAccessors();
            accessors.UnionWith(new[] { pair.Getter, pair.Setter });
            lines.Add(Property(property, pair));
        }

        foreach (EventDefinition definition in _type.GetEvents().Select(_reader.GetEventDefinition))
        {
            EventAccessors pair = definition.GetAccessors();
            accessors.UnionWith(new[] { pair.Adder, pair.Remover });
            lines.Add(Event(definition, _reader.GetMethodDefinition(pair.Adder)));
        }

        lines.AddRange(_type.GetFields().Select(handle => Field(_reader.GetFieldDefinition(handle))));
        lines.AddRange(_type.GetMethods().Where(handle => !accessors.Contains(handle)).Select(
            handle => Method(_reader.GetMethodDefinition(handle))));
        return lines.Where(line => line != null).Select(line => line!);
    }

    private string? Field(FieldDefinition field)
    {
        string? access = Access((MethodAttributes)(int)(field.Attributes & FieldAttributes.FieldAccessMask));
        if (access == null || (field.Attributes & FieldAttributes.RTSpecialName) != 0)
        {
            return null;
        }

        bool isConstant = (field.Attributes & FieldAttributes.Literal) != 0;
        string words = access;
        words += isConstant ? " const" : (field.Attributes & FieldAttributes.Static) != 0 ? " static" : string.Empty;
        words += (field.Attributes & FieldAttributes.InitOnly) != 0 ? " readonly" : string.Empty;
        string type = field.DecodeSignature(MetadataNames.Instance, null);
        string value = isConstant ? " = " + AttributeDump.Value(Constant(field.GetDefaultValue())) : string.Empty;
        string name = _reader.GetString(field.Name);
        return $"F:{_typeName}.{name} : {type} [{words}]{value}{Annotations(field.GetCustomAttributes())}";
    }

    private string? Event(EventDefinition definition, MethodDefinition adder)
    {
        string type = MetadataNames.FullName(_reader, definition.Type);
        return Modifiers(adder) is { } modifiers
            ? $"E:{_typeName}.{_reader.GetString(definition.Name)} : {type} [{modifiers}]"
            : null;
    }

    private string? Property(PropertyDefinition property, PropertyAccessors pair)
    {
        MethodDefinition[] methods = new[] { pair.Getter, pair.Setter }
            .Where(handle => !handle.IsNil).Select(_reader.GetMethodDefinition).ToArray();
        MethodDefinition widest = methods.OrderBy(m => Access(m.Attributes) == "public" ? 0 : 1).First();
        if (Modifiers(widest) is not { } modifiers)
        {
            return null;
        }

        string name = _reader.GetString(property.Name);
        MethodSignature<string> signature = property.DecodeSignature(MetadataNames.Instance, null);
        IEnumerable<string> accessors = methods.Where(m => Modifiers(m) != null).Select(Accessor);
        string line = $"P:{_typeName}.{name.Replace('.', '#')}{Types(signature)} : {signature.ReturnType} "
            + $"[{modifiers}] {{{string.Join(" ", accessors)}}}";
        return signature.ParameterTypes.Length > 0 && !modifiers.StartsWith("explicit", StringComparison.Ordinal)
            ? $"{line} ({string.Join(", ", Parameters(methods[0], signature))})"
            : line;
    }

    private string Accessor(MethodDefinition method)
    {
        string name = _reader.GetString(method.Name);
        string word = name[(name.LastIndexOf('.') + 1)..].StartsWith("get_", StringComparison.Ordinal) ? "get" : "set";
        if (word == "set" && method.DecodeSignature(InitDetector.Instance, null).ReturnType == InitDetector.Init)
        {
            word = "init";
        }

        return Access(method.Attributes) is { } access ? $"{access} {word};" : word + ";";
    }

    private string? Method(MethodDefinition method)
    {
        if (Modifiers(method) is not { } modifiers)
        {
            return null;
        }

        string name = _reader.GetString(method.Name);
        MethodSignature<string> signature = method.DecodeSignature(MetadataNames.Instance, null);
        string conversion = name is "op_Implicit" or "op_Explicit" ? "~" + signature.ReturnType : string.Empty;
        return $"M:{_typeName}.{name.Replace('.', '#')}{Types(signature)}{conversion} : {signature.ReturnType} "
            + $"[{modifiers}] ({string.Join(", ", Parameters(method, signature))})"
            + Annotations(method.GetCustomAttributes()) + CallerExpressions(method);
    }

    private string? Modifiers(MethodDefinition method)
    {
        string name = _reader.GetString(method.Name);
        if (Access(method.Attributes) is not { } access)
        {
            // Explicit implementations are private; their name holds the interface. Accessors: without get_ or set_.
            bool isExplicit = name.Contains('.') && !name.StartsWith('.');
            return isExplicit ? "explicit " + name.Replace(".get_", ".").Replace(".set_", ".") : null;
        }

        bool Is(MethodAttributes flag) => (method.Attributes & flag) == flag;
        if (_isInterface || !(Is(MethodAttributes.Virtual) || Is(MethodAttributes.Static)))
        {
            return access;
        }

        bool isNew = Is(MethodAttributes.NewSlot);
        return access + (Is(MethodAttributes.Static), Is(MethodAttributes.Abstract), isNew) switch
        {
            (true, _, _) => " static",
            (_, true, true) => " abstract",
            (_, true, false) => " abstract override",
            (_, false, false) => " override",
            _ => Is(MethodAttributes.Final) ? " interface-impl" : " virtual",
        };
    }

    private static string Types(MethodSignature<string> signature) =>
        signature.ParameterTypes.Length == 0 ? string.Empty : $"({string.Join(",", signature.ParameterTypes)})";

    private IEnumerable<string> Parameters(MethodDefinition method, MethodSignature<string> signature)
    {
        Parameter[] parameters = NamedParameters(method);
        for (int i = 0; i < signature.ParameterTypes.Length; i++)
        {
            Parameter parameter = parameters[i];
            string kind = string.Empty;
            if (signature.ParameterTypes[i].EndsWith('@'))
            {
                kind = (parameter.Attributes & ParameterAttributes.Out) != 0 ? "out "
                    : (parameter.Attributes & ParameterAttributes.In) != 0 ? "in " : "ref ";
            }
            else if (AttributeDump.Has(_reader, parameter.GetCustomAttributes(), "ParamArrayAttribute"))
            {
                kind = "params ";
            }

            string value = (parameter.Attributes & ParameterAttributes.HasDefault) == 0 ? string.Empty
                : " = " + AttributeDump.Value(Constant(parameter.GetDefaultValue()));
            yield return kind + _reader.GetString(parameter.Name) + value;
        }
    }

    private string CallerExpressions(MethodDefinition method) => string.Concat(NamedParameters(method).Select(p =>
        AttributeDump.Text(_reader, p.GetCustomAttributes(), "CallerArgumentExpressionAttribute") is { } text
            ? $" @CallerArgumentExpression({_reader.GetString(p.Name)}={text})"
            : string.Empty));

    private Parameter[] NamedParameters(MethodDefinition method) => method.GetParameters()
        .Select(_reader.GetParameter).Where(p => p.SequenceNumber > 0).OrderBy(p => p.SequenceNumber).ToArray();

    private string Annotations(CustomAttributeHandleCollection attributes) =>
        string.Concat(AttributeDump.Annotations(_reader, attributes).Select(text => " " + text));

    private object? Constant(ConstantHandle handle)
    {
        Constant constant = _reader.GetConstant(handle);
        return _reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode);
    }
}
