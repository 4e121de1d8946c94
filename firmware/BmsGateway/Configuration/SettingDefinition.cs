// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration;

/// <summary>One row of the settings table.</summary>
public sealed class SettingDefinition
{
    /// <summary>Makes a row.</summary>
    public SettingDefinition(
        SettingId id, string key, SettingType type, int minimum, int maximum, string defaultValue, string unit, SettingRule rule, string text)
    {
        Id = id;
        Key = key;
        Type = type;
        Minimum = minimum;
        Maximum = maximum;
        DefaultValue = defaultValue;
        Unit = unit;
        Rule = rule;
        Text = text;
    }

    /// <summary>Identity.</summary>
    public SettingId Id { get; }

    /// <summary>Key in the configuration file and on the command line ("mqtt.host").</summary>
    public string Key { get; }

    /// <summary>What the setting holds.</summary>
    public SettingType Type { get; }

    /// <summary>Smallest number, or shortest text.</summary>
    public int Minimum { get; }

    /// <summary>Largest number, or longest text.</summary>
    public int Maximum { get; }

    /// <summary>Value when nothing is configured, written as in a file.</summary>
    public string DefaultValue { get; }

    /// <summary>Unit of a number ("mV"); empty for others.</summary>
    public string Unit { get; }

    /// <summary>Further rule of a text.</summary>
    public SettingRule Rule { get; }

    /// <summary>Meaning, one English sentence.</summary>
    public string Text { get; }

    /// <summary>Allowed words of a <see cref="SettingType.Choice"/>, in the order of their numbers; null for others.</summary>
    public string[]? Words { get; private set; }

    /// <summary>True when a new value is only used after a restart; false when the gateway takes it while it runs.</summary>
    public bool NeedsRestart { get; private set; }

    /// <summary>Group of the setting: the part of the key before the first dot ("mqtt").</summary>
    public string Group => Key.Substring(0, Key.IndexOf('.'));

    /// <summary>True when the value must never be shown.</summary>
    public bool IsSecret =>
        Rule == SettingRule.Secret || Rule == SettingRule.Password || Rule == SettingRule.Passphrase;

    /// <summary>Marks the row: a new value is used after a restart only.</summary>
    /// <returns>The row itself, for a table.</returns>
    public SettingDefinition AfterRestart()
    {
        NeedsRestart = true;
        return this;
    }

    /// <summary>Gives the allowed words of a choice.</summary>
    /// <returns>The row itself, for a table.</returns>
    public SettingDefinition WithWords(string[] words)
    {
        Words = words;
        return this;
    }

    /// <summary>Number of a word of a choice, 0 to count − 1; -1 when it is none of them.</summary>
    public int NumberOf(string word)
    {
        for (int i = 0; Words != null && i < Words.Length; i++)
        {
            if (Words[i] == word)
            {
                return i;
            }
        }

        return -1;
    }
}
