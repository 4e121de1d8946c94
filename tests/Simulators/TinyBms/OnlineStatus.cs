// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Simulators.TinyBms;

/// <summary>Values of register 50 ("TinyBMS Communication Protocols" Rev D, chapter 3.1).</summary>
public static class OnlineStatus
{
    /// <summary>Charging.</summary>
    public const ushort Charging = 0x91;

    /// <summary>Fully charged.</summary>
    public const ushort FullyCharged = 0x92;

    /// <summary>Discharging.</summary>
    public const ushort Discharging = 0x93;

    /// <summary>Regeneration (current into the pack through the load port).</summary>
    public const ushort Regeneration = 0x96;

    /// <summary>Idle.</summary>
    public const ushort Idle = 0x97;

    /// <summary>Fault.</summary>
    public const ushort Fault = 0x9B;
}
