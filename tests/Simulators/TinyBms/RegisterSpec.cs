// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>One row of the register map: where a value is, how it is coded and what may be written.</summary>
public sealed class RegisterSpec
{
    internal RegisterSpec(int address, string key, RegisterKind kind, int words = 1)
    {
        Address = address;
        Key = key;
        Kind = kind;
        Words = words;
    }

    /// <summary>Address of the first word, 0 to 599.</summary>
    public int Address { get; }

    /// <summary>Short name, for control commands and messages.</summary>
    public string Key { get; }

    /// <summary>Coding.</summary>
    public RegisterKind Kind { get; }

    /// <summary>Number of words.</summary>
    public int Words { get; }

    /// <summary>
    /// Smallest value of a setting, raw units of the register; of the low byte for <see cref="RegisterKind.LowByte"/>.
    /// </summary>
    public long Minimum { get; internal set; }

    /// <summary>Largest value of a setting, raw units.</summary>
    public long Maximum { get; internal set; } = 0xFFFF;

    /// <summary>Default of a setting, raw units.</summary>
    public long Default { get; internal set; }

    /// <summary>
    /// True when document revision D (2025) introduced it: firmware before that has a reserved register here.
    /// </summary>
    public bool IsRevisionD { get; internal set; }

    /// <summary>True for the settings, 300 to 399.</summary>
    public bool IsSetting => Address >= RegisterTable.FirstSetting && Address <= RegisterTable.LastSetting;
}
