// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Collections.Generic;
using BmsGateway.Configuration;

namespace BmsGateway.Desktop.CommandLine;

/// <summary>
/// Settings from the command line. They are checked at once, kept, and applied after the configuration file, so that
/// they win.
/// </summary>
public sealed class SettingOverrides
{
    private readonly List<(string Key, string Value, string Option)> _entries = new();
    private readonly GatewaySettings _scratch = new();

    /// <summary>Adds a setting.</summary>
    /// <param name="key">Key of the setting.</param>
    /// <param name="value">Value, written as in a file.</param>
    /// <param name="option">Option that gives it.</param>
    /// <returns>Null on success, else what is wrong and what is allowed.</returns>
    public string? Add(string key, string value, string option)
    {
        if (SettingsTable.Find(key) == null)
        {
            return "unknown setting \"" + key + "\"; " + Suggest(key) + ".";
        }

        foreach ((string earlierKey, _, string earlierOption) in _entries)
        {
            if (earlierKey == key)
            {
                return "setting " + key + " is given by " + earlierOption + " and by " + option + "; give it once.";
            }
        }

        string? error = _scratch.TrySet(key, value);
        if (error == null)
        {
            _entries.Add((key, value, option));
        }

        return error;
    }

    /// <summary>Puts the settings over those of the store; they are never saved.</summary>
    public void ApplyTo(ConfigurationStore store)
    {
        foreach ((string key, string value, _) in _entries)
        {
            store.TryOverride(key, value);
        }
    }

    // The keys of the same group when there is such a group, else the groups.
    private static string Suggest(string key)
    {
        int dot = key.IndexOf('.', StringComparison.Ordinal);
        string prefix = dot < 0 ? "" : key.Substring(0, dot + 1);
        var keys = new List<string>();
        var groups = new List<string>();
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            string candidate = SettingsTable.At(i).Key;
            string group = candidate.Substring(0, candidate.IndexOf('.', StringComparison.Ordinal) + 1) + "*";
            if (!groups.Contains(group))
            {
                groups.Add(group);
            }

            if (prefix.Length != 0 && candidate.StartsWith(prefix, StringComparison.Ordinal))
            {
                keys.Add(candidate);
            }
        }

        return keys.Count != 0
            ? "allowed are " + string.Join(", ", keys)
            : "allowed are " + string.Join(", ", groups) + " (--help lists them all)";
    }
}
