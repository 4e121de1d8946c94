// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace NanoApiStubs.Model;

/// <summary>One parameter of a method, delegate or indexer.</summary>
public sealed class ApiParameter
{
    /// <summary>Creates a parameter.</summary>
    /// <param name="type">Metadata name of the type, without the by-reference mark.</param>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="kind"><c>out</c>, <c>ref</c>, <c>in</c>, <c>params</c> or empty.</param>
    /// <param name="defaultValue">Default value as written in the data, or null.</param>
    public ApiParameter(string type, string name, string kind, string? defaultValue)
    {
        Type = type;
        Name = name;
        Kind = kind;
        DefaultValue = defaultValue;
    }

    /// <summary>Metadata name of the type, without the by-reference mark.</summary>
    public string Type { get; }

    /// <summary>Name of the parameter, not escaped.</summary>
    public string Name { get; }

    /// <summary><c>out</c>, <c>ref</c>, <c>in</c>, <c>params</c> or empty.</summary>
    public string Kind { get; }

    /// <summary>Default value as written in the data, or null when the parameter is required.</summary>
    public string? DefaultValue { get; }
}
