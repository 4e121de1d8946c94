// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace NanoApiStubs.Tests.Dumping;

/// <summary>Writes types the way the API data does.</summary>
internal sealed class MetadataNames : ISignatureTypeProvider<string, object?>, ICustomAttributeTypeProvider<string>
{
    internal static readonly MetadataNames Instance = new();

    public static string FullName(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        TypeDefinitionHandle container = type.GetDeclaringType();
        string prefix = container.IsNil ? reader.GetString(type.Namespace) : FullName(reader, container);
        return prefix + "." + reader.GetString(type.Name);
    }

    public static string FullName(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => FullName(reader, (TypeDefinitionHandle)handle),
        _ => FullName(reader, (TypeReferenceHandle)handle),
    };

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        FullName(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        FullName(reader, handle);

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "System." + typeCode;

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetByReferenceType(string elementType) => elementType + "@";

    public string GetGenericTypeParameter(object? genericContext, int index) => "`" + index;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetSystemType() => "System.Type";

    public bool IsSystemType(string type) => type == "System.Type";

    // Only AttributeTargets occurs as an enum in attributes that are dumped.
    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

    public string GetTypeFromSerializedName(string name) => name;

    public string GetArrayType(string elementType, ArrayShape shape) => throw Unexpected("a matrix");

    public string GetFunctionPointerType(MethodSignature<string> signature) => throw Unexpected("a function pointer");

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        throw Unexpected("a closed generic type");

    public string GetGenericMethodParameter(object? genericContext, int index) => throw Unexpected("a generic method");

    public string GetPinnedType(string elementType) => throw Unexpected("a pinned type");

    public string GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        throw Unexpected("a type specification");

    private static string FullName(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string prefix = type.ResolutionScope.Kind == HandleKind.TypeReference
            ? FullName(reader, (TypeReferenceHandle)type.ResolutionScope)
            : reader.GetString(type.Namespace);
        return prefix + "." + reader.GetString(type.Name);
    }

    private static NotSupportedException Unexpected(string what) => new($"{what} is not part of the API data");
}
