// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections;
using BmsGateway.Platform;
using nanoFramework.Json;

namespace BmsGateway.Esp32.Json;

/// <summary>
/// Reads JSON with nanoFramework.Json. Differences to a strict reader, all on documents that are not valid JSON: a
/// missing or a trailing comma and a leading plus or zero are accepted. Arrays directly inside arrays are refused,
/// because the library cannot read them.
/// </summary>
public sealed class NanoJsonParser : IJsonParser
{
    private const string RootKey = "root";
    private const string Malformed = "not well-formed JSON; the library does not tell where";

    /// <inheritdoc/>
    public bool TryParse(string text, out object? value, out string error)
    {
        value = null;
        try
        {
            var pool = new JsonTextPool();
            error = pool.Load(text);
            if (error.Length == 0)
            {
                value = Parse(pool);
            }
        }
        catch (Exception)
        {
            // The library throws exceptions without a text, and plain ones of the platform.
            value = null;
            error = Malformed;
        }

        return error.Length == 0;
    }

    // Inside an object the library treats every kind of value alike; a document that is an array of one it would
    // unwrap.
    private static object? Parse(JsonTextPool pool)
    {
        var table = (Hashtable)JsonConvert.DeserializeObject(
            "{\"" + RootKey + "\":" + pool.Document + "}", typeof(Hashtable));
        if (table.Count != 1)
        {
            throw new ArgumentException();
        }

        return Convert(table[RootKey], pool);
    }

    private static object? Convert(object? value, JsonTextPool pool)
    {
        if (value is string reference)
        {
            return TextOf(reference, pool);
        }

        if (value is Hashtable table)
        {
            return ConvertTable(table, pool);
        }

        if (value is ArrayList list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                list[i] = Convert(list[i], pool);
            }

            return list;
        }

        bool isAllowed = value == null || value is int || value is long || value is double || value is bool;
        return isAllowed ? value : throw new ArgumentException();
    }

    private static Hashtable ConvertTable(Hashtable table, JsonTextPool pool)
    {
        var result = new Hashtable();
        foreach (object? key in table.Keys)
        {
            // A key that occurs twice makes Add throw, so that no value is silently preferred.
            result.Add(TextOf((string)key!, pool), Convert(table[key!], pool));
        }

        return result;
    }

    private static string TextOf(string reference, JsonTextPool pool) =>
        pool.Find(reference) ?? throw new ArgumentException();
}
