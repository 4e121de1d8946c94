// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Battery;
using BmsGateway.Simulators.TinyBms;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings.Desktop;

/// <summary>A transaction on the simulated BMS over a line that fails at one byte.</summary>
internal sealed class SimulatedSettingsBench
{
    private const int Step = 5;
    private static readonly int[] Changed = { 300, 301, 306, 312, 313, 315, 316, 317, 305, 330, 331, 340 };

    public readonly TinyBmsSimulator Bms;
    public readonly CutLink Link;
    public readonly SettingsTransaction Transaction;
    private readonly ushort[] _old = new ushort[Changed.Length];
    private long _now;

    public SimulatedSettingsBench(CutKind kind, long cutAt)
    {
        Bms = new TinyBmsSimulator(new TinyBmsSimulatorOptions { Timing = TinyBmsTiming.Instant });
        Bms.Registers[331] = 0x7700;
        Link = new CutLink(Bms, kind, cutAt);
        Transaction = new SettingsTransaction(new DirectRegisterAccess(Link, new BatteryLinkStatus()));
        for (int i = 0; i < Changed.Length; i++)
        {
            _old[i] = Bms.Registers[Changed[i]];
        }
    }

    public bool IsAllOld => Array.TrueForAll(Changed, address => Bms.Registers[address] == OldOf(address));

    public bool IsAllNew => Array.TrueForAll(Changed, address => Bms.Registers[address] == NewOf(address));

    /// <summary>
    /// The order of the voltages and currents, written out here so that it is not the code under test that judges.
    /// </summary>
    public bool IsOrdered =>
        Bms.Registers[316] + 10 <= Bms.Registers[301]
        && Bms.Registers[301] + 10 <= Bms.Registers[300]
        && Bms.Registers[300] + 10 <= Bms.Registers[315]
        && Bms.Registers[317] < Bms.Registers[305];

    /// <summary>Reads, proposes and confirms; false when the reading failed.</summary>
    public bool TryBegin()
    {
        Transaction.BeginRead(_now);
        Run(60000);
        if (Transaction.State != SettingsTransactionState.Ready)
        {
            return false;
        }

        var changes = new SettingsChangeSet();
        Assert.IsNull(changes.TrySet("fully_charged_voltage_mv", 3400));
        Assert.IsNull(changes.TrySet("overvoltage_cutoff_mv", 3500));
        Assert.IsNull(changes.TrySet("fully_discharged_voltage_mv", 3200));
        Assert.IsNull(changes.TrySet("undervoltage_cutoff_mv", 3100));
        Assert.IsNull(changes.TrySet("discharge_overcurrent_a", 150));
        Assert.IsNull(changes.TrySet("peak_discharge_current_a", 200));
        Assert.IsNull(changes.TrySet("battery_capacity_ah", 28000));
        Assert.IsNull(changes.TrySet("pulses_per_unit", 70000));
        Assert.IsNull(changes.TrySet("overcurrent_timeout_s", 7));
        Assert.IsNull(changes.TrySet("load_switch_type", 4));
        Assert.IsNull(changes.TrySet("state_of_charge_set", 25000));
        Assert.IsNull(changes.TrySet("operation_mode", 1));
        Assert.IsNull(Transaction.Propose(changes, 3300, 3320, _now));
        Assert.IsNull(Transaction.Confirm(_now));
        return true;
    }

    /// <summary>Lets the transaction work; every step the BMS is looked at.</summary>
    public void Run(int milliseconds)
    {
        long end = _now + milliseconds;
        while (Transaction.IsBusy && _now < end)
        {
            Transaction.Step(_now);
            Bms.Advance(Step);
            _now += Step;
            Assert.IsTrue(IsOrdered, "The order of the settings is broken.");
        }
    }

    private ushort OldOf(int address) => _old[Array.IndexOf(Changed, address)];

    private ushort NewOf(int address) => address switch
    {
        300 => 3400,
        301 => 3200,
        305 => 200,
        306 => 28000,
        312 => 4464,
        313 => 1,
        315 => 3500,
        316 => 3100,
        317 => 150,
        330 => (ushort)(0x0700 | (OldOf(330) & 0xFF)),
        331 => 0x7704,
        _ => 1,
    };
}
