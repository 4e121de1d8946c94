// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>Where the fallback ladder stands.</summary>
public enum ControlState
{
    /// <summary>Not enough plausible samples yet, or the thresholds of the BMS are not read: nothing is sent.</summary>
    Starting = 0,

    /// <summary>Fresh samples: full limits.</summary>
    Running = 1,

    /// <summary>The newest sample is too old: no charging, less discharging and then none.</summary>
    Stale = 2,

    /// <summary>The BMS has been silent for too long: nothing is sent, so that the GX raises its own alarm.</summary>
    Lost = 3,

    /// <summary>The configuration contradicts the settings of the BMS: nothing is sent.</summary>
    Refused = 4,

    /// <summary>A person asked for the safe state: both currents are 0, then nothing is sent.</summary>
    SafeState = 5,

    /// <summary>A charger does not obey the limits: an alarm, then nothing is sent.</summary>
    NotObeyed = 6,
}
