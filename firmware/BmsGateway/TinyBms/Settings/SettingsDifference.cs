// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>What a change would do, for a person to review before it is written.</summary>
public sealed class SettingsDifference
{
    private readonly SettingChange[] _lines;

    /// <summary>Compares settings with a change.</summary>
    /// <param name="settings">What stands in the BMS.</param>
    /// <param name="changes">What shall change; values that stand already are left out, presets never are.</param>
    public SettingsDifference(TinyBmsSettings settings, SettingsChangeSet changes)
    {
        var lines = new SettingChange[changes.Count];
        for (int i = 0; i < settings.Rows.Count; i++)
        {
            SettingRow row = settings.Rows.At(i);
            if (changes.IsSet(i) && (row.IsPreset || row.Read(settings.Current) != changes.ValueAt(i)))
            {
                lines[Count++] = new SettingChange(row, row.Read(settings.Current), changes.ValueAt(i));
            }
        }

        _lines = lines;
    }

    /// <summary>Settings that would change.</summary>
    public int Count { get; }

    /// <summary>Line by place, 0 to <see cref="Count"/> − 1, in ascending order of address.</summary>
    public SettingChange At(int place) => _lines[place];
}
