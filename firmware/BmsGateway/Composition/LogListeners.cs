// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Platform;
using BmsGateway.Telemetry;

namespace BmsGateway.Composition;

/// <summary>What the log makes of events. A change writes a line, so the steady state of the control path writes nothing.</summary>
internal sealed class LogListeners
{
    private readonly GatewaySettings _settings;
    private readonly LogQueue _log;

    /// <summary>Subscribes, and applies the level of the settings.</summary>
    public LogListeners(GatewaySettings settings, LogQueue log, EventBus bus, IClock clock)
    {
        _settings = settings;
        _log = log;
        bus.Subscribe(EventId.ConfigurationChanged, "log", ApplySettings);
        ApplySettings(EventId.ConfigurationChanged, settings);
        bus.Subscribe(EventId.CanBusChanged, "log", NoteCanBus);
        bus.Subscribe(EventId.ChargingLimitsChanged, "log", new LimitsLog(clock, log).Note);
    }

    private void ApplySettings(EventId id, object payload) =>
        _log.MinimumLevel = (LogLevel)_settings.GetNumber(SettingId.LogLevel);

    private void NoteCanBus(EventId id, object payload)
    {
        var bus = (ICanBus)payload;
        bool isRunning = bus.State == CanBusState.Running;
        _log.Write(
            isRunning ? LogLevel.Information : LogLevel.Warning, "can", bus.Name + " is " + StateKeys.KeyOf(bus.State) + ".");
    }
}
