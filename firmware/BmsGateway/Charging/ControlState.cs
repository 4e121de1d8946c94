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

    /// <summary>The newest sample is too old: both currents are 0, the charge voltage stays.</summary>
    Stale = 2,

    /// <summary>The BMS has been silent for too long: nothing is sent, so that the GX raises its own alarm.</summary>
    Lost = 3,
}
