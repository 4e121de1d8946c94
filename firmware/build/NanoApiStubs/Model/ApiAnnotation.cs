// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace NanoApiStubs.Model;

/// <summary>An annotation such as <c>@Obsolete("text",true)</c> behind a line of the API data.</summary>
public sealed class ApiAnnotation
{
    /// <summary>Creates an annotation.</summary>
    /// <param name="name">Name without the leading <c>@</c>.</param>
    /// <param name="arguments">Text between the parentheses; empty when there are none.</param>
    public ApiAnnotation(string name, string arguments)
    {
        Name = name;
        Arguments = arguments;
    }

    /// <summary>Name without the leading <c>@</c>.</summary>
    public string Name { get; }

    /// <summary>Text between the parentheses, as written; empty when there are none.</summary>
    public string Arguments { get; }
}
