// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Linq;

namespace NanoApiStubs.Model;

/// <summary>One <c>T:</c> line with the members that follow it.</summary>
public sealed class ApiType
{
    /// <summary>Full metadata name; nested types use <c>.</c> as well, generic ones end in <c>`n</c>.</summary>
    public string FullName { get; init; } = string.Empty;

    /// <summary>Access word: <c>public</c> or <c>protected</c>.</summary>
    public string Access { get; init; } = string.Empty;

    /// <summary>Words between access and kind: <c>abstract</c>, <c>sealed</c>, <c>static</c>, …</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = Array.Empty<string>();

    /// <summary><c>class</c>, <c>struct</c>, <c>interface</c>, <c>enum</c> or <c>delegate</c>.</summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>Base type and interfaces; for an enum its underlying type.</summary>
    public IReadOnlyList<string> Bases { get; init; } = Array.Empty<string>();

    /// <summary>Annotations behind the line.</summary>
    public IReadOnlyList<ApiAnnotation> Annotations { get; init; } = Array.Empty<ApiAnnotation>();

    /// <summary>Line number in the data file, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Type that contains this one, or null.</summary>
    public ApiType? Container { get; set; }

    /// <summary>Types inside this one.</summary>
    public List<ApiType> Nested { get; } = new();

    /// <summary>Members in the order of the data.</summary>
    public List<ApiMember> Members { get; } = new();

    /// <summary>Name of the namespace; meaningful for a type that is not nested.</summary>
    public string Namespace => FullName.Contains('.') ? FullName[..FullName.LastIndexOf('.')] : string.Empty;

    /// <summary>Name without namespace, container and number of type parameters.</summary>
    public string SimpleName => FullName[(FullName.LastIndexOf('.') + 1)..].Split('`')[0];

    /// <summary>Finds an annotation.</summary>
    /// <param name="name">Name without <c>@</c>.</param>
    /// <returns>The annotation, or null when the line has none of that name.</returns>
    public ApiAnnotation? Annotation(string name) => Annotations.FirstOrDefault(a => a.Name == name);
}
