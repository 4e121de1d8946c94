// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Globalization;
using System.Text;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// The unsolicited text lines of registers 342 and 343 ("TinyBMS User Manual" Rev D, chapter on broadcast).
/// </summary>
internal static class BroadcastText
{
    private static readonly int[] PeriodMilliseconds = { 0, 100, 200, 500, 1000, 2000, 5000, 10000 };

    public static int Period(RegisterFile registers)
    {
        int index = registers[342] & 0xFF;
        return index < PeriodMilliseconds.Length ? PeriodMilliseconds[index] : 0;
    }

    /// <summary>One line in the format of register 343; empty for the LED bar, whose format is not published.</summary>
    public static byte[] Line(BmsCore core)
    {
        switch (core.Registers[343] & 0xFF)
        {
            case 0:
                return Encode(CaV3(core.Registers));
            case 1:
                return Encode(Ascii(core));
            default:
                return Array.Empty<byte>();
        }
    }

    private static string CaV3(RegisterFile registers)
    {
        double left = registers.GetUInt32(46) / 1e8 * registers[306] / 100;
        int hottest = Math.Max(Math.Max(registers.GetSigned(42), registers.GetSigned(43)), registers.GetSigned(48));
        string head = Format(
            $"{left:0.00}\t{registers.GetFloat(36):0.000}\t{registers.GetFloat(38):0.000}\t0\t0\t{hottest / 10.0:0.0}");
        return head + "\t0\t0\t0\t0\t0\t0\t0";
    }

    private static string Ascii(BmsCore core)
    {
        RegisterFile registers = core.Registers;
        string balancing = Convert.ToString(registers[52], 2).PadLeft(16, '0');
        int charge = core.ChargeSwitchClosed ? 1 : 0;
        int load = core.LoadSwitchClosed ? 1 : 0;
        bool single = (registers[340] & 0xFF) == 1;
        string switches = single ? $"ST:0\tSS:{charge & load}" : $"LST:0\tLSS:{load}\tCST:0\tCSS:{charge}";
        string[] fields =
        {
            Format($"BPV:{registers.GetFloat(36):0.00}"),
            Format($"MINCV:{registers[40] / 1000.0:0.000}"),
            Format($"MAXCV:{registers[41] / 1000.0:0.000}"),
            Format($"BPC:{registers.GetFloat(38):0.00}"),
            Format($"SOC:{registers.GetUInt32(46) / 1000000}"),
            "BMST:" + Celsius(registers, 48),
            "EXT1:" + Celsius(registers, 42),
            "EXT2:" + Celsius(registers, 43),
            Format($"OS:{registers[50]}"),
            "CB:" + balancing,
            switches,
        };
        return string.Join('\t', fields);
    }

    private static string Celsius(RegisterFile registers, int address)
    {
        return Format($"{registers.GetSigned(address) / 10.0:0.00}");
    }

    private static string Format(FormattableString text)
    {
        return text.ToString(CultureInfo.InvariantCulture);
    }

    private static byte[] Encode(string line)
    {
        return Encoding.ASCII.GetBytes(line + "\r\n");
    }
}
