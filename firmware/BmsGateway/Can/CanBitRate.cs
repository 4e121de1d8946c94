// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Can;

/// <summary>Bit rates of the buses that the gateway joins, bit/s.</summary>
public static class CanBitRate
{
    /// <summary>Victron BMS-Can and the CAN-bus BMS profile of a VE.Can port (docs/victron-can.md).</summary>
    public const int Victron = 500000;

    /// <summary>VE.Can and NMEA 2000 networks (ISO 11783-2, NMEA 2000: 250 kbit/s).</summary>
    public const int VeCan = 250000;

    /// <summary>A bit rate for people, "500 kbit/s".</summary>
    public static string NameOf(int bitsPerSecond) => (bitsPerSecond / 1000).ToString() + " kbit/s";
}
