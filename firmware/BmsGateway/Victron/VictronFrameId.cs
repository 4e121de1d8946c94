// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Victron;

/// <summary>
/// Identifiers of the Victron CAN-bus BMS protocol (11 bits). Sources: the protocol as quoted by public projects, confirmed by bus
/// captures of BYD, Pylontech, REC, Seplos and Pytes batteries; see docs/victron-can.md.
/// </summary>
public static class VictronFrameId
{
    /// <summary>Charge voltage, charge current and discharge current limit. The only frame that controls anything.</summary>
    public const int Limits = 0x351;

    /// <summary>State of charge and of health.</summary>
    public const int StateOfCharge = 0x355;

    /// <summary>Pack voltage, current and temperature.</summary>
    public const int Measurements = 0x356;

    /// <summary>Alarms and warnings.</summary>
    public const int Alarms = 0x35A;

    /// <summary>Manufacturer name.</summary>
    public const int Manufacturer = 0x35E;

    /// <summary>Lowest and highest cell voltage and temperature.</summary>
    public const int CellExtremes = 0x373;

    /// <summary>Keep-alive that a GX sends every second. Never sent by a BMS.</summary>
    public const int GxKeepAlive = 0x305;

    /// <summary>Frame of a GX without documented meaning.</summary>
    public const int GxStatus = 0x306;

    /// <summary>Identification that a GX sends every second: bytes 4–6 are "VIC". Never sent by a BMS.</summary>
    public const int GxIdentification = 0x307;
}
