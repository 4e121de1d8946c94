// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace NanoApiStubs.Tests.Dumping;

/// <summary>Tells an <c>init</c> accessor from a <c>set</c> accessor: its result carries a required modifier.</summary>
internal sealed class InitDetector : ISignatureTypeProvider<string, object?>
{
    internal const string Init = "init";
    internal static readonly InitDetector Instance = new();

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => isRequired ? Init : "";

    public string GetArrayType(string elementType, ArrayShape shape) => "";

    public string GetByReferenceType(string elementType) => "";

    public string GetFunctionPointerType(MethodSignature<string> signature) => "";

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => "";

    public string GetGenericMethodParameter(object? genericContext, int index) => "";

    public string GetGenericTypeParameter(object? genericContext, int index) => "";

    public string GetPinnedType(string elementType) => "";

    public string GetPointerType(string elementType) => "";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "";

    public string GetSZArrayType(string elementType) => "";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => "";

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => "";

    public string GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => "";
}
