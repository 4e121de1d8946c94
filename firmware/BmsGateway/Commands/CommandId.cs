// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Commands;

/// <summary>What can be asked of the gateway from outside, over MQTT and HTTP. Keys and texts: <see cref="CommandTable"/>.</summary>
public enum CommandId
{
    /// <summary>Lowers the charge current limit for a while.</summary>
    LimitChargeCurrent = 0,

    /// <summary>Lowers the discharge current limit for a while.</summary>
    LimitDischargeCurrent = 1,

    /// <summary>Lowers the charge voltage limit of the pack for a while.</summary>
    LimitChargeVoltage = 2,

    /// <summary>Asks the GX to charge.</summary>
    ForceCharge = 3,

    /// <summary>Brings the battery into the safe state, or ends it.</summary>
    SafeState = 4,

    /// <summary>Acknowledges alarms.</summary>
    AcknowledgeAlarm = 5,
}
