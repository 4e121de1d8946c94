// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>How the bits of a register are to be read.</summary>
public enum TinyBmsRegisterType
{
    /// <summary>Unsigned 16-bit number.</summary>
    UInt16 = 0,

    /// <summary>Signed 16-bit number.</summary>
    Int16 = 1,

    /// <summary>Unsigned 32-bit number in two registers, low word first.</summary>
    UInt32 = 2,

    /// <summary>IEEE 754 single in two registers, low word first.</summary>
    Float32 = 3,

    /// <summary>A code out of a list.</summary>
    Enumeration = 4,

    /// <summary>One meaning per bit.</summary>
    BitField = 5,

    /// <summary>Two values: low byte and high byte.</summary>
    BytePair = 6,
}
