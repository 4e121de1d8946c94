// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Text;

namespace BmsGateway.Simulators.Victron;

/// <summary>
/// Puts the content of a battery frame into a <see cref="GxBattery"/>; layouts of the CAN-bus BMS protocol as a GX
/// reads it.
/// </summary>
internal static class GxDecoder
{
    private const int NotSupported = 0xFFFF;

    /// <summary>
    /// Shortest length of a frame that carries its mandatory fields, 0 for an id that a GX does not know.
    /// </summary>
    public static int ShortestLength(uint id)
    {
        switch (id)
        {
            case 0x351:
            case 0x356:
            case 0x35F:
                return 6;
            case 0x373:
                return 4;
            case 0x35A:
            case 0x372:
            case 0x378:
                return 8;
            // 0x355: state of charge alone. Captures show 4, 6 and 8 bytes; what a GX does with 2 is not known.
            case 0x355:
            case 0x379:
                return 2;
            case 0x35E:
            case 0x360:
                return 1;
            default:
                return (id >= 0x370 && id <= 0x377) || (id >= 0x380 && id <= 0x382) ? 1 : 0;
        }
    }

    /// <summary>Decodes a frame of at least its shortest length.</summary>
    public static void Decode(GxBattery battery, uint id, byte[] data, int length)
    {
        switch (id)
        {
            case 0x351:
                battery.ChargeVoltageLimitDecivolts = Unsigned(data, 0);
                battery.ChargeCurrentLimitDeciamperes = Signed(data, 2);
                battery.DischargeCurrentLimitDeciamperes = Signed(data, 4);
                battery.DischargeVoltageLimitDecivolts = length >= 8 ? Unsigned(data, 6) : null;
                break;
            case 0x355:
                battery.SocPercent = Unsigned(data, 0);
                battery.SohPercent = length >= 4 ? Unsigned(data, 2) : null;
                battery.SocHundredthsPercent = length >= 6 ? Unsigned(data, 4) : null;
                break;
            case 0x356:
                battery.VoltageCentivolts = Signed(data, 0);
                battery.CurrentDeciamperes = Signed(data, 2);
                battery.TemperatureDecidegrees = Signed(data, 4);
                break;
            case 0x35A:
                battery.Alarms = Pairs(data, 0);
                battery.Warnings = Pairs(data, 4);
                battery.SystemStatusBits = (data[7] >> 2) & 3;
                break;
            case 0x35F:
                battery.Model = Unsigned(data, 0);
                battery.Firmware = $"{data[2]}.{data[3]}";
                battery.OnlineCapacityAmpereHours = Unsigned(data, 4);
                break;
            default:
                DecodeDetails(battery, id, data, length);
                break;
        }
    }

    private static void DecodeDetails(GxBattery battery, uint id, byte[] data, int length)
    {
        switch (id)
        {
            case 0x360:
                battery.RequestsCharge = data[0] == 0xFF;
                break;
            case 0x372:
                battery.Modules = new[] { Module(data, 0), Module(data, 2), Module(data, 4), Module(data, 6) };
                break;
            case 0x373:
                battery.LowestCellMillivolts = Unsigned(data, 0);
                battery.HighestCellMillivolts = Unsigned(data, 2);
                battery.LowestCellKelvin = length >= 6 ? Kelvin(data, 4) : null;
                battery.HighestCellKelvin = length >= 8 ? Kelvin(data, 6) : null;
                break;
            case 0x378:
                battery.EnergyInHectowattHours = Long(data, 0);
                battery.EnergyOutHectowattHours = Long(data, 4);
                break;
            case 0x379:
                battery.InstalledCapacityAmpereHours = Unsigned(data, 0);
                break;
            default:
                DecodeText(battery, id, Text(data, length));
                break;
        }
    }

    private static void DecodeText(GxBattery battery, uint id, string text)
    {
        switch (id)
        {
            case 0x35E:
                battery.Manufacturer = text;
                break;
            case 0x370:
                battery.NameFirst = text;
                battery.Name = text + battery.NameSecond;
                break;
            case 0x371:
                battery.NameSecond = text;
                battery.Name = battery.NameFirst + text;
                break;
            case 0x374:
                battery.LowestCellId = text;
                break;
            case 0x375:
                battery.HighestCellId = text;
                break;
            case 0x376:
                battery.ColdestSensorId = text;
                break;
            case 0x377:
                battery.HottestSensorId = text;
                break;
            case 0x380:
                battery.SerialFirst = text;
                break;
            case 0x381:
                battery.SerialNumber = battery.SerialFirst == null ? null : battery.SerialFirst + text;
                break;
            case 0x382:
                battery.Family = text;
                break;
        }
    }

    private static GxPair[] Pairs(byte[] data, int offset)
    {
        var pairs = new GxPair[GxConditions.Names.Count];
        for (int i = 0; i < pairs.Length; i++)
        {
            int bits = (data[offset + (i / 4)] >> (2 * (i % 4))) & 3;
            pairs[i] = bits == 1 ? GxPair.Active : bits == 2 ? GxPair.Ok : GxPair.NotSupported;
        }

        return pairs;
    }

    private static int Module(byte[] data, int offset)
    {
        int value = Unsigned(data, offset);
        return value == NotSupported ? -1 : value;
    }

    private static int? Kelvin(byte[] data, int offset)
    {
        int value = Unsigned(data, offset);
        return value == 0 || value == NotSupported ? null : value;
    }

    private static string Text(byte[] data, int length)
    {
        int end = Array.IndexOf(data, (byte)0, 0, length);
        return Encoding.ASCII.GetString(data, 0, end < 0 ? length : end);
    }

    private static int Unsigned(byte[] data, int offset)
    {
        return data[offset] | (data[offset + 1] << 8);
    }

    private static int Signed(byte[] data, int offset)
    {
        return (short)Unsigned(data, offset);
    }

    private static long Long(byte[] data, int offset)
    {
        return Unsigned(data, offset) + (65536L * Unsigned(data, offset + 2));
    }
}
