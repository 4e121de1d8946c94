// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Victron;

/// <summary>
/// Identifiers of the Victron CAN-bus BMS protocol (11 bits). Sources: the protocol as quoted by public projects,
/// confirmed by bus captures of BYD, Pylontech, REC, Seplos and Pytes batteries; see docs/victron-can.md.
/// </summary>
public static class VictronFrameId
{
    /// <summary>
    /// Charge voltage, charge current and discharge current limit. The only frame that controls anything.
    /// </summary>
    public const int Limits = 0x351;

    /// <summary>State of charge and of health.</summary>
    public const int StateOfCharge = 0x355;

    /// <summary>Pack voltage, current and temperature.</summary>
    public const int Measurements = 0x356;

    /// <summary>Alarms and warnings.</summary>
    public const int Alarms = 0x35A;

    /// <summary>Manufacturer name.</summary>
    public const int Manufacturer = 0x35E;

    /// <summary>Model, firmware version, usable capacity.</summary>
    public const int Version = 0x35F;

    /// <summary>Charge request.</summary>
    public const int ChargeRequest = 0x360;

    /// <summary>Battery name, characters 1–8.</summary>
    public const int NameFirstHalf = 0x370;

    /// <summary>Battery name, characters 9–16.</summary>
    public const int NameSecondHalf = 0x371;

    /// <summary>Module counts.</summary>
    public const int Modules = 0x372;

    /// <summary>Lowest and highest cell voltage and temperature.</summary>
    public const int CellExtremes = 0x373;

    /// <summary>Name of the lowest cell.</summary>
    public const int LowestCellId = 0x374;

    /// <summary>Name of the highest cell.</summary>
    public const int HighestCellId = 0x375;

    /// <summary>Name of the coldest sensor.</summary>
    public const int ColdestSensorId = 0x376;

    /// <summary>Name of the hottest sensor.</summary>
    public const int HottestSensorId = 0x377;

    /// <summary>Energy charged and discharged.</summary>
    public const int Energy = 0x378;

    /// <summary>Installed capacity.</summary>
    public const int InstalledCapacity = 0x379;

    /// <summary>Serial number, characters 1–8.</summary>
    public const int SerialNumberFirstHalf = 0x380;

    /// <summary>Serial number, characters 9–16.</summary>
    public const int SerialNumberSecondHalf = 0x381;

    /// <summary>Battery family.</summary>
    public const int Family = 0x382;

    /// <summary>Keep-alive that a GX sends every second. Never sent by a BMS.</summary>
    public const int GxKeepAlive = 0x305;

    /// <summary>Frame of a GX without documented meaning.</summary>
    public const int GxStatus = 0x306;

    /// <summary>Identification that a GX sends every second: bytes 4–6 are "VIC". Never sent by a BMS.</summary>
    public const int GxIdentification = 0x307;
}
