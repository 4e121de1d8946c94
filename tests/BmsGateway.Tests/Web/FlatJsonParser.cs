// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Web;

/// <summary>Reads objects whose members are plain texts, as the login gets them; refuses everything else.</summary>
public sealed class FlatJsonParser : IJsonParser
{
    /// <inheritdoc/>
    public bool TryParse(string text, out object? value, out string error)
    {
        value = null;
        error = "not a flat object";
        if (!text.StartsWith("{") || !text.EndsWith("}"))
        {
            return false;
        }

        var result = new Hashtable();
        string[] parts = text.Substring(1, text.Length - 2).Split('"');
        for (int i = 1; i + 2 < parts.Length; i += 4)
        {
            result[parts[i]] = parts[i + 2];
        }

        value = result;
        error = "";
        return true;
    }
}
