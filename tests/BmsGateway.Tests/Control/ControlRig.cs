// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Control;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Tests.Support;
using BmsGateway.Tests.TinyBms;
using BmsGateway.TinyBms;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Control;

/// <summary>The whole control path with a healthy scripted BMS, a fake CAN bus and a fake clock.</summary>
public sealed class ControlRig
{
    public readonly FakeClock Clock = new();
    public readonly FakeLog Log = new();
    public readonly ScriptedTinyBms Bms;
    public readonly FakeCanBus CanBus;
    public readonly TinyBmsDriver Driver;
    public readonly ChargeController Controller;
    public readonly VictronStatus Status = new();
    public readonly ControlLoop Loop;

    /// <summary>Greatest age of the sample in a frame 0x351 at the moment it was sent, ms.</summary>
    public long OldestSampleSent;

    public ControlRig()
        : this(0)
    {
    }

    public ControlRig(int sleepAfterIdleMinutes)
    {
        Bms = new ScriptedTinyBms(Clock);
        Packs.LoadHealthy(Bms.Registers);
        CanBus = new FakeCanBus(Clock);
        var settings = new GatewaySettings();
        var bus = new EventBus(Clock, Log);
        bus.Subscribe(EventId.CanTransmitted, "test", OnTransmitted);
        var options = new TinyBmsDriverOptions
        {
            PollPeriodMilliseconds = settings.GetNumber(SettingId.BatteryPollPeriod),
            SleepAfterIdleMinutes = sleepAfterIdleMinutes,
        };
        Driver = new TinyBmsDriver(Bms, Clock, bus, Log, options);
        Controller = new ChargeController(settings, bus, Log);
        var outputs = new CanOutputs(new ICanBus[] { CanBus }, new GxWatch(Status, bus), bus);
        var context = new VictronContext(Controller.Limits, settings.GetText(SettingId.VictronManufacturer), 0);
        var publisher = new VictronPublisher(Controller, context, Status, outputs);
        Loop = new ControlLoop(Driver, Controller, publisher, outputs, Clock, Log);
    }

    /// <summary>Lets the control thread work for a time.</summary>
    public void RunFor(int milliseconds)
    {
        long end = Clock.MonotonicMilliseconds + milliseconds;
        while (Clock.MonotonicMilliseconds < end)
        {
            Loop.Turn();
        }
    }

    private void OnTransmitted(EventId id, object payload)
    {
        long age = Clock.MonotonicMilliseconds - Controller.Limits.SampledAtMilliseconds;
        if (((CanFrame)payload).Id == 0x351 && age > OldestSampleSent)
        {
            OldestSampleSent = age;
        }
    }
}
