// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Charging;

/// <summary>A limit that MQTT or the API may lower for a while.</summary>
public enum RemoteLimitKind
{
    /// <summary>Charge current limit, mA.</summary>
    ChargeCurrent = 0,

    /// <summary>Discharge current limit, mA.</summary>
    DischargeCurrent = 1,

    /// <summary>Charge voltage limit of the pack, mV.</summary>
    ChargeVoltage = 2,
}
