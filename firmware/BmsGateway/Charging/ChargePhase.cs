// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>Phase of charging. "Full" is expressed by a lower charge voltage, never by a charge current of 0.</summary>
public enum ChargePhase
{
    /// <summary>No phase yet: the start gate is closed, or a block has just ended.</summary>
    Init = 0,

    /// <summary>Charging up to the bulk voltage.</summary>
    Bulk = 1,

    /// <summary>At the bulk voltage until the battery is full.</summary>
    Absorption = 2,

    /// <summary>Full; the charge voltage goes down slowly.</summary>
    FloatTransition = 3,

    /// <summary>Full; the charge voltage is the float voltage.</summary>
    Float = 4,

    /// <summary>The BMS reports a fault, or it is too cold or too hot for any current.</summary>
    Blocked = 5,
}
