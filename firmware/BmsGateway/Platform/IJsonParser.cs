// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>
/// Reads JSON through the platform's own library. Objects become <c>Hashtable</c>, arrays <c>ArrayList</c>, text <c>string</c>,
/// whole numbers <c>int</c> or <c>long</c>, other numbers <c>double</c>, and true/false <c>bool</c>; null stays null.
/// </summary>
public interface IJsonParser
{
    /// <summary>Parses a text.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="value">The result, or null when it failed (or the text is "null").</param>
    /// <param name="error">What is wrong and, where the library tells, at which place; empty on success.</param>
    bool TryParse(string text, out object? value, out string error);
}
