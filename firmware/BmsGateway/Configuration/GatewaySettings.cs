// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration;

/// <summary>The values of all settings. A value only gets in through <see cref="TrySet"/>, so what is in here is valid.</summary>
public sealed class GatewaySettings
{
    private readonly int[] _numbers = new int[SettingsTable.Count];
    private readonly string[] _texts = new string[SettingsTable.Count];

    /// <summary>Makes settings with all defaults.</summary>
    public GatewaySettings()
    {
        for (int i = 0; i < SettingsTable.Count; i++)
        {
            SettingDefinition row = SettingsTable.At(i);
            _texts[i] = "";
            string? error = SettingValidator.Check(row, row.DefaultValue);
            if (error != null)
            {
                throw new System.InvalidOperationException(error);
            }

            Store(row, row.DefaultValue);
        }
    }

    /// <summary>Value of a number.</summary>
    public int GetNumber(SettingId id) => _numbers[SettingsTable.PositionOf(id)];

    /// <summary>Value of a flag.</summary>
    public bool GetFlag(SettingId id) => _numbers[SettingsTable.PositionOf(id)] != 0;

    /// <summary>Value of a text; of a secret too, so never hand it to a log or an answer.</summary>
    public string GetText(SettingId id) => _texts[SettingsTable.PositionOf(id)];

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

    private void Store(SettingDefinition row, string value)
    {
        int index = SettingsTable.PositionOf(row.Id);
        switch (row.Type)
        {
            case SettingType.Number:
                _numbers[index] = int.Parse(value);
                break;
            case SettingType.Flag:
                _numbers[index] = value == "true" ? 1 : 0;
                break;
            default:
                _texts[index] = value;
                break;
        }
    }
}
