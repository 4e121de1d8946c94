// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Configuration;
using BmsGateway.Control;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.History;
using BmsGateway.Mqtt;
using BmsGateway.Platform;
using BmsGateway.Storage;
using BmsGateway.Telemetry;
using BmsGateway.TinyBms;
using BmsGateway.TinyBms.Settings;
using BmsGateway.Victron;
using BmsGateway.Web;
using BmsGateway.Web.Access;
using BmsGateway.Web.Api;

namespace BmsGateway;

/// <summary>
/// Builds every service from a platform and the settings, and starts and stops them in order: control first, so that nothing of the
/// network can hold it up, and last to stop.
/// </summary>
public sealed class Gateway
{
    /// <summary>Version of this software; the number itself is in Directory.Build.props.</summary>
    public const string Version = WebPage.Version;

    private readonly IPlatform _platform;
    private readonly GatewaySettings _settings;
    private readonly LogQueue _log;
    private readonly TinyBmsDriver _battery;
    private readonly ControlLoop _control;
    private readonly VictronContext _victron;
    private readonly HistoryService _history;
    private readonly AlarmService _alarms;
    private readonly WebSocketHub _socket;
    private readonly WebService _web;
    private readonly MqttPublisher? _mqtt;
    private readonly SettingsKeeper _settingsKeeper;

    /// <summary>Builds the services; nothing runs yet.</summary>
    /// <param name="platform">The board or the PC.</param>
    /// <param name="store">Settings that have been loaded.</param>
    public Gateway(IPlatform platform, ConfigurationStore store)
    {
        GatewaySettings settings = store.Settings;
        _platform = platform;
        _settings = settings;
        IClock clock = platform.Clock;
        var log = new LogQueue(platform.Log);
        _log = log;
        Bus = new EventBus(clock, log);
        Bus.Subscribe(EventId.CanBusChanged, "log", LogCanBus);
        Bus.Subscribe(EventId.ChargingLimitsChanged, "log", new LimitsLog(clock, log).Note);

        Files = new MeteredFileStore(platform.Files);
        var battery = new TinyBmsDriver(
            platform.BatteryLink, clock, Bus, log, ControlSettings.DriverOptions(settings));
        _battery = battery;
        Bus.Subscribe(EventId.CanReceived, "battery", NoteListener);
        var controller = new ChargeController(settings, Bus, log);
        var victron = new VictronStatus();
        var outputs = new CanOutputs(platform.CanBuses, new GxWatch(victron, Bus), Bus);
        victron.Buses = outputs.Health;
        VictronIdentity identity = ControlSettings.Identity(settings);
        identity.TrySetFirmware(Version);
        int healthWhenUnknown = settings.GetNumber(SettingId.VictronStateOfHealth);
        var context = new VictronContext(controller.Limits, identity, healthWhenUnknown);
        Bus.Subscribe(EventId.ConfigurationChanged, "control", new ControlSettings(settings, battery, context).Note);
        var publisher = new VictronPublisher(controller, context, victron, outputs);
        _victron = context;
        _history = new HistoryService(Files, clock, settings, Bus, log);
        Bus.Subscribe(EventId.BatteryUpdated, "energy", CountEnergy);
        Bus.Subscribe("history.", "alarms", NoteFlash);
        _control = new ControlLoop(battery, controller, publisher, outputs, clock, log);

        State = new GatewayState(clock, battery, controller.Limits, platform.CanBuses, victron, new MqttStatus());
        State.Energy = _history.Energy;
        State.Configuration = store.Status;
        State.Charging = controller;
        _alarms = new AlarmService(Files, settings, Bus, State, context.Alarms, log);
        _socket = new WebSocketHub(settings, Bus, State, log);
        var credentials = new CredentialFile(Files);
        var password = new PasswordKeeper(settings, credentials, platform.Security);
        var access = new AccessControl(password, platform.Security, Bus, clock, log);
        _web = new WebService(settings, Bus, State, log, platform.Json, access);
        _settingsKeeper = new SettingsKeeper(battery.Settings, new SettingsCopyStore(Files), log);
        SetBmsHandlers(platform);
        _web.SetHandler(RouteId.History, new HistoryHandler(_history));
        _web.SetHandler(RouteId.Statistics, new StatisticsHandler(_history));
        _web.SetHandler(RouteId.Energy, new EnergyHandler(_history));
        _web.SetHandler(RouteId.Alarms, new AlarmListHandler(_alarms.Monitor, clock));
        _web.SetHandler(RouteId.AlarmsAcknowledge, new AlarmAcknowledgeHandler(_alarms.Monitor, clock));
        _web.SetHandler(RouteId.AlarmsJournal, new AlarmJournalHandler(_alarms.Archive));
        _mqtt = platform.Mqtt == null ? null : new MqttPublisher(platform.Mqtt, settings, Bus, State, log);
        if (_mqtt != null)
        {
            _mqtt.BmsMessages.Settings = battery.Registers.Settings;
            _mqtt.SendAlarmsOf(_alarms.Monitor);
        }

        store.Bus = Bus;
        var config = new ConfigHandler(store);
        _web.SetHandler(RouteId.Config, config);
        _web.SetHandler(RouteId.ConfigExport, config);
        _web.SetHandler(RouteId.ConfigImport, config);
        _web.SetHandler(RouteId.ConfigSchema, new ConfigSchemaHandler());
        _web.SetHandler(RouteId.ConfigReset, new ConfigResetHandler(store, credentials, access));
    }

