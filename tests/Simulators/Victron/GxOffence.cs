// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.Victron;

/// <summary>What a battery must not do on the bus of a GX.</summary>
public enum GxOffence
{
    /// <summary>0x305 or 0x307 from the battery: those ids belong to the GX.</summary>
    GxIdUsed,

    /// <summary>0x351 with a charge voltage limit of 0, which a GX answers by discharging the pack.</summary>
    ZeroChargeVoltage,

    /// <summary>A battery frame more than 1 s after the first one without a valid 0x351 before it.</summary>
    NoValidStart,

    /// <summary>A frame with a 29-bit identifier; the battery driver ignores it.</summary>
    ExtendedId,

    /// <summary>A frame too short for its mandatory fields, or a remote request.</summary>
    Malformed,
}
