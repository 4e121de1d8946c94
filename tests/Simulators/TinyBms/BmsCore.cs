// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Simulators.Battery;

namespace BmsGateway.Simulators.TinyBms;

/// <summary>
/// The device without its serial port: measures the pack every 100 ms, counts charge, protects, balances, keeps events
/// and statistics. With <see cref="Frozen"/> the registers keep the values that they were given.
/// </summary>
internal sealed class BmsCore
{
    // The published dump reports 41 777 412 s left with 55 Ah and no current, as if 4.8 mA flowed.
    private const double SmallestLoadAmperes = 0.005;
    private const double FlowThresholdAmperes = 0.1;
    private const byte ResetCauseSoftware = 4;

    private readonly ProtectionUnit _protections;
    private double _lifetimeSeconds;
    private double _socPercent;
    private bool _chargerWasConnected;
    private bool _wasCharging;

    public BmsCore(TinyBmsProfile profile, int seed)
    {
        Profile = profile;
        Registers = new RegisterFile { HasRevisionD = profile.HasRevisionD };
        Registers.LoadDefaults();
        Events = new EventRing(Registers);
        Pack = new PackModel(profile.CreatePack(seed));
        Meters = new MeterErrors(seed);
        _protections = new ProtectionUnit(Registers, Raise);
        profile.LoadRegisters(Registers, Events);
        _lifetimeSeconds = Registers.GetUInt32(32);
        _socPercent = Registers.GetUInt32(46) / 1e6;
        Frozen = profile.IsFrozen;
        Events.MarkRead();
        if (!Frozen)
        {
            SetSoc(_socPercent);
            Step(0);
        }
    }

    public TinyBmsProfile Profile { get; }

    public RegisterFile Registers { get; }

    public EventRing Events { get; }

    public PackModel Pack { get; }

    public MeterErrors Meters { get; }

    public Balancer Balancer { get; } = new Balancer();

    public bool Frozen { get; set; }

    public bool FullyCharged { get; private set; }

    /// <summary>When set, register 50 shows this value.</summary>
    public ushort? ForcedStatus { get; set; }

    /// <summary>Set by a setting or a command; the serial side carries the restart out.</summary>
    public bool RestartRequested { get; set; }

    public bool[] SensorConnected { get; } = { true, true };

    public bool ChargeSwitchClosed => !_protections.OpensCharge && !FullyCharged;

    public bool LoadSwitchClosed => !_protections.OpensLoad;

    public uint LifetimeSeconds => (uint)(long)_lifetimeSeconds;

    public void Step(double seconds)
    {
        if (Frozen)
        {
            return;
        }

        _lifetimeSeconds += seconds;
        Pack.Step(seconds, ChargeSwitchClosed, LoadSwitchClosed);
        CountCharge(seconds);
        LiveRegisters.Refresh(this, _socPercent);
        Registers.SetUInt32(34, TimeLeftSeconds());
        _protections.Step(seconds, Pack);
        WatchCharger();
        Balancer.Step(seconds, Registers, Pack);
        LiveRegisters.RefreshStatistics(this);
        Registers[50] = ForcedStatus ?? Status();
    }

    public void SetSoc(double percent)
    {
        Pack.SetSoc(percent);
        PresetSoc(percent);
    }

    /// <summary>The device's own idea of the state of charge; the cells stay as they are.</summary>
    public void PresetSoc(double percent)
    {
        _socPercent = Math.Clamp(percent, 0, 100);
        Registers.SetUInt32(46, (uint)Math.Round(_socPercent * 1e6));
    }

    public void Raise(byte eventId)
    {
        Events.Add(eventId, LifetimeSeconds);
    }

    public void ClearStatistics()
    {
        for (int address = 102; address <= 112; address++)
        {
            Registers[address] = 0;
        }

        Registers[113] = LiveRegisters.PackTemperatures(Registers);
        Registers.SetUInt32(116, Registers.GetUInt32(32));
    }

    /// <summary>Takes over settings that have been accepted as a whole.</summary>
    public void ApplySettings(RegisterFile candidate)
    {
        bool modeChanges = ((candidate[340] ^ Registers[340]) & 0xFF) != 0;
        Registers.CopySettingsFrom(candidate);
        if (Registers.HasRevisionD && Registers[323] != 0xFFFF)
        {
            Registers[45] = Registers[323];
            Registers[323] = 0xFFFF;
        }

        if (Registers[328] != 0xFFFF)
        {
            PresetSoc(Registers[328] * 0.002);
            Registers[328] = 0xFFFF;
        }

        RestartRequested |= modeChanges;
    }

    /// <summary>Starts again after a restart: protections are forgotten, the start is an event.</summary>
    public void Boot()
    {
        RestartRequested = false;
        _protections.Reset();
        FullyCharged = false;
        _wasCharging = false;
        _chargerWasConnected = false;
        Registers[114] = (ushort)((Registers[114] & 0xFF00) | ResetCauseSoftware);
        Raise(EventCode.SystemStarted);
        Raise((Registers[340] & 0xFF) == 1 ? EventCode.SinglePortMode : EventCode.DualPortMode);
    }

    private void CountCharge(double seconds)
    {
        double capacity = Math.Max(0.1, Registers[306] / 100.0);
        _socPercent = Math.Clamp(_socPercent + (Pack.Amperes * seconds / 36 / capacity), 0, 100);
    }

    private uint TimeLeftSeconds()
    {
        double ampereSeconds = _socPercent / 100 * Registers[306] * 36;
        double load = Math.Max(SmallestLoadAmperes, -Pack.Amperes);
        return (uint)Math.Min(uint.MaxValue, ampereSeconds / load);
    }

    private void WatchCharger()
    {
        if (Pack.ChargerConnected != _chargerWasConnected)
        {
            _chargerWasConnected = Pack.ChargerConnected;
            Raise(_chargerWasConnected ? EventCode.ChargerConnected : EventCode.ChargerDisconnected);
        }

        bool restartLevel = (Registers[329] & 4) != 0 && _socPercent < Registers[321];
        if (FullyCharged && (!_chargerWasConnected || restartLevel))
        {
            FullyCharged = false;
        }

        bool charging = _chargerWasConnected && ChargeSwitchClosed;
        if (charging && !_wasCharging)
        {
            Registers[111]++;
            Raise(EventCode.ChargingStarted);
        }
        else if (charging && Registers[41] >= Registers[300] && Pack.Amperes * 1000 < Registers[304])
        {
            FinishCharging();
        }

        _wasCharging = charging;
    }

    private void FinishCharging()
    {
        FullyCharged = true;
        PresetSoc(100);
        Registers[112]++;
        Raise(EventCode.ChargingDone);
    }

    private ushort Status()
    {
        if (_protections.HasFault)
        {
            return OnlineStatus.Fault;
        }

        if (FullyCharged)
        {
            return OnlineStatus.FullyCharged;
        }

        if (Pack.Amperes > FlowThresholdAmperes)
        {
            return OnlineStatus.Charging;
        }

        return Pack.Amperes < -FlowThresholdAmperes ? OnlineStatus.Discharging : OnlineStatus.Idle;
    }
}
