// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.Can;

/// <summary>How an adapter confirms commands. A refusal is always BEL, except with <see cref="None"/>.</summary>
public enum SlcanAnswers
{
    /// <summary>CR for commands, "z" CR or "Z" CR for sent frames (Lawicel CAN232 and CANUSB manuals).</summary>
    Lawicel,

    /// <summary>CR for everything that succeeded.</summary>
    CarriageReturn,

    /// <summary>Nothing but received frames and the answers to V, N and F, as simple USB firmwares do.</summary>
    None,
}
