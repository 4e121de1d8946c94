// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>One setting of the BMS. Values are counts: the bare number in the register.</summary>
public sealed class SettingRow
{
    /// <summary>What a preset reads once the BMS has taken it (Rev D, registers 323 and 328).</summary>
    public const ushort PresetTaken = 0xFFFF;

    private const int One = 1000000;

    private readonly TinyBmsRegisterDefinition _definition;

    /// <summary>Makes a row out of a register, or out of a half of it.</summary>
    /// <param name="definition">Row of the register table.</param>
    /// <param name="form">Where in the register it lies.</param>
    /// <param name="key">Stable name.</param>
    /// <param name="unit">Unit; empty when there is none.</param>
    /// <param name="minimum">Smallest count that the documents allow.</param>
    /// <param name="maximum">Largest count that the documents allow.</param>
    internal SettingRow(
        TinyBmsRegisterDefinition definition, SettingForm form, string key, string unit, long minimum, long maximum)
    {
        _definition = definition;
        Form = form;
        Key = key;
        Unit = unit;
        Minimum = minimum;
        Maximum = maximum;

        // Of register 330 only the high byte came with revision D.
        IsRevisionD = definition.IsSinceRevisionD && form != SettingForm.LowByte;
    }

    /// <summary>Address of the register, or of the first of two.</summary>
    public int Address => _definition.Address;

    /// <summary>Stable name.</summary>
    public string Key { get; }

    /// <summary>Where in the register it lies.</summary>
    public SettingForm Form { get; }

    /// <summary>Millionths of the unit per count.</summary>
    public int ScaleMillionths => _definition.ScaleMillionths;

    /// <summary>Unit; empty when there is none.</summary>
    public string Unit { get; }

    /// <summary>Smallest count that the documents allow.</summary>
    public long Minimum { get; }

    /// <summary>Largest count that the documents allow.</summary>
    public long Maximum { get; }

    /// <summary>True when only firmware of document revision D has it.</summary>
    public bool IsRevisionD { get; }

    /// <summary>Meaning, in English.</summary>
    public string Text => _definition.Text;

    /// <summary>Place of the register in an array that starts at register 300.</summary>
    public int Index => Address - SettingRows.FirstAddress;

    /// <summary>Registers that it takes, 1 or 2.</summary>
    public int Words => Form == SettingForm.LongWord ? 2 : 1;

    /// <summary>True for a value that is handed over once and cannot be read back.</summary>
    public bool IsPreset => Form == SettingForm.Preset;

    /// <summary>Bits of each of its registers that belong to it.</summary>
    public ushort Mask => Form == SettingForm.LowByte ? (ushort)0x00FF
        : Form == SettingForm.HighByte ? (ushort)0xFF00
        : Form == SettingForm.Flags ? (ushort)0x0007
        : (ushort)0xFFFF;

    /// <summary>True when the documents allow the count: it is in the range and, for a code, has a meaning.</summary>
    public bool Allows(long count) =>
        count >= Minimum && count <= Maximum && _definition.Allows(Form == SettingForm.HighByte ? 1 : 0, count);

    /// <summary>Takes the count out of its register.</summary>
    /// <param name="words">Registers from 300 on.</param>
    public long Read(ushort[] words)
    {
        int word = words[Index] & Mask;
        return Form == SettingForm.HighByte ? word >> 8
            : Form == SettingForm.SignedWord ? (short)word
            : Form == SettingForm.LongWord ? (uint)word + (words[Index + 1] * 65536L)
            : word;
    }

    /// <summary>Puts a count into its register and keeps the bits that are not its own.</summary>
    /// <param name="words">Registers from 300 on.</param>
    /// <param name="count">A count within <see cref="Minimum"/> and <see cref="Maximum"/>.</param>
    public void Write(ushort[] words, long count)
    {
        long bits = Form == SettingForm.HighByte ? count << 8 : count;
        words[Index] = (ushort)((words[Index] & ~Mask) | ((int)(bits & 0xFFFF) & Mask));
        if (Words == 2)
        {
            words[Index + 1] = (ushort)((count >> 16) & 0xFFFF);
        }
    }

    /// <summary>A count as a number in its unit, without needless zeros: "314", "-5", "49.2".</summary>
    public string NumberOf(long count)
    {
        long scaled = count * ScaleMillionths;
        long rest = scaled < 0 ? -scaled : scaled;
        string whole = (scaled < 0 ? "-" : "") + (rest / One).ToString();
        long fraction = rest % One;
        if (fraction == 0)
        {
            return whole;
        }

        string digits = (One + fraction).ToString().Substring(1);
        int end = digits.Length;
        while (digits[end - 1] == '0')
        {
            end--;
        }

        return whole + "." + digits.Substring(0, end);
    }

    /// <summary>Name of a code; empty when the setting is a number or the code has none.</summary>
    public string NameOf(long count) =>
        TinyBmsNames.Find(Form == SettingForm.HighByte ? _definition.HighNames : _definition.Names, count);

    /// <summary>A count as a number with its unit: "3650 mV".</summary>
    public string TextOf(long count) => Unit.Length == 0 ? NumberOf(count) : NumberOf(count) + " " + Unit;
}