    /// <summary>Flash of the board, with a count of what is written; every service writes through it.</summary>
    public MeteredFileStore Files { get; }

    /// <summary>The event bus.</summary>
    public EventBus Bus { get; }

    /// <summary>State of all services.</summary>
    public GatewayState State { get; }

    /// <summary>
    /// Starts control, and nothing of the network. Cannot fail: what is absent is looked for again and again.
    /// </summary>
    public void StartControl()
    {
        _log.Start();
        _history.Restore();
        _control.Start();
        _settingsKeeper.Start();
        _history.Start();
        _alarms.Start();
    }

    /// <summary>Starts the page, the live data and MQTT. Control runs on, whatever the result.</summary>
    /// <param name="error">Why the page cannot be served, in one sentence; empty on success.</param>
    /// <returns>False when the port of the page is taken or the network is not there.</returns>
    public bool TryStartNetwork(out string error)
    {
        if (!_platform.Http.TryStart(_settings.GetNumber(SettingId.WebPort), _web, out error))
        {
            return false;
        }

        _socket.Start();
        if (_mqtt != null)
        {
            _mqtt.Start();
        }

        return true;
    }

    /// <summary>
    /// Starts everything, on a PC: a page that cannot be served is an error of the command line there.
    /// </summary>
    /// <param name="error">Why it failed, in one sentence; empty on success.</param>
    /// <returns>False when the port of the page is taken; nothing runs then.</returns>
    public bool TryStart(out string error)
    {
        if (!TryStartNetwork(out error))
        {
            return false;
        }

        StartControl();
        return true;
    }

    /// <summary>Stops everything within 10 s: the network first, control and then what it feeds last.</summary>
    public void Stop()
    {
        _platform.Http.Stop();
        _socket.Stop();
        if (_mqtt != null)
        {
            _mqtt.Stop();
        }

        _control.Stop();
        _settingsKeeper.Stop();
        _history.Stop();
        _alarms.Stop();
        _log.Stop();
    }

    private void SetBmsHandlers(IPlatform platform)
    {
        IClock clock = platform.Clock;
        _web.SetHandler(RouteId.BmsRegisters, new BmsRegistersHandler(_battery, clock));
        _web.SetHandler(
            RouteId.BmsSettings,
            new BmsSettingsHandler(
                _battery.Settings, _settingsKeeper.Copy, new SnapshotReader(Bus, "bms_settings"), platform.Json, clock));
        _web.SetHandler(RouteId.BmsSettingsExport, new BmsSettingsExportHandler(_battery.Settings));
        _web.SetHandler(RouteId.BmsCommands, new BmsCommandsHandler(_battery));
        _web.SetHandler(RouteId.BmsEvents, new BmsEventsHandler(_battery.EventRecords, clock));
        _web.SetHandler(RouteId.BmsFrames, new BmsFramesHandler(_battery.RawView));
    }

    // Control thread: adds and compares, nothing else.
    private void CountEnergy(EventId id, object payload)
    {
        _history.Meter.Add((BatterySnapshot)payload);
        _victron.ChargedWattHours = _history.Energy.ChargedWattHours;
        _victron.DischargedWattHours = _history.Energy.DischargedWattHours;
    }

    private void NoteFlash(EventId id, object payload) =>
        State.AlarmInputs.Set(AlarmId.FlashFailing, ((HistoryStatus)payload).IsFailing, 0);

    // A GX that is on needs the limits, whatever the battery does.
    private void NoteListener(EventId id, object payload)
    {
        if (((CanFrame)payload).Id == VictronFrameId.GxKeepAlive)
        {
            _battery.NoteListener();
        }
    }

    // Written on a change only, so the steady state of the control path writes nothing.
    private void LogCanBus(EventId id, object payload)
    {
        var bus = (ICanBus)payload;
        bool isRunning = bus.State == CanBusState.Running;
        _log.Write(
            isRunning ? LogLevel.Information : LogLevel.Warning, "can", bus.Name + " is " + StateKeys.KeyOf(bus.State) + ".");
    }
}
