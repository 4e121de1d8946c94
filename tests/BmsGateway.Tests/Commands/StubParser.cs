// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Platform;

namespace BmsGateway.Tests.Commands;

/// <summary>A JSON library that always finds what the test gave it; null stands for a text that is no JSON.</summary>
public sealed class StubParser : IJsonParser
{
    /// <summary>What every text holds.</summary>
    public Hashtable? Content { get; set; }

    /// <inheritdoc/>
    public bool TryParse(string text, out object? value, out string error)
    {
        value = Content;
        error = Content == null ? "broken at position 7" : "";
        return Content != null;
    }
}
