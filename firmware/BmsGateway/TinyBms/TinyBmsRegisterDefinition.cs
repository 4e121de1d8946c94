// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>One row of the register table.</summary>
public sealed class TinyBmsRegisterDefinition
{
    /// <summary>Address of the register, or of the first of two.</summary>
    public readonly int Address;

    /// <summary>Stable name for files, topics and pages ("pack_voltage_v").</summary>
    public readonly string Key;

    /// <summary>How the bits are to be read.</summary>
    public readonly TinyBmsRegisterType Type;

    /// <summary>
    /// Millionths of the unit per count: 100 000 for a register in 0.1 mV. An exact whole number for every register.
    /// </summary>
    public readonly int ScaleMillionths;

    /// <summary>Unit ("mV"); empty when there is none.</summary>
    public readonly string Unit;

    /// <summary>
    /// Smallest count that is allowed; <see cref="BatterySnapshot.Unknown"/> when the document gives none.
    /// </summary>
    public readonly int Minimum;

    /// <summary>
    /// Largest count that is allowed; <see cref="BatterySnapshot.Unknown"/> when the document gives none.
    /// </summary>
    public readonly int Maximum;

    /// <summary>What the register is for.</summary>
    public readonly TinyBmsRegisterGroup Group;

    /// <summary>Meaning, one English sentence.</summary>
    public readonly string Text;

    /// <summary>Makes a row.</summary>
    public TinyBmsRegisterDefinition(
        int address,
        string key,
        TinyBmsRegisterType type,
        int scaleMillionths,
        string unit,
        int minimum,
        int maximum,
        TinyBmsRegisterGroup group,
        string text)
    {
        Address = address;
        Key = key;
        Type = type;
        ScaleMillionths = scaleMillionths;
        Unit = unit;
        Minimum = minimum;
        Maximum = maximum;
        Group = group;
        Text = text;
    }

    /// <summary>Registers that the value takes, 1 or 2.</summary>
    public int Words => Type == TinyBmsRegisterType.UInt32 || Type == TinyBmsRegisterType.Float32 ? 2 : 1;

    /// <summary>
    /// True when the register can be written: only the settings can (Rev D, register map: 300–399).
    /// </summary>
    public bool IsWritable => Group == TinyBmsRegisterGroup.Settings;

    /// <summary>Reads a one-register number and compares it with its range.</summary>
    /// <param name="words">Registers of a block.</param>
    /// <param name="firstAddress">Address of <paramref name="words"/>[0].</param>
    /// <returns>
    /// The count, or <see cref="BatterySnapshot.Unknown"/> when it is outside the range: such a value is not to be
    /// used.
    /// </returns>
    public int ReadInRange(ushort[] words, int firstAddress)
    {
        int value = words[Address - firstAddress];
        if (Type == TinyBmsRegisterType.Int16)
        {
            value = (short)value;
        }

        return value < Minimum || value > Maximum ? BatterySnapshot.Unknown : value;
    }
}
