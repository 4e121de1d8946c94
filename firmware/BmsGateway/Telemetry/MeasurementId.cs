// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Telemetry;

/// <summary>
/// Every number that goes out by MQTT and to the page. Key, unit and text are in <see cref="MeasurementTable"/>, in
/// this order.
/// </summary>
public enum MeasurementId
{
    /// <summary>Pack voltage.</summary>
    Voltage = 0,

    /// <summary>Pack current.</summary>
    Current = 1,

    /// <summary>Pack power.</summary>
    Power = 2,

    /// <summary>State of charge.</summary>
    StateOfCharge = 3,

    /// <summary>State of health.</summary>
    StateOfHealth = 4,

    /// <summary>Charge left.</summary>
    ChargeLeft = 5,

    /// <summary>Nominal capacity.</summary>
    Capacity = 6,

    /// <summary>Time until empty at the present load.</summary>
    TimeLeft = 7,

    /// <summary>Cells in series.</summary>
    CellCount = 8,

    /// <summary>Lowest cell voltage.</summary>
    CellMinimum = 9,

    /// <summary>Highest cell voltage.</summary>
    CellMaximum = 10,

    /// <summary>Number of the lowest cell.</summary>
    CellMinimumNumber = 11,

    /// <summary>Number of the highest cell.</summary>
    CellMaximumNumber = 12,

    /// <summary>Highest less lowest cell voltage.</summary>
    CellSpread = 13,

    /// <summary>Coldest battery temperature.</summary>
    TemperatureMinimum = 14,

    /// <summary>Hottest battery temperature.</summary>
    TemperatureMaximum = 15,

    /// <summary>Temperature of the BMS board.</summary>
    TemperatureBms = 16,

    /// <summary>First external sensor.</summary>
    Temperature1 = 17,

    /// <summary>Second external sensor.</summary>
    Temperature2 = 18,

    /// <summary>Charge voltage limit.</summary>
    ChargeVoltageLimit = 19,

    /// <summary>Charge current limit.</summary>
    ChargeCurrentLimit = 20,

    /// <summary>Discharge current limit.</summary>
    DischargeCurrentLimit = 21,

    /// <summary>Cell voltage called full.</summary>
    CellFull = 22,

    /// <summary>Cell voltage called empty.</summary>
    CellEmpty = 23,

    /// <summary>Cell voltage at which the BMS cuts charging.</summary>
    CellHighCutoff = 24,

    /// <summary>Cell voltage at which the BMS cuts everything.</summary>
    CellLowCutoff = 25,

    /// <summary>Code of the active fault.</summary>
    FaultCode = 26,

    /// <summary>Code of the active warning.</summary>
    WarningCode = 27,

    /// <summary>Charges begun.</summary>
    ChargingCount = 28,

    /// <summary>Full charges.</summary>
    FullChargeCount = 29,

    /// <summary>Lowest temperature seen.</summary>
    ColdestSeen = 30,

    /// <summary>Highest temperature seen.</summary>
    HottestSeen = 31,

    /// <summary>Time that the BMS has been alive.</summary>
    Lifetime = 32,

    /// <summary>Switch in the charge path.</summary>
    ChargeSwitch = 33,

    /// <summary>Switch in the discharge path.</summary>
    DischargeSwitch = 34,

    /// <summary>Quality of the line to the BMS.</summary>
    LinkQuality = 35,
}
