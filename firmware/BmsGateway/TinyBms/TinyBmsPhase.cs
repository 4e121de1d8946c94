// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.TinyBms;

/// <summary>What the driver waits for.</summary>
public enum TinyBmsPhase
{
    /// <summary>The line is not open; it is opened at the time to resume.</summary>
    Closed = 0,

    /// <summary>Nothing is under way.</summary>
    Idle = 1,

    /// <summary>A request is repeated at the time to resume.</summary>
    Pausing = 2,

    /// <summary>A request is out.</summary>
    Waiting = 3,

    /// <summary>The BMS may sleep until the time to resume.</summary>
    Resting = 4,
}
