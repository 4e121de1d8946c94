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

    /// <summary>
    /// The bit rates as words of a setting, kbit/s; the place in the list is what <see cref="At"/> takes.
    /// </summary>
    public static string[] Words() => new[] { "500", "250" };

    /// <summary>Bit rate of a word of <see cref="Words"/>, bit/s.</summary>
    /// <param name="index">Place in the list, from 0.</param>
    public static int At(int index) => index == 1 ? VeCan : Victron;

    /// <summary>A bit rate for people, "500 kbit/s".</summary>
    public static string NameOf(int bitsPerSecond) => (bitsPerSecond / 1000).ToString() + " kbit/s";
}
