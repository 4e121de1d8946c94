// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms.Settings;

/// <summary>Where in its register a setting lies and how it is coded.</summary>
public enum SettingForm
{
    /// <summary>The whole register, unsigned.</summary>
    Word = 0,

    /// <summary>The whole register, signed.</summary>
    SignedWord = 1,

    /// <summary>Two registers, low word first.</summary>
    LongWord = 2,

    /// <summary>The low byte; the high byte belongs to something else and is kept.</summary>
    LowByte = 3,

    /// <summary>The high byte; the low byte is kept.</summary>
    HighByte = 4,

    /// <summary>The three lowest bits; the others are reserved and kept.</summary>
    Flags = 5,

    /// <summary>The whole register; a command more than a setting: reads 0xFFFF once the BMS has taken it.</summary>
    Preset = 6,
}
