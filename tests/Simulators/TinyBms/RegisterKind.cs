// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>How the words of a register hold its value.</summary>
public enum RegisterKind
{
    /// <summary>Readable, no meaning.</summary>
    Reserved,

    /// <summary>Unsigned word.</summary>
    U16,

    /// <summary>Signed word.</summary>
    I16,

    /// <summary>Two words, low word in the lower address.</summary>
    U32,

    /// <summary>IEEE single, low word in the lower address.</summary>
    F32,

    /// <summary>Two bytes with meanings of their own.</summary>
    BytePair,

    /// <summary>Value in the low byte; the high byte is reserved or, in 330, the over-current time-out.</summary>
    LowByte,

    /// <summary>Event record: 24-bit time and the event id in the highest byte.</summary>
    Event,

    /// <summary>Write-only preset: reads 0xFFFF once the device has taken the value over.</summary>
    Preset,

    /// <summary>Six words of serial number.</summary>
    Serial,
}
