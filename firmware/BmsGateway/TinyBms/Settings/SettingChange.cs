// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>One line of a difference.</summary>
public sealed class SettingChange
{
    /// <summary>Makes a line.</summary>
    public SettingChange(SettingRow row, long oldCount, long newCount)
    {
        Row = row;
        OldCount = oldCount;
        NewCount = newCount;
    }

    /// <summary>The setting: key and unit.</summary>
    public SettingRow Row { get; }

    /// <summary>Count in force; without meaning for a preset, which cannot be read.</summary>
    public long OldCount { get; }

    /// <summary>Count that shall be written.</summary>
    public long NewCount { get; }

    /// <summary>The line as text: "overvoltage_cutoff_mv: 3800 mV -> 3700 mV".</summary>
    public string ToText() =>
        Row.Key + ": " + (Row.IsPreset ? "preset" : Row.TextOf(OldCount)) + " -> " + Row.TextOf(NewCount);
}
