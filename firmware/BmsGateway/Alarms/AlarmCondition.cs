// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>The conditions that the battery side reports. Their order is the order of the pairs in the Victron frame 0x35A.</summary>
public enum AlarmCondition
{
    /// <summary>General alarm.</summary>
    General = 0,

    /// <summary>A cell is too high.</summary>
    HighVoltage = 1,

    /// <summary>A cell is too low.</summary>
    LowVoltage = 2,

    /// <summary>The battery is too hot.</summary>
    HighTemperature = 3,

    /// <summary>The battery is too cold.</summary>
    LowTemperature = 4,

    /// <summary>The battery is too hot to be charged.</summary>
    HighTemperatureCharge = 5,

    /// <summary>The battery is too cold to be charged.</summary>
    LowTemperatureCharge = 6,

    /// <summary>The discharge current is too high.</summary>
    HighDischargeCurrent = 7,

    /// <summary>The charge current is too high.</summary>
    HighChargeCurrent = 8,

    /// <summary>Contactor.</summary>
    Contactor = 9,

    /// <summary>Short circuit.</summary>
    ShortCircuit = 10,

    /// <summary>The BMS reports a fault of its own, or does not answer.</summary>
    BmsInternal = 11,

    /// <summary>The cells are far apart.</summary>
    CellImbalance = 12,
}
