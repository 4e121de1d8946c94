// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>How fast the simulated serial line is.</summary>
public enum TinyBmsTiming
{
    /// <summary>115200 bit/s in both directions and the answer time of the real device.</summary>
    Wire,

    /// <summary>No time passes between request and answer.</summary>
    Instant,
}
