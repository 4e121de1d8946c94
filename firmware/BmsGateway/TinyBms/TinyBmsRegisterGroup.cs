// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>What a register is for; each group has its own range of addresses and its own polling period.</summary>
public enum TinyBmsRegisterGroup
{
    /// <summary>0–99: measurements.</summary>
    Live = 0,

    /// <summary>100–199: extremes and counters since the last clear.</summary>
    Statistics = 1,

    /// <summary>300–399: settings.</summary>
    Settings = 2,

    /// <summary>500–599: versions.</summary>
    Version = 3,

    /// <summary>200–299: the ring of events.</summary>
    Events = 4,
}
