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

    /// <summary>True when the value must never be shown.</summary>
    public bool IsSecret => Rule == SettingRule.Secret;
}
