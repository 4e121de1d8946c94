// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Battery;

/// <summary>What the battery does, as its BMS says.</summary>
public enum BatteryState
{
    /// <summary>Not known, or a code that this gateway does not know.</summary>
    Unknown = 0,

    /// <summary>Charging.</summary>
    Charging = 1,

    /// <summary>Fully charged.</summary>
    FullyCharged = 2,

    /// <summary>Discharging.</summary>
    Discharging = 3,

    /// <summary>Charged by the load (a motor that brakes).</summary>
    Regenerating = 4,

    /// <summary>Neither charging nor discharging.</summary>
    Idle = 5,

    /// <summary>A protection of the BMS has tripped.</summary>
    Fault = 6,

    /// <summary>The BMS sleeps.</summary>
    Sleeping = 7,
}
