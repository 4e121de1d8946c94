// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Text;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Control;
using BmsGateway.Events;
using BmsGateway.Mqtt;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.Tests.Mqtt;
using BmsGateway.Tests.Support;
using BmsGateway.Tests.TinyBms;
using BmsGateway.TinyBms;
using BmsGateway.Victron;

namespace BmsGateway.Tests.Control;

/// <summary>
/// Control path, MQTT and settings store with a healthy scripted BMS, a fake CAN bus and a fake clock.
/// </summary>
public sealed class ReloadRig
{
    public readonly FakeClock Clock = new();
    public readonly FakeLog Log = new();
    public readonly ConfigurationStore Store;
    public readonly FakeCanBus CanBus;
    public readonly FakeMqttClient Mqtt = new();
    public readonly TinyBmsDriver Driver;
    public readonly ScriptedTinyBms Bms;
    public readonly EventBus Bus;
    public readonly MqttPublisher Publisher;
    private readonly ControlLoop _loop;

    public ReloadRig()
    {
        Store = new ConfigurationStore(new FaultyFileStore(), Log);
        Assert.IsNull(Store.Load());
        Bus = new EventBus(Clock, Log);
        Store.Bus = Bus;
        Bms = new ScriptedTinyBms(Clock);
        Packs.LoadHealthy(Bms.Registers);
        CanBus = new FakeCanBus(Clock);
        GatewaySettings settings = Store.Settings;
        Driver = new TinyBmsDriver(Bms, Clock, Bus, Log, ControlSettings.DriverOptions(settings));
        var controller = new ChargeController(settings, Bus, Log);
        var status = new VictronStatus();
        var outputs = new CanOutputs(new ICanBus[] { CanBus }, new GxWatch(status, Bus), Bus);
        int health = settings.GetNumber(SettingId.VictronStateOfHealth);
        VictronIdentity identity = ControlSettings.Identity(settings);
        identity.TrySetFirmware("3.4");
        var context = new VictronContext(controller.Limits, identity, health);
        Bus.Subscribe(EventId.ConfigurationChanged, "control", new ControlSettings(settings, Driver, context).Note);
        var publisher = new VictronPublisher(controller, context, status, outputs);
        _loop = new ControlLoop(Driver, controller, publisher, outputs, Clock, Log);
        var buses = new ICanBus[] { CanBus };
        var state = new GatewayState(Clock, Driver, controller.Limits, buses, status, new MqttStatus());
        Publisher = new MqttPublisher(Mqtt, settings, Bus, state, Log);
    }

    /// <summary>Lets the control thread and that of MQTT work for a time.</summary>
    public void RunFor(int milliseconds)
    {
        long end = Clock.MonotonicMilliseconds + milliseconds;
        while (Clock.MonotonicMilliseconds < end)
        {
            _loop.Turn();
            Publisher.Step();
        }
    }

    /// <summary>Saves one setting.</summary>
    /// <returns>False when the value is the old one, or does not fit the others.</returns>
    public bool TryChange(SettingDefinition row, string value)
    {
        var json = new JsonWriter(1000);
        json.BeginObject();
        json.WriteString(row.Key, value);
        json.EndObject();
        string text = Encoding.UTF8.GetString(json.Buffer, 0, json.Length);
        SettingsDocument? document = SettingsDocument.TryRead(text, out SettingProblem? problem);
        Assert.IsNull(problem);
        return Store.TryApply(document!, false, out SettingChanges changes) == null && changes.Contains(row.Id);
    }

    /// <summary>Saves one setting.</summary>
    public void Change(SettingId id, string value) => Assert.IsTrue(TryChange(SettingsTable.Get(id), value));

    /// <summary>Longest time between two frames with an identifier, and from the last one to now, ms.</summary>
    public long LongestGapOf(int id, long from)
    {
        long longest = 0;
        long last = from;
        for (int i = 0; i < CanBus.SentCount; i++)
        {
            SentFrame frame = CanBus.At(i);
            if (frame.Id == id)
            {
                longest = frame.SentAtMilliseconds - last > longest ? frame.SentAtMilliseconds - last : longest;
                last = frame.SentAtMilliseconds;
            }
        }

        return Clock.MonotonicMilliseconds - last > longest ? Clock.MonotonicMilliseconds - last : longest;
    }

    /// <summary>The newest frame of each identifier, as text.</summary>
    public string NewestFrames()
    {
        string text = "";
        for (int id = 0x350; id < 0x390; id++)
        {
            SentFrame? frame = CanBus.LastOf(id);
            text += frame == null ? "" : id.ToString("X3") + " " + frame.Text + "\n";
        }

        return text;
    }
}
