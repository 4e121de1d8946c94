// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Configuration;

/// <summary>
/// The values of all settings. A value only gets in through <see cref="TrySet"/>, so what is in here is valid. Any
/// thread may read while another one writes: each value is whole, and <see cref="CopyFrom"/> replaces all of them at once.
/// </summary>
public sealed class GatewaySettings
{
    private Values _values;

    /// <summary>Makes settings with all defaults.</summary>
    public GatewaySettings()
    {
        _values = new Values(new int[SettingsTable.Count], new string[SettingsTable.Count]);
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            string? error = SettingValidator.Check(row, row.DefaultValue);
            if (error != null)
            {
                throw new InvalidOperationException(error);
            }

            Store(row, row.DefaultValue);
        }
    }

    private GatewaySettings(Values values) => _values = values;

    /// <summary>Value of a number; of a choice its place in the list of words.</summary>
    public int GetNumber(SettingId id) => _values.Numbers[SettingsTable.PositionOf(id)];

    /// <summary>Value of a flag.</summary>
    public bool GetFlag(SettingId id) => _values.Numbers[SettingsTable.PositionOf(id)] != 0;

    /// <summary>Value of a text or a choice; of a secret too, so never hand it to a log or an answer.</summary>
    public string GetText(SettingId id) => _values.Texts[SettingsTable.PositionOf(id)];

    /// <summary>Any value, written as in a file; of a secret too, so never hand it to a log or an answer.</summary>
    public string GetValue(SettingId id)
    {
        switch (SettingsTable.Get(id).Type)
        {
            case SettingType.Number:
                return GetNumber(id).ToString();
            case SettingType.Flag:
                return GetFlag(id) ? "true" : "false";
            default:
                return GetText(id);
        }
    }

    /// <summary>Sets a value.</summary>
    /// <param name="key">Key of the setting.</param>
    /// <param name="value">Value, written as in a file ("3450", "true", text).</param>
    /// <returns>Null when it was taken; else one sentence that names the key, the value (unless secret) and what is allowed.</returns>
    public string? TrySet(string key, string value)
    {
        SettingDefinition? row = SettingsTable.Find(key);
        if (row == null)
        {
            return "Unknown setting \"" + key + "\".";
        }

        string? error = SettingValidator.Check(row, value);
        if (error == null)
        {
            Store(row, value);
        }

        return error;
    }

    /// <summary>Brings one setting back to its default.</summary>
    public void Reset(SettingId id)
    {
        SettingDefinition row = SettingsTable.Get(id);
        Store(row, row.DefaultValue);
    }

    /// <summary>Settings of their own with the same values.</summary>
    public GatewaySettings Clone() => new(_values.Copy());

    /// <summary>Takes over all values of other settings at once.</summary>
    public void CopyFrom(GatewaySettings other) => _values = other._values.Copy();

    private void Store(SettingDefinition row, string value)
    {
        Values values = _values;
        int index = SettingsTable.PositionOf(row.Id);
        switch (row.Type)
        {
            case SettingType.Number:
                values.Numbers[index] = int.Parse(value);
                values.Texts[index] = "";
                break;
            case SettingType.Flag:
                values.Numbers[index] = value == "true" ? 1 : 0;
                values.Texts[index] = "";
                break;
            case SettingType.Choice:
                values.Numbers[index] = row.NumberOf(value);
                values.Texts[index] = value;
                break;
            default:
                values.Texts[index] = value;
                break;
        }
    }

    // One reference to both arrays: a reader never sees the numbers of one state with the texts of another.
    private sealed class Values
    {
        public readonly int[] Numbers;
        public readonly string[] Texts;

        public Values(int[] numbers, string[] texts)
        {
            Numbers = numbers;
            Texts = texts;
        }

        public Values Copy() => new((int[])Numbers.Clone(), (string[])Texts.Clone());
    }
}
