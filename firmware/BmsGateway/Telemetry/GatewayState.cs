// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.History;
using BmsGateway.Mqtt;
using BmsGateway.Platform;
using BmsGateway.Victron;

namespace BmsGateway.Telemetry;

/// <summary>
/// What the outputs beside CAN may look at: references to the objects that the services keep up to date. Readers on other threads take
/// each number on its own; the battery's values come over the event bus instead.
/// </summary>
public sealed class GatewayState
{
    /// <summary>Gathers the references.</summary>
    public GatewayState(
        IClock clock, IBatterySource battery, ChargeLimits limits, ICanBus[] canBuses, VictronStatus victron, MqttStatus mqtt)
    {
        Clock = clock;
        Battery = battery;
        Limits = limits;
        CanBuses = canBuses;
        Victron = victron;
        Mqtt = mqtt;
    }

    /// <summary>Time, for ages.</summary>
    public IClock Clock { get; }

    /// <summary>Line to the BMS and what the BMS is.</summary>
    public IBatterySource Battery { get; }

    /// <summary>Newest charge limits.</summary>
    public ChargeLimits Limits { get; }

    /// <summary>The controller, for limits from outside and the safe state; null in a bench without one.</summary>
    public ChargeController? Charging { get; set; }

    /// <summary>CAN outputs.</summary>
    public ICanBus[] CanBuses { get; }

    /// <summary>Traffic with the GX.</summary>
    public VictronStatus Victron { get; }

    /// <summary>MQTT connection.</summary>
    public MqttStatus Mqtt { get; }

    /// <summary>Energy figures; all unknown before the history service has been made.</summary>
    public EnergyTotals Energy { get; set; } = new();

    /// <summary>Active alarms, in short.</summary>
    public AlarmSummary Alarms { get; } = new();

    /// <summary>Where the parts of the gateway report conditions that are alarms.</summary>
    public AlarmInputs AlarmInputs { get; } = new();

    /// <summary>How it stands with the stored settings.</summary>
    public ConfigurationStatus Configuration { get; set; } = new();
}
