// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using System.Linq;

namespace NanoApiStubs.Model;

/// <summary>One <c>M:</c>, <c>P:</c>, <c>F:</c> or <c>E:</c> line.</summary>
public sealed class ApiMember
{
    /// <summary>Line kind: <c>M</c> method, <c>P</c> property, <c>F</c> field, <c>E</c> event.</summary>
    public char Kind { get; init; }

    /// <summary>Metadata name without its type, such as <c>#ctor</c> or <c>System#IDisposable#Dispose</c>.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Metadata name of the result, property, field or delegate type.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>Access word or words: <c>public</c>, <c>protected</c>, <c>protected internal</c>; or empty.</summary>
    public string Access { get; init; } = string.Empty;

    /// <summary>Modifier words after the access, for example <c>static</c> or <c>override</c>.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = Array.Empty<string>();

    /// <summary>Interface member that is implemented explicitly (<c>System.IDisposable.Dispose</c>), or null.</summary>
    public string? ExplicitOf { get; init; }

    /// <summary>Parameters of a method or an indexer.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = Array.Empty<ApiParameter>();

    /// <summary>Accessors of a property as written, for example <c>public get</c>.</summary>
    public IReadOnlyList<string> Accessors { get; init; } = Array.Empty<string>();

    /// <summary>Value of a constant as written in the data, or null.</summary>
    public string? Constant { get; init; }

    /// <summary>Annotations behind the line.</summary>
    public IReadOnlyList<ApiAnnotation> Annotations { get; init; } = Array.Empty<ApiAnnotation>();

    /// <summary>Line number in the data file, from 1.</summary>
    public int Line { get; init; }

    /// <summary>True for an instance constructor.</summary>
    public bool IsConstructor => Name == "#ctor";

    /// <summary>Tells whether a modifier word is present.</summary>
    /// <param name="modifier">The word, for example <c>static</c>.</param>
    /// <returns>True when the line has it.</returns>
    public bool Has(string modifier) => Modifiers.Contains(modifier);
}
