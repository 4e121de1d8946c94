// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>The settings of a BMS with their limits, as read from it.</summary>
public sealed class TinyBmsSettings
{
    /// <summary>The table.</summary>
    public readonly SettingRows Rows;

    private readonly ushort[][] _words =
    {
        new ushort[SettingRows.WordCount], new ushort[SettingRows.WordCount],
        new ushort[SettingRows.WordCount], new ushort[SettingRows.WordCount],
    };

    /// <summary>Makes settings that have not been read.</summary>
    public TinyBmsSettings()
        : this(new SettingRows())
    {
    }

    private TinyBmsSettings(SettingRows rows) => Rows = rows;

    /// <summary>Values in force, registers from 300 on.</summary>
    public ushort[] Current => Of(SettingsValueKind.Current);

    /// <summary>True when the firmware has the registers of document revision D.</summary>
    public bool HasRevisionD => TinyBmsRevision.HasRevisionD(Current, SettingRows.FirstAddress);

    /// <summary>Registers from 300 on of one kind.</summary>
    public ushort[] Of(SettingsValueKind kind) => _words[(int)kind - 1];

    /// <summary>A copy of the values; the table, which nobody changes, is shared.</summary>
    public TinyBmsSettings Copy()
    {
        var copy = new TinyBmsSettings(Rows);
        for (int i = 0; i < _words.Length; i++)
        {
            System.Array.Copy(_words[i], copy._words[i], SettingRows.WordCount);
        }

        return copy;
    }

    /// <summary>True when this firmware has the setting.</summary>
    public bool IsPresent(SettingRow row) => !row.IsRevisionD || HasRevisionD;

    /// <summary>
    /// Smallest and largest count that the BMS reports. Without meaning (and not to be used) when both are 0 or the
    /// first is above the second: a half of a register has no limits of its own.
    /// </summary>
    public bool TryGetLimits(SettingRow row, out long minimum, out long maximum)
    {
        minimum = row.Read(Of(SettingsValueKind.Minimum));
        maximum = row.Read(Of(SettingsValueKind.Maximum));
        bool isOneField = row.Form != SettingForm.HighByte && row.Form != SettingForm.Flags;
        return isOneField && minimum <= maximum && (minimum != 0 || maximum != 0);
    }
}
