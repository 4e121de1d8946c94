// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections;
using System.Text.Json;
using BmsGateway.Platform;

namespace BmsGateway.Desktop.Platform;

/// <summary>
/// Reads JSON with System.Text.Json, strictly by RFC 8259; a key that occurs twice in an object is an error.
/// </summary>
public sealed class SystemTextJsonParser : IJsonParser
{
    /// <summary>Deepest nesting.</summary>
    public const int MaximumDepth = 16;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = MaximumDepth,
        AllowDuplicateProperties = false,
    };

    /// <inheritdoc/>
    public bool TryParse(string text, out object? value, out string error)
    {
        value = null;
        error = "";
        try
        {
            // Editors of another system put a byte order mark in front of the text.
            using JsonDocument document = JsonDocument.Parse(text.TrimStart('\uFEFF'), Options);
            value = Convert(document.RootElement);
            return true;
        }
        catch (JsonException exception)
        {
            error = Describe(exception);
            return false;
        }
        catch (InvalidOperationException)
        {
            error = "a text holds half a surrogate pair";
            return false;
        }
    }

    private static string Describe(JsonException exception)
    {
        if (exception.LineNumber == null)
        {
            return exception.Message;
        }

        // The message ends with its own zero-based numbers; people count from one.
        string message = exception.Message;
        int position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        message = position < 0 ? message : message.Substring(0, position);
        return "line " + (exception.LineNumber + 1) + ", position " + (exception.BytePositionInLine + 1)
            + ": " + message;
    }

    private static object? Convert(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var table = new Hashtable();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    table[property.Name] = Convert(property.Value);
                }

                return table;
            case JsonValueKind.Array:
                var list = new ArrayList();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    list.Add(Convert(item));
                }

                return list;
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return ConvertNumber(element);
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                return null;
        }
    }

    private static object ConvertNumber(JsonElement element)
    {
        if (element.TryGetInt32(out int small))
        {
            return small;
        }

        if (element.TryGetInt64(out long large))
        {
            return large;
        }

        double number = element.GetDouble();
        return double.IsFinite(number)
            ? number
            : throw new JsonException("The number " + element.GetRawText() + " is too large.");
    }
}
