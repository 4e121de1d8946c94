// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Linq;
using BmsGateway.Battery;
using BmsGateway.Events;
using BmsGateway.Simulators.TinyBms;
using BmsGateway.Tests.Support;
using BmsGateway.TinyBms;
using BmsGateway.TinyBms.Settings;

namespace BmsGateway.Tests.TinyBms.Settings.Desktop;

/// <summary>A driver that polls a simulated BMS over a real line, while somebody works on the settings.</summary>
internal sealed class DriverSettingsBench
{
    private static readonly int[] Changed = { 300, 301, 306, 315, 316, 340 };
    private static readonly ushort[] Wanted = { 3400, 3200, 28000, 3500, 3100, 1 };

    public readonly FakeClock Clock = new() { MonotonicMilliseconds = 1000 };
    public readonly FakeLog Log = new();
    public readonly DriverLine Line;
    public readonly TinyBmsDriver Driver;
    private readonly ushort[] _old;

    public DriverSettingsBench(int pollPeriodMilliseconds = 250)
    {
        Line = new DriverLine(Clock);
        Driver = new TinyBmsDriver(Line, Clock, new EventBus(Clock, Log), Log, pollPeriodMilliseconds);
        _old = Changed.Select(address => Line.Bms.Registers[address]).ToArray();
        RunFor(2000);
        Assert.AreEqual(BatteryLinkState.Online, Driver.Link.State);
        LongestAge = 0;
    }

    public TinyBmsSettingsService Service => Driver.Settings;

    public TinyBmsSimulator Bms => Line.Bms;

    /// <summary>Largest age of the newest sample seen since it was set to 0, ms.</summary>
    public long LongestAge { get; set; }

    public bool IsAllOld => Enumerable.Range(0, Changed.Length).All(i => Bms.Registers[Changed[i]] == _old[i]);

    public bool IsAllNew => Enumerable.Range(0, Changed.Length).All(i => Bms.Registers[Changed[i]] == Wanted[i]);

    public static SettingsChangeSet Change(bool withMode)
    {
        var changes = new SettingsChangeSet();
        Assert.IsNull(changes.TrySet("fully_charged_voltage_mv", 3400));
        Assert.IsNull(changes.TrySet("overvoltage_cutoff_mv", 3500));
        Assert.IsNull(changes.TrySet("fully_discharged_voltage_mv", 3200));
        Assert.IsNull(changes.TrySet("undervoltage_cutoff_mv", 3100));
        Assert.IsNull(changes.TrySet("battery_capacity_ah", 28000));
        if (withMode)
        {
            Assert.IsNull(changes.TrySet("operation_mode", 1));
        }

        return changes;
    }

    /// <summary>Reads, proposes and confirms.</summary>
    public void BeginWrite()
    {
        Read();
        SettingsReply proposal = Service.Propose(Change(true), 3300, 3320);
        Assert.IsTrue(proposal.IsOk, proposal.Message);
        Assert.IsTrue(Service.Confirm(proposal.Token).IsOk);
    }

    public void Read()
    {
        Assert.IsTrue(Service.BeginRead().IsOk);
        RunUntilDone();
        Assert.AreEqual(SettingsTransactionState.Ready, Service.State, Service.Message);
    }

    public void RunUntilDone()
    {
        long end = Clock.MonotonicMilliseconds + 60000;
        while (Service.IsBusy && Clock.MonotonicMilliseconds < end)
        {
            RunFor(1);
        }

        Assert.IsFalse(Service.IsBusy, Service.Message);
    }

    /// <summary>Runs the driver; at every step the order of the cut-offs and the age of the sample are looked at.</summary>
    public void RunFor(int milliseconds)
    {
        long end = Clock.MonotonicMilliseconds + milliseconds;
        while (Clock.MonotonicMilliseconds < end)
        {
            Driver.Run((int)Math.Min(20, end - Clock.MonotonicMilliseconds));
            LongestAge = Math.Max(LongestAge, Clock.MonotonicMilliseconds - Driver.Link.LastSampleAtMilliseconds);
            Assert.IsTrue(
                Bms.Registers[316] + 10 <= Bms.Registers[301]
                && Bms.Registers[301] + 10 <= Bms.Registers[300]
                && Bms.Registers[300] + 10 <= Bms.Registers[315],
                "The order of the settings is broken.");
        }
    }
}
