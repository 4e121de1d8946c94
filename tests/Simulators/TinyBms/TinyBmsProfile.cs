// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Battery;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// What kind of pack and firmware a simulated device has: its settings, history and, unless frozen, its battery.
/// </summary>
public sealed class TinyBmsProfile
{
    /// <summary>16 LFP cells of 314 Ah, firmware of document revision D, driven by the pack model.</summary>
    public static readonly TinyBmsProfile Lfp16 = new TinyBmsProfile("lfp16", LoadLfp16)
    {
        HasRevisionD = true,
    };

    /// <summary>
    /// A published register dump of a real 14-cell pack (clarkni5/tinybms, internal firmware 242), frozen.
    /// </summary>
    public static readonly TinyBmsProfile Real14 = new TinyBmsProfile("real14", LoadReal14)
    {
        IsFrozen = true,
        CellCount = 14,
        CapacityAmpereHours = 66,
    };

    /// <summary>14 Li-ion cells of 200 Ah, charged to 4.10 V.</summary>
    public static readonly TinyBmsProfile LithiumIon14 = new TinyBmsProfile("li-ion14", LoadLithiumIon14)
    {
        HasRevisionD = true,
        CellCount = 14,
        CapacityAmpereHours = 200,
        Curve = CellCurve.LithiumIon,
    };

    /// <summary>16 LTO cells of 100 Ah, charged to 2.65 V.</summary>
    public static readonly TinyBmsProfile Lto16 = new TinyBmsProfile("lto16", LoadLto16)
    {
        HasRevisionD = true,
        CapacityAmpereHours = 100,
        Curve = CellCurve.Lto,
    };

    private static readonly TinyBmsProfile[] Known = { Lfp16, Real14, LithiumIon14, Lto16 };
    private readonly Action<RegisterFile, EventRing> _load;

    private TinyBmsProfile(string name, Action<RegisterFile, EventRing> load)
    {
        Name = name;
        _load = load;
    }

    /// <summary>Name in scenario files.</summary>
    public string Name { get; }

    /// <summary>True when the firmware has the registers of document revision D.</summary>
    public bool HasRevisionD { get; private init; }

    /// <summary>True when the registers keep the values of the dump.</summary>
    public bool IsFrozen { get; private init; }

    /// <summary>Cells in series.</summary>
    public int CellCount { get; private init; } = 16;

    /// <summary>Capacity in ampere-hours.</summary>
    public double CapacityAmpereHours { get; private init; } = 314;

    /// <summary>Chemistry of the cells.</summary>
    public CellCurve Curve { get; private init; } = CellCurve.Lfp;

    /// <summary>Finds a profile.</summary>
    /// <param name="name">"lfp16", "real14", "li-ion14" or "lto16".</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentException">Unknown name; the message lists the known ones.</exception>
    public static TinyBmsProfile Find(string name)
    {
        TinyBmsProfile? found = Array.Find(Known, profile => profile.Name == name);
        string names = string.Join(", ", Array.ConvertAll(Known, profile => profile.Name));
        return found ?? throw new ArgumentException($"unknown profile '{name}', known are: {names}");
    }

    internal PackParameters CreatePack(int seed)
    {
        return new PackParameters
        {
            CellCount = CellCount,
            CapacityAmpereHours = CapacityAmpereHours,
            Curve = Curve,
            Seed = seed,
        };
    }

    internal void LoadRegisters(RegisterFile registers, EventRing events)
    {
        _load(registers, events);
    }

    private static void LoadLfp16(RegisterFile registers, EventRing events)
    {
        // More than 2^24 s: the event times have lost their highest byte, as on any pack older than 194 days.
        const uint Lifetime = 33_563_000;
        registers.SetUInt32(32, Lifetime);
        registers[45] = 49200;
        registers.SetUInt32(46, 55_000_000);
        registers[301] = 3000;
        registers[330] = 0x0301;
        registers.SetWords(111, 118, 41, 0x1D06, 0x0005);
        registers.SetUInt32(116, 12_000_000);
        registers.SetWords(500, 0x0102, 0x0001, 250, 0x0518, 0x3A7F, 0x0051, 0x5042, 0x2038, 0x3136, 0x0C21);
        events.Add(EventCode.SystemStarted, Lifetime - 5000);
        events.Add(EventCode.DualPortMode, Lifetime - 5000);
        events.Add(EventCode.ChargerConnected, Lifetime - 4000);
        events.Add(EventCode.ChargingStarted, Lifetime - 3998);
        events.Add(EventCode.ChargerDisconnected, Lifetime - 900);
    }

    private static void LoadLithiumIon14(RegisterFile registers, EventRing events)
    {
        LoadLfp16(registers, events);
        registers.SetWords(300, 4150, 3200, 0, 4000, 1000);
        registers.SetWords(306, 20000, 14, 15);
        registers.SetWords(315, 4250, 3000);
    }

    private static void LoadLto16(RegisterFile registers, EventRing events)
    {
        LoadLfp16(registers, events);
        registers.SetWords(300, 2700, 2000, 0, 2400, 1000);
        registers.SetWords(306, 10000, 16, 15);
        registers.SetWords(315, 2850, 1800);
    }

    private static void LoadReal14(RegisterFile registers, EventRing events)
    {
        registers.SetWords(0, 0, 0, 39800, 39810, 39820, 39830, 39830, 39840, 39890, 39900);
        registers.SetWords(10, 39830, 39830, 39830, 39840, 39880, 39880);
        registers.SetUInt32(32, 16683981);
        registers.SetUInt32(34, 41777412);
        registers.SetFloat(36, 55.78f);
        registers.SetWords(40, 3980, 3990, 0x8000, 0x8000);
        registers.SetUInt32(46, 83554824);
        registers.SetWords(48, 97, 0, 0x0097, 0, 0, 14);
        registers.SetWords(102, 510, 0, 100);
        registers.SetWords(113, 0x1908, 0x0300);
        registers.SetUInt32(116, 12487229);
        events.Add(0x65, 0x001226);
        events.Add(0x64, 0xB94E2B);
        events.Add(0x62, 0xB94E2C);
        events.Add(0x65, 0xB94E42);
        registers.SetWords(300, 4150, 3000, 0, 3200, 1000);
        registers.SetWords(306, 6600, 14, 15);
        registers.SetWords(315, 4200, 2900, 60, 20, 60, 1);
        registers.SetWords(500, 0x0102, 0x0301, 242, 0x0418);
    }
}
