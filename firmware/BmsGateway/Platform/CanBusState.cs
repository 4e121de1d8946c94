// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Platform;

/// <summary>What a CAN controller says of its bus.</summary>
public enum CanBusState
{
    /// <summary>The controller or adapter is absent, closed or failed to start.</summary>
    Down = 0,

    /// <summary>Frames are sent and, as far as the controller can tell, acknowledged.</summary>
    Running = 1,

    /// <summary>The controller works but nobody acknowledges: no GX, cable unplugged, or wrong bit rate.</summary>
    NoPartner = 2,

    /// <summary>Too many errors, the controller has left the bus and is recovering.</summary>
    BusOff = 3,
}
