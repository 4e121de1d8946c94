// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Network;

/// <summary>When the board opens an access point of its own; the numbers are those of the setting wifi.ap_mode.</summary>
public enum AccessPointMode
{
    /// <summary>Never.</summary>
    Off = 0,

    /// <summary>While no wireless network is configured.</summary>
    Fallback = 1,

    /// <summary>Always, beside the wireless network that the board joins.</summary>
    Always = 2,
}
