// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.ChargingBench.Plants;
using BmsGateway.Configuration;
using BmsGateway.Control;
using BmsGateway.Events;
using BmsGateway.History;
using BmsGateway.Platform;
using BmsGateway.TinyBms;
using BmsGateway.Victron;

namespace BmsGateway.ChargingBench.Gateways;

/// <summary>
/// The control path of this gateway, complete: bytes of the BMS, driver, controller, publisher, CAN frames.
/// </summary>
public sealed class RealGateway : IPlantGateway
{
    private readonly Plant _plant;
    private readonly PlantClock _clock;
    private readonly GatewaySettings _settings;
    private readonly EnergyCounts _energy = new EnergyCounts();
    private ControlLoop _loop = null!;

    /// <summary>Builds the control path on a plant.</summary>
    /// <param name="plant">The plant.</param>
    /// <param name="settings">Settings.</param>
    public RealGateway(Plant plant, GatewaySettings settings)
    {
        _plant = plant;
        _clock = new PlantClock(plant);
        _settings = settings;
        Boot();
    }

    /// <summary>Lines of the log.</summary>
    public SilentLog Log { get; } = new SilentLog();

    /// <summary>The controller.</summary>
    public ChargeController Controller { get; private set; } = null!;

    /// <summary>Counters of the Victron side.</summary>
    public VictronStatus Status { get; private set; } = null!;

    /// <summary>What the encoders of the frames read; a new one after a restart.</summary>
    public VictronContext Context { get; private set; } = null!;

    /// <summary>Failures of the control path since the start.</summary>
    public int Failures { get; private set; }

    /// <summary>Settings that suit a plant: poll every second, 150 A.</summary>
    /// <returns>Settings.</returns>
    public static GatewaySettings PlantSettings()
    {
        var settings = new GatewaySettings();
        Set(settings, "bms.poll_period_ms", "1000");
        Set(settings, "charging.max_charge_a", "150");
        Set(settings, "charging.max_discharge_a", "150");
        return settings;
    }

    /// <summary>The same for the cells of a plant.</summary>
    /// <param name="plant">The plant.</param>
    /// <returns>Settings.</returns>
    public static GatewaySettings PlantSettings(Plant plant)
    {
        GatewaySettings settings = PlantSettings();
        Set(settings, "charging.cell_voltage_mv", plant.ChargeCellMillivolts.ToString());
        return settings;
    }

    /// <inheritdoc/>
    public void RunUntil(long milliseconds)
    {
        int failures = _loop.FailureCount;
        while (_plant.Now < milliseconds)
        {
            _loop.Turn();
        }

        Failures += _loop.FailureCount - failures;
    }

    /// <inheritdoc/>
    public void Restart(int offMilliseconds)
    {
        _loop.Stop();
        _plant.AdvanceTo(_plant.Now + offMilliseconds);
        Boot();
    }

    private static void Set(GatewaySettings settings, string key, string value)
    {
        string? error = settings.TrySet(key, value);
        if (error != null)
        {
            throw new System.InvalidOperationException(error);
        }
    }

    private void Boot()
    {
        var bus = new EventBus(_clock, Log);
        var driver = new TinyBmsDriver(
            new PlantSerialLink(_plant), _clock, bus, Log, _settings.GetNumber(SettingId.BatteryPollPeriod));
        Controller = new ChargeController(_settings, bus, Log);
        Status = new VictronStatus();
        var outputs = new CanOutputs(new ICanBus[] { new PlantCanBus(_plant) }, new GxWatch(Status, bus), bus);
        Status.Buses = outputs.Health;
        VictronIdentity identity = ControlSettings.Identity(_settings);
        identity.TrySetFirmware(Gateway.Version);
        Context = new VictronContext(
            Controller.Limits, identity, _settings.GetNumber(SettingId.VictronStateOfHealth));
        new SerialNumberFeed(bus, driver, Context);
        CountEnergy(bus);
        var publisher = new VictronPublisher(Controller, Context, Status, outputs);
        _loop = new ControlLoop(driver, Controller, publisher, outputs, _clock, Log);
    }

    // Nothing is stored: a restart begins at 0.
    private void CountEnergy(EventBus bus)
    {
        var meter = new EnergyMeter();
        bus.Subscribe(EventId.BatteryUpdated, "energy", (id, payload) =>
        {
            meter.Add((BatterySnapshot)payload);
            meter.TryRead(_energy);
            Context.ChargedWattHours = _energy.ChargedWattHours;
            Context.DischargedWattHours = _energy.DischargedWattHours;
        });
    }
}
