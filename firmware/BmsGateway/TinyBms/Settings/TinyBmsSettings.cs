// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>The settings of a BMS with their limits, as read from it.</summary>
public sealed class TinyBmsSettings
{
    /// <summary>The table.</summary>
    public readonly SettingRows Rows = new();

    private readonly ushort[][] _words =
    {
        new ushort[SettingRows.WordCount], new ushort[SettingRows.WordCount],
        new ushort[SettingRows.WordCount], new ushort[SettingRows.WordCount],
    };

    /// <summary>Values in force, registers from 300 on.</summary>
    public ushort[] Current => Of(SettingsValueKind.Current);

    /// <summary>True when the firmware has the registers of document revision D.</summary>
    public bool HasRevisionD => TinyBmsRevision.HasRevisionD(Current, SettingRows.FirstAddress);

    /// <summary>Registers from 300 on of one kind.</summary>
    public ushort[] Of(SettingsValueKind kind) => _words[(int)kind - 1];

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
