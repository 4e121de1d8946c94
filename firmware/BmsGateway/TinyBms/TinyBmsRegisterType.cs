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

    /// <summary>Two values, 0–255: low byte and high byte.</summary>
    BytePair = 6,

    /// <summary>Two signed values: low byte and high byte.</summary>
    SignedBytePair = 7,

    /// <summary>A number 0–255 in the low byte; the high byte is reserved and to be kept.</summary>
    LowByte = 8,

    /// <summary>A code out of a list in the low byte; the high byte is reserved and to be kept.</summary>
    LowByteEnumeration = 9,

    /// <summary>
    /// An event in two registers: 24 bits of time, low word first, then in the high byte of the second register the
    /// identification.
    /// </summary>
    Event = 10,

    /// <summary>Bits whose order is not documented, to be shown as they come.</summary>
    Binary = 11,

    /// <summary>Nothing known; reading does no harm.</summary>
    Reserved = 12,
}
