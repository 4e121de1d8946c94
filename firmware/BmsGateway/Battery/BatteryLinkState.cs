// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Battery;

/// <summary>Where the link to the BMS stands.</summary>
public enum BatteryLinkState
{
    /// <summary>The serial device is not there or cannot be opened.</summary>
    NoDevice = 0,

    /// <summary>The line is open, the BMS does not answer (asleep, unplugged or wrong port).</summary>
    Silent = 1,

    /// <summary>The BMS answers.</summary>
    Online = 2,

    /// <summary>The BMS may sleep: nobody needs the battery, so it is asked once a minute only.</summary>
    Sleeping = 3,
}
