// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// What the device accepts into its settings: the range of each register and the order of the voltage settings
/// (under-voltage, fully discharged, fully charged, over-voltage, each 10 mV apart, "TinyBMS User Manual" Rev D).
/// </summary>
internal static class SettingsGuard
{
    private const int FullyCharged = 300;
    private const int FullyDischarged = 301;
    private const int PeakCurrent = 305;
    private const int OverVoltage = 315;
    private const int UnderVoltage = 316;
    private const int DischargeOverCurrent = 317;
    private const int OverCurrentTimeout = 330;
    private const int BroadcastInterval = 342;
    private const int BroadcastFormat = 343;
    private const int StepMillivolts = 10;

    // "TinyBMS User Manual" Rev D: periods of 0.1 to 0.5 s are not allowed with the LED bar.
    private const int LedBarFormat = 2;
    private const int ShortestLedBarInterval = 4;
    private const int LongestOverCurrentTimeout = 30;

    /// <summary>Smallest value that the device accepts now, in raw units.</summary>
    public static long Minimum(RegisterFile registers, RegisterSpec row)
    {
        return row.Address switch
        {
            FullyCharged => Math.Max(row.Minimum, registers[FullyDischarged] + StepMillivolts),
            FullyDischarged => Math.Max(row.Minimum, registers[UnderVoltage] + StepMillivolts),
            OverVoltage => Math.Max(row.Minimum, registers[FullyCharged] + StepMillivolts),
            PeakCurrent => Math.Max(row.Minimum, registers[DischargeOverCurrent] + 1),
            _ => row.Minimum,
        };
    }

    /// <summary>Largest value that the device accepts now, in raw units.</summary>
    public static long Maximum(RegisterFile registers, RegisterSpec row)
    {
        return row.Address switch
        {
            FullyCharged => Math.Min(row.Maximum, registers[OverVoltage] - StepMillivolts),
            FullyDischarged => Math.Min(row.Maximum, registers[FullyCharged] - StepMillivolts),
            UnderVoltage => Math.Min(row.Maximum, registers[FullyDischarged] - StepMillivolts),
            DischargeOverCurrent when registers.HasRevisionD => Math.Min(row.Maximum, registers[PeakCurrent] - 1),
            _ => row.Maximum,
        };
    }

    /// <summary>
    /// True when the word may be written with the other settings as they are in <paramref name="registers"/>.
    /// </summary>
    public static bool Accepts(RegisterFile registers, int address, ushort value)
    {
        if (address < RegisterTable.FirstSetting || address > RegisterTable.LastSetting)
        {
            return false;
        }

        RegisterSpec? row = RegisterTable.Find(address);
        if (row == null || !registers.IsPresent(row) || row.Words > 1)
        {
            // Reserved words take any value; a value of two words is checked when both have been written.
            return true;
        }

        long number = row.Kind switch
        {
            RegisterKind.I16 => (short)value,
            RegisterKind.LowByte => value & 0xFF,
            _ => value,
        };
        bool inRange = number >= Minimum(registers, row) && number <= Maximum(registers, row);
        return inRange && AcceptsTogether(registers, address, value);
    }

    /// <summary>True when the values of two words are in range.</summary>
    public static bool AcceptsLongValues(RegisterFile registers)
    {
        RegisterSpec pulses = RegisterTable.Find(312)!;
        uint value = registers.GetUInt32(pulses.Address);
        return value >= pulses.Minimum && value <= pulses.Maximum;
    }

    private static bool AcceptsTogether(RegisterFile registers, int address, ushort value)
    {
        switch (address)
        {
            case OverCurrentTimeout:
                return (value >> 8) <= LongestOverCurrentTimeout;
            case BroadcastInterval:
                return FitsLedBar(value & 0xFF, registers[BroadcastFormat] & 0xFF);
            case BroadcastFormat:
                return FitsLedBar(registers[BroadcastInterval] & 0xFF, value & 0xFF);
            default:
                return true;
        }
    }

    private static bool FitsLedBar(int interval, int format)
    {
        return format != LedBarFormat || interval == 0 || interval >= ShortestLedBarInterval;
    }
}
