// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.TinyBms;

/// <summary>
/// Writes the value of a register as the table says: in its unit, with its decimals, and codes with their names.
/// Allocates: not for the control path.
/// </summary>
public static class TinyBmsRegisterText
{
    private const int One = 1000000;

    /// <summary>The value, or null when it says that there is none.</summary>
    /// <param name="row">Row of the table; not a reserved one.</param>
    /// <param name="words">Registers.</param>
    /// <param name="index">Index of the row's first register in them.</param>
    /// <param name="parts">Parts to write; fewer than the row has where the firmware is older.</param>
    public static string? ValueOf(TinyBmsRegisterDefinition row, ushort[] words, int index, int parts)
    {
        string text = "";
        for (int part = 0; part < parts; part++)
        {
            long value = TinyBmsRegisterCodec.Decode(row, words, index, part);
            if (value == BatterySnapshot.Unknown || IsAbsentSensor(row, value) || IsTakenPreset(row, value))
            {
                return null;
            }

            bool isBinary = row.Type == TinyBmsRegisterType.Binary;
            text += (part == 0 || isBinary ? "" : " / ");
            text += isBinary ? ((int)value).ToString("X4") : Fixed(value, row.ScaleMillionths);
        }

        return text;
    }

    /// <summary>What a code, bits or a special value mean; empty when the number says it all.</summary>
    /// <param name="row">Row of the table; not a reserved one.</param>
    /// <param name="words">Registers.</param>
    /// <param name="index">Index of the row's first register in them.</param>
    /// <param name="parts">Parts to write.</param>
    public static string MeaningOf(TinyBmsRegisterDefinition row, ushort[] words, int index, int parts)
    {
        long value = TinyBmsRegisterCodec.Decode(row, words, index, 0);
        if (IsAbsentSensor(row, value))
        {
            return "not connected";
        }

        if (IsTakenPreset(row, value))
        {
            return "taken over";
        }

        string meaning = row.Type == TinyBmsRegisterType.BitField
            ? NamesOfBits(row.Names, value)
            : TinyBmsNames.Find(row.Names, value);
        if (parts > 1 && row.HighNames.Length > 0)
        {
            meaning += " / " + TinyBmsNames.Find(row.HighNames, TinyBmsRegisterCodec.Decode(row, words, index, 1));
        }

        return meaning;
    }

    /// <summary>A count in its unit with all decimals that its scale has: 31400 counts of 0.01 are "314.00".</summary>
    /// <param name="count">The count.</param>
    /// <param name="scaleMillionths">Millionths of the unit per count, above 0.</param>
    public static string Fixed(long count, int scaleMillionths)
    {
        int decimals = 0;
        for (int step = One; step > 1 && scaleMillionths % step != 0; step /= 10)
        {
            decimals++;
        }

        long scaled = (count < 0 ? -count : count) * scaleMillionths;
        string whole = (count < 0 ? "-" : "") + (scaled / One).ToString();
        return decimals == 0 ? whole : whole + "." + (One + (scaled % One)).ToString().Substring(1, decimals);
    }

    // Rev D: a temperature of -32768 is a sensor that is not connected.
    private static bool IsAbsentSensor(TinyBmsRegisterDefinition row, long value) =>
        row.Type == TinyBmsRegisterType.Int16 && value == short.MinValue;

    private static bool IsTakenPreset(TinyBmsRegisterDefinition row, long value) =>
        row.Group == TinyBmsRegisterGroup.Settings
        && SettingsRules.IsPreset(row.Address - SettingRows.FirstAddress)
        && value == SettingRow.PresetTaken;

    private static string NamesOfBits(string names, long bits)
    {
        string text = "";
        for (int bit = 0; bit < 16; bit++)
        {
            string name = ((bits >> bit) & 1) == 0 ? "" : TinyBmsNames.Find(names, bit);
            text += (text.Length == 0 || name.Length == 0 ? "" : ", ") + name;
        }

        return text;
    }
}
