// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Can;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Control;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.TinyBms;
using BmsGateway.Victron;

namespace BmsGateway.Composition;

/// <summary>The control path: BMS, limits, CAN. It needs nothing of the other services.</summary>
internal sealed class ControlServices
{
    /// <summary>Builds the path; nothing runs yet.</summary>
    public ControlServices(IPlatform platform, GatewaySettings settings, EventBus bus, LogQueue log)
    {
        IClock clock = platform.Clock;
        Battery = new TinyBmsDriver(platform.BatteryLink, clock, bus, log, ControlSettings.DriverOptions(settings));
        Controller = new ChargeController(settings, bus, log);
        var outputs = new CanOutputs(platform.CanBuses, new GxWatch(Victron, bus), bus);
        Victron.Buses = outputs.Health;
        outputs.SetBitRate(CanBitRate.At(settings.GetNumber(SettingId.CanBitRate)));
        VictronIdentity identity = ControlSettings.Identity(settings);
        identity.TrySetFirmware(Gateway.Version);
        int healthWhenUnknown = settings.GetNumber(SettingId.VictronStateOfHealth);
        Context = new VictronContext(Controller.Limits, identity, healthWhenUnknown);
        bus.Subscribe(EventId.ConfigurationChanged, "control", new ControlSettings(settings, Battery, Context).Note);
        new SerialNumberFeed(bus, Battery, Context);
        var publisher = new VictronPublisher(Controller, Context, Victron, outputs);
        Loop = new ControlLoop(Battery, Controller, publisher, outputs, clock, log);
    }

    /// <summary>Line to the BMS.</summary>
    public TinyBmsDriver Battery { get; }

    /// <summary>Makes the limits.</summary>
    public ChargeController Controller { get; }

    /// <summary>Traffic with the GX.</summary>
    public VictronStatus Victron { get; } = new();

    /// <summary>What the frames are made of.</summary>
    public VictronContext Context { get; }

    /// <summary>The thread.</summary>
    public ControlLoop Loop { get; }
}
