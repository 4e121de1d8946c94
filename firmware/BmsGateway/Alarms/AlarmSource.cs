// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Alarms;

/// <summary>What an alarm looks at. Unit and decimals of its value are in <see cref="AlarmSources"/>.</summary>
public enum AlarmSource
{
    /// <summary>Highest cell voltage.</summary>
    HighestCell = 0,

    /// <summary>Lowest cell voltage.</summary>
    LowestCell = 1,

    /// <summary>Pack voltage, too high.</summary>
    PackVoltageHigh = 2,

    /// <summary>Pack voltage, too low.</summary>
    PackVoltageLow = 3,

    /// <summary>Current into the battery.</summary>
    ChargeCurrent = 4,

    /// <summary>Current out of the battery.</summary>
    DischargeCurrent = 5,

    /// <summary>Hottest place of the battery.</summary>
    HighestTemperature = 6,

    /// <summary>Coldest place of the battery.</summary>
    LowestTemperature = 7,

    /// <summary>State of charge, too high.</summary>
    StateOfChargeHigh = 8,

    /// <summary>State of charge, too low.</summary>
    StateOfChargeLow = 9,

    /// <summary>Difference between the highest and the lowest cell.</summary>
    CellSpread = 10,

    /// <summary>Charge current while none is allowed.</summary>
    UnwantedCharge = 11,

    /// <summary>Code of the fault or warning that the BMS reports.</summary>
    BmsCode = 12,

    /// <summary>State of the BMS.</summary>
    BmsState = 13,

    /// <summary>Log of the BMS; a notice that is never active.</summary>
    BmsNotice = 14,

    /// <summary>Time since the newest sample.</summary>
    SampleAge = 15,

    /// <summary>Part of the requests to the BMS that come through.</summary>
    LinkQuality = 16,

    /// <summary>Samples thrown away in the last minute.</summary>
    ImplausibleSamples = 17,

    /// <summary>A CAN bus; the value is its number, from 1.</summary>
    CanBus = 18,

    /// <summary>Time since the GX was heard.</summary>
    GxAge = 19,

    /// <summary>Another state of the gateway; the value is what the part that reports it says.</summary>
    Gateway = 20,

    /// <summary>Start of the gateway; a notice that is never active.</summary>
    GatewayNotice = 21,
}
