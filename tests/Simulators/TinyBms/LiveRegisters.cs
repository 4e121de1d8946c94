// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Battery;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// Turns the state of the pack into the live and statistics registers. The pack voltage is the sum of the cell
/// registers and the extremes are taken from them, so that a host's plausibility checks see the consistency of the real
/// device.
/// </summary>
internal static class LiveRegisters
{
    private const double BoardAboveCells = 4;
    private const double BoardPerAmpere = 0.08;

    public static void Refresh(BmsCore core, double socPercent)
    {
        RegisterFile registers = core.Registers;
        PackModel pack = core.Pack;
        int count = pack.CellCount;
        int sum = 0;
        int lowest = int.MaxValue;
        int highest = 0;
        for (int cell = 1; cell <= count; cell++)
        {
            int tenths = (int)Math.Clamp(Math.Round(core.Meters.ReadCell(pack.Cell(cell).Volts) * 10000), 0, 65535);
            registers[15 - count + cell] = (ushort)tenths;
            sum += tenths;
            lowest = Math.Min(lowest, tenths);
            highest = Math.Max(highest, tenths);
        }

        registers.SetUInt32(32, core.LifetimeSeconds);
        registers.SetFloat(36, sum / 10000f);
        registers.SetFloat(38, (float)core.Meters.ReadCurrent(pack.Amperes));
        registers[40] = (ushort)((lowest + 5) / 10);
        registers[41] = (ushort)((highest + 5) / 10);
        registers.SetUInt32(46, (uint)Math.Round(socPercent * 1e6));
        registers[53] = (ushort)count;
        RefreshTemperatures(core);
    }

    public static void RefreshStatistics(BmsCore core)
    {
        RegisterFile registers = core.Registers;
        double tenthAmperes = core.Pack.Amperes * 10;
        registers[102] = Highest(registers[102], -tenthAmperes);
        registers[103] = Highest(registers[103], tenthAmperes);
        registers[104] = Highest(registers[104], (registers[41] - registers[40]) * 10);
        ushort now = PackTemperatures(registers);
        int low = Math.Min((sbyte)registers[113], (sbyte)now);
        int high = Math.Max((sbyte)(registers[113] >> 8), (sbyte)(now >> 8));
        registers[113] = (ushort)((low & 0xFF) | ((high & 0xFF) << 8));
    }

    /// <summary>Lowest and highest connected sensor now, in the layout of register 113.</summary>
    public static ushort PackTemperatures(RegisterFile registers)
    {
        int low = int.MaxValue;
        int high = int.MinValue;
        for (int address = 42; address <= 43; address++)
        {
            if (registers.GetSigned(address) != RegisterFile.SensorNotConnected)
            {
                low = Math.Min(low, registers.GetSigned(address));
                high = Math.Max(high, registers.GetSigned(address));
            }
        }

        if (low == int.MaxValue)
        {
            low = registers.GetSigned(48);
            high = low;
        }

        return (ushort)((WholeDegrees(low) & 0xFF) | ((WholeDegrees(high) & 0xFF) << 8));
    }

    private static int WholeDegrees(int tenths)
    {
        return Math.Clamp((int)Math.Round(tenths / 10.0), sbyte.MinValue, sbyte.MaxValue);
    }

    private static void RefreshTemperatures(BmsCore core)
    {
        double cells = core.Pack.TemperatureCelsius;
        double board = cells + BoardAboveCells + (BoardPerAmpere * Math.Abs(core.Pack.Amperes));

        // The two sensors sit at different places of the pack.
        SetSensor(core, 0, cells + 0.4);
        SetSensor(core, 1, cells - 0.4);
        core.Registers.SetSigned(48, (int)Math.Round(board * 10));
    }

    private static void SetSensor(BmsCore core, int index, double celsius)
    {
        int tenths = core.SensorConnected[index] ? (int)Math.Round(celsius * 10) : RegisterFile.SensorNotConnected;
        core.Registers.SetSigned(42 + index, tenths);
    }

    private static ushort Highest(ushort recorded, double value)
    {
        return (ushort)Math.Clamp(Math.Max(recorded, Math.Round(value)), 0, 65535);
    }
}
