// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using System.Text;
using BmsGateway.Platform;

namespace BmsGateway.Configuration;

/// <summary>Reads the settings from the configuration file: one JSON object whose members are setting keys.</summary>
public static class SettingsReader
{
    /// <summary>Name of the configuration file.</summary>
    public const string FileName = "config.json";

    /// <summary>Reads the file into <paramref name="settings"/>.</summary>
    /// <param name="files">Where the file lies.</param>
    /// <param name="parser">JSON library of the platform.</param>
    /// <param name="settings">Takes the values that are valid.</param>
    /// <returns>
    /// Null when all is well or there is no file; else what is wrong, where, and what to do. Values that are valid have been taken
    /// all the same; the file is never changed.
    /// </returns>
    public static string? Read(IFileStore files, IJsonParser parser, GatewaySettings settings)
    {
        FileReadResult result = files.TryRead(FileName, out byte[] content);
        if (result == FileReadResult.Missing)
        {
            return null;
        }

        if (result != FileReadResult.Ok)
        {
            return FileName + " is there but cannot be read; check its access rights.";
        }

        string text = Encoding.UTF8.GetString(content, 0, content.Length);
        if (!parser.TryParse(text, out object? value, out string error))
        {
            return FileName + " is not valid JSON (" + error + "); mend it or move it away to start with defaults.";
        }

        return value is Hashtable table
            ? Apply(table, settings)
            : FileName + " must hold one JSON object with setting keys; mend it or move it away to start with defaults.";
    }

    private static string? Apply(Hashtable table, GatewaySettings settings)
    {
        string? firstError = null;
        foreach (object? key in table.Keys)
        {
            string name = (string)key!;
            object? value = table[name];
            string? error = value is string || value is int || value is long || value is bool
                ? settings.TrySet(name, TextOf(value))
                : "Setting " + name + ": the value must be a text, a whole number, true or false.";
            if (error != null && firstError == null)
            {
                firstError = FileName + ": " + error;
            }
        }

        return firstError;
    }

    private static string TextOf(object value)
    {
        if (value is bool flag)
        {
            return flag ? "true" : "false";
        }

        return value is string text ? text : value.ToString()!;
    }
}
