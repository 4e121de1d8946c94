// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;

namespace BmsGateway.Tests.TinyBms;

/// <summary>Register contents to start a test from.</summary>
public static class Packs
{
    private static readonly ushort[] DumpCells =
    {
        39800, 39810, 39820, 39830, 39830, 39840, 39890, 39900, 39830, 39830, 39830, 39840, 39880, 39880,
    };

    /// <summary>
    /// A published register dump of a real pack: 14 cells of 66 Ah, hardware 2.1, firmware 242, idle, no external
    /// sensors (rows "derived-from-real-registers" of the TinyBMS fixtures).
    /// </summary>
    public static void LoadDump(ushort[] registers)
    {
        Array.Clear(registers, 0, registers.Length);
        Array.Copy(DumpCells, 0, registers, 2, DumpCells.Length);
        SetUInt32(registers, 32, 16683981);
        SetUInt32(registers, 34, 41777412);
        registers[36] = 0x1EB8;
        registers[37] = 0x425F;
        registers[40] = 3980;
        registers[41] = 3990;
        registers[42] = 0x8000;
        registers[43] = 0x8000;
        SetUInt32(registers, 46, 83554824);
        registers[48] = 97;
        registers[50] = 0x97;
        registers[53] = 14;
        LoadDumpStatistics(registers);
        LoadDumpSettings(registers);
    }

    /// <summary>
    /// A healthy 16-cell LFP pack of 314 Ah: cells 3300.0 to 3301.5 mV rising by 0.1 mV, 52.812 V, 10 A charging,
    /// 60.2 %, health 98 %, board 30.0 °C, sensors 25.0 and 26.0 °C.
    /// </summary>
    public static void LoadHealthy(ushort[] registers)
    {
        LoadDump(registers);
        for (int i = 0; i < 16; i++)
        {
            registers[i] = (ushort)(33000 + i);
        }

        SetFloat(registers, 36, 52.812f);
        SetFloat(registers, 38, 10f);
        registers[40] = 3300;
        registers[41] = 3301;
        registers[42] = 250;
        registers[43] = 260;
        registers[45] = 49000;
        SetUInt32(registers, 46, 60200000);
        registers[48] = 300;
        registers[50] = 0x91;
        registers[53] = 16;
        registers[300] = 3650;
        registers[306] = 31400;
        registers[307] = 16;
        registers[315] = 3800;
        registers[316] = 2800;
    }

    /// <summary>
    /// Fills the event log: charges that begin and end, one every hour, the newest an hour ago.
    /// </summary>
    public static void LoadFullEventLog(ScriptedTinyBms bms)
    {
        for (int i = 0; i < 49; i++)
        {
            bms.SetEvent(i, i % 2 == 0 ? 0x62 : 0x63, 16683981 - ((49 - i) * 3600));
        }
    }

    /// <summary>Puts a 32-bit number into two registers, low word first.</summary>
    public static void SetUInt32(ushort[] registers, int address, long value)
    {
        registers[address] = (ushort)value;
        registers[address + 1] = (ushort)(value >> 16);
    }

    /// <summary>Puts a float into two registers, low word first.</summary>
    public static void SetFloat(ushort[] registers, int address, float value) =>
        SetUInt32(registers, address, BitConverter.ToUInt32(BitConverter.GetBytes(value), 0));

    private static void LoadDumpStatistics(ushort[] registers)
    {
        registers[102] = 510;
        registers[104] = 100;
        registers[113] = 0x1908;
        registers[114] = 0x0300;
        SetUInt32(registers, 116, 12487229);
    }

    private static void LoadDumpSettings(ushort[] registers)
    {
        registers[300] = 4150;
        registers[301] = 3000;
        registers[303] = 3200;
        registers[304] = 1000;
        registers[306] = 6600;
        registers[307] = 14;
        registers[308] = 15;
        registers[315] = 4200;
        registers[316] = 2900;
        registers[317] = 60;
        registers[318] = 20;
        registers[319] = 60;
        registers[320] = 1;
        registers[328] = 0xFFFF;
        registers[500] = 0x0102;
        registers[501] = 0x0301;
        registers[502] = 242;
        registers[503] = 0x0418;
    }
}
