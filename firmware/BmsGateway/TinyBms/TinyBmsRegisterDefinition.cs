// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>
/// One row of the register table. A register holds one or two values, its parts: see
/// <see cref="TinyBmsRegisterCodec"/>. Counts × scale = value in the unit.
/// </summary>
public sealed class TinyBmsRegisterDefinition
{
    /// <summary>Makes a row.</summary>
    internal TinyBmsRegisterDefinition(
        int address, string key, TinyBmsRegisterType type, int words, TinyBmsRegisterGroup group, string text)
    {
        Address = address;
        Key = key;
        Type = type;
        Words = words;
        Group = group;
        Text = text;
        Access = group == TinyBmsRegisterGroup.Settings
            ? TinyBmsRegisterAccess.ReadWrite
            : TinyBmsRegisterAccess.Read;
    }

    /// <summary>Address of the register, or of the first of several.</summary>
    public int Address { get; }

    /// <summary>Stable name for files, topics and pages ("pack_voltage_v"); empty when reserved.</summary>
    public string Key { get; }

    /// <summary>How the bits are to be read.</summary>
    public TinyBmsRegisterType Type { get; }

    /// <summary>Registers that the value takes; of two the low word comes first.</summary>
    public int Words { get; }

    /// <summary>What the register is for.</summary>
    public TinyBmsRegisterGroup Group { get; }

    /// <summary>What may be done with it.</summary>
    public TinyBmsRegisterAccess Access { get; private set; }

    /// <summary>Meaning, in English.</summary>
    public string Text { get; }

    /// <summary>
    /// Millionths of the unit per count: 100 000 for a register in 0.1 mV. Exact for every register. A float is
    /// decoded to thousandths of its unit, so its scale is 1000.
    /// </summary>
    public int ScaleMillionths { get; private set; } = 1000000;

    /// <summary>Unit ("mV"); empty when there is none.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>
    /// Smallest count that is allowed; <see cref="BatterySnapshot.Unknown"/> when the document gives none. Of a pair
    /// of bytes it belongs to the high one. The BMS may allow less: command 0x1D tells.
    /// </summary>
    public int Minimum { get; private set; } = BatterySnapshot.Unknown;

    /// <summary>Largest count that is allowed; as <see cref="Minimum"/>.</summary>
    public int Maximum { get; private set; } = BatterySnapshot.Unknown;

    /// <summary>
    /// Count that an installation of 16 LFP cells starts with, in the first part;
    /// <see cref="BatterySnapshot.Unknown"/> when there is none. What the BMS was delivered with it tells itself:
    /// command 0x1D, option 3.
    /// </summary>
    public int Default { get; private set; } = BatterySnapshot.Unknown;

    /// <summary>
    /// Names of the codes or bits of the first part ("0=off;1=on"), empty when it is a number. See
    /// <see cref="TinyBmsNames"/>.
    /// </summary>
    public string Names { get; private set; } = "";

    /// <summary>Names of the codes of the high byte; empty when it is a number.</summary>
    public string HighNames { get; private set; } = "";

    /// <summary>
    /// True when the register came with Rev D of the document (2025). Older firmware has a reserved register there:
    /// see <see cref="TinyBmsRevision"/>. In the charger type this is true of the high byte only.
    /// </summary>
    public bool IsSinceRevisionD { get; private set; }

    /// <summary>True when the gateway may write it: a setting that is not reserved (Rev D: 300–399).</summary>
    public bool IsWritable => Access == TinyBmsRegisterAccess.ReadWrite && Type != TinyBmsRegisterType.Reserved;

    /// <summary>
    /// Whether a value may be written to a part: it has a name if the part has names, and is in the range if the part
    /// has one. Says nothing about what the BMS allows beyond, nor about the order of the cut-offs.
    /// </summary>
    /// <param name="part">Part, 0 or 1.</param>
    /// <param name="value">Count.</param>
    public bool Allows(int part, long value)
    {
        string names = part == 0 ? Names : HighNames;
        if (names.Length > 0 && Type != TinyBmsRegisterType.BitField && !TinyBmsNames.Has(names, value))
        {
            return false;
        }

        bool hasRange = Minimum != BatterySnapshot.Unknown
            && part == (Type == TinyBmsRegisterType.BytePair ? 1 : 0);
        return !hasRange || (value >= Minimum && value <= Maximum);
    }

    /// <summary>Reads a one-register number and compares it with its range.</summary>
    /// <param name="words">Registers of a block.</param>
    /// <param name="firstAddress">Address of <paramref name="words"/>[0].</param>
    /// <returns>
    /// The count, or <see cref="BatterySnapshot.Unknown"/> when it is outside the range: such a value is not to be
    /// used.
    /// </returns>
    public int ReadInRange(ushort[] words, int firstAddress)
    {
        int value = (int)TinyBmsRegisterCodec.Decode(this, words, Address - firstAddress, 0);
        return value < Minimum || value > Maximum ? BatterySnapshot.Unknown : value;
    }

    internal TinyBmsRegisterDefinition In(string unit, int scaleMillionths)
    {
        Unit = unit;
        ScaleMillionths = scaleMillionths;
        return this;
    }

    internal TinyBmsRegisterDefinition Range(int minimum, int maximum)
    {
        Minimum = minimum;
        Maximum = maximum;
        return this;
    }

    internal TinyBmsRegisterDefinition Range(int minimum, int maximum, int startsWith)
    {
        Default = startsWith;
        return Range(minimum, maximum);
    }

    internal TinyBmsRegisterDefinition Named(string names)
    {
        Names = names;
        return this;
    }

    internal TinyBmsRegisterDefinition HighNamed(string names)
    {
        HighNames = names;
        return this;
    }

    internal TinyBmsRegisterDefinition SinceRevisionD()
    {
        IsSinceRevisionD = true;
        return this;
    }

    internal TinyBmsRegisterDefinition Untouchable()
    {
        Access = TinyBmsRegisterAccess.None;
        return this;
    }
}
