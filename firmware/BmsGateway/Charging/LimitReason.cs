// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>The rule that won when a limit was set. The texts are in <see cref="LimitReasons"/>.</summary>
public enum LimitReason
{
    /// <summary>No limit has been computed yet.</summary>
    None = 0,

    /// <summary>The value of the configuration.</summary>
    Configured = 1,

    /// <summary>The BMS's own "fully charged" cell voltage (register 300).</summary>
    BmsFullyCharged = 2,

    /// <summary>The BMS's over-voltage cutoff less 100 mV per cell (register 315).</summary>
    BmsOverVoltageMargin = 3,

    /// <summary>0.9 of the BMS's over-current threshold (registers 317 and 318).</summary>
    BmsOverCurrentMargin = 4,

    /// <summary>The newest sample is older than allowed.</summary>
    StaleData = 5,
}
