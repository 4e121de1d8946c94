// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.Victron;

/// <summary>State of one two-bit field of frame 0x35A. The lower bit is bit 0 of the pair.</summary>
public enum GxPair
{
    /// <summary>00 or 11: not supported.</summary>
    NotSupported,

    /// <summary>01: active.</summary>
    Active,

    /// <summary>10: not active.</summary>
    Ok,
}
