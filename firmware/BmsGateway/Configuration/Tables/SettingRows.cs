// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration.Tables;

/// <summary>
/// Makes the rows of the settings table; one method per type of value. A row whose value is only used after a restart
/// ends with <see cref="SettingDefinition.AfterRestart"/>.
/// </summary>
public static class SettingRows
{
    /// <summary>A whole number.</summary>
    public static SettingDefinition Number(
        SettingId id, string key, int minimum, int maximum, int defaultValue, string unit, string text) =>
        new(id, key, SettingType.Number, minimum, maximum, defaultValue.ToString(), unit, SettingRule.None, text);

    /// <summary>True or false.</summary>
    public static SettingDefinition Flag(SettingId id, string key, bool defaultValue, string text) =>
        new(id, key, SettingType.Flag, 0, 1, defaultValue ? "true" : "false", "", SettingRule.None, text);

    /// <summary>A text; minimum and maximum are lengths.</summary>
    public static SettingDefinition Text(
        SettingId id, string key, int minimum, int maximum, string defaultValue, SettingRule rule, string text) =>
        new(id, key, SettingType.Text, minimum, maximum, defaultValue, "", rule, text);

    /// <summary>One word of a list.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="key">Key.</param>
    /// <param name="words">
    /// Allowed words; <see cref="GatewaySettings.GetNumber"/> gives the place in this list, so the order is that of the
    /// enumeration behind it.
    /// </param>
    /// <param name="defaultWord">One of the words.</param>
    /// <param name="text">Meaning, one English sentence.</param>
    public static SettingDefinition Choice(SettingId id, string key, string[] words, string defaultWord, string text) =>
        new SettingDefinition(id, key, SettingType.Choice, 0, words.Length - 1, defaultWord, "", SettingRule.None, text)
            .WithWords(words);
}
