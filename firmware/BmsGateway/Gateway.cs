// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;
using BmsGateway.Alarms;
using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Commands;
using BmsGateway.Configuration;
using BmsGateway.Control;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.History;
using BmsGateway.Mqtt;
using BmsGateway.Platform;
using BmsGateway.Storage;
using BmsGateway.Support;
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

    private const int RestartMarkMilliseconds = 2000;

    // The last lines go to the terminal meanwhile.
    private const int RestartLogMilliseconds = 300;

    // A run of an hour breaks a row of restarts.
    private const long StreakMilliseconds = 3600000;

    private readonly IPlatform _platform;
    private readonly GatewaySettings _settings;
    private readonly LogQueue _log;
    private readonly TinyBmsDriver _battery;
    private readonly ControlLoop _control;
    private readonly VictronContext _victron;
    private readonly HistoryService _history;
    private readonly AlarmService _alarms;
    private readonly LogFile _logFile;
    private readonly SyslogSender _syslog;
    private readonly CanFrameLog _canFrames;
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
        Files = new MeteredFileStore(platform.Files);
        Boot = new BootRecord(Files);
        Boot.Read();
        var log = new LogQueue(new LogRouter(settings, LogLines, platform.Log), clock);
        _log = log;
        _logFile = new LogFile(LogLines, Files, settings, clock);
        _syslog = new SyslogSender(LogLines, platform.Datagrams, settings, clock, Boot.Number);
        Bus = new EventBus(clock, log);
        Bus.Subscribe(EventId.ConfigurationChanged, "log", ApplyLogSettings);
        ApplyLogSettings(EventId.ConfigurationChanged, settings);
        Bus.Subscribe(EventId.CanBusChanged, "log", LogCanBus);
        _canFrames = new CanFrameLog(Bus, clock);
        Bus.Subscribe(EventId.ChargingLimitsChanged, "log", new LimitsLog(clock, log).Note);

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
        Bus.Subscribe(EventId.ServiceHealthChanged, "alarms", NoteHealth);
        _control = new ControlLoop(battery, controller, publisher, outputs, clock, log);

        State = new GatewayState(clock, battery, controller.Limits, platform.CanBuses, victron, new MqttStatus());
        State.Energy = _history.Energy;
        State.Configuration = store.Status;
        State.Charging = controller;
        _alarms = new AlarmService(Files, settings, Bus, State, context.Alarms, log)
        {
            BootNumber = Boot.Number,
            ResetReason = (int)Boot.Reason,
        };
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
        Commands = new RemoteCommands(controller, log);
        if (_mqtt != null)
        {
            _mqtt.Commands = new MqttCommands(platform.Mqtt!, settings, Commands, platform.Json, log);
        }

        Supervisor = MakeSupervisor();
        SetHandlers();
    }

    /// <summary>What can be asked of the gateway over MQTT and HTTP.</summary>
    public RemoteCommands Commands { get; }

    /// <summary>The document for whoever looks for a fault; further parts join with one call.</summary>
    public SupportBundle Support { get; } = new();

    /// <summary>Number of this start and why it came about.</summary>
    public BootRecord Boot { get; }

    /// <summary>The newest log lines.</summary>
    public LogRing LogLines { get; } = new();

    /// <summary>Watches all services.</summary>
    public Supervisor Supervisor { get; }

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
        Supervisor.Start();
        _logFile.Start();
        NoteStart();
    }

    /// <summary>Stops everything in order and restarts the device, or ends the program on a PC. Does not return when it works.</summary>
    /// <param name="reason">Why, one sentence; kept for the next start.</param>
    public void Restart(string reason)
    {
        _log.Write(LogLevel.Warning, "system", "Restart: " + reason);
        Bus.Publish(EventId.SystemRestarting, reason);
        StopServices();
        Boot.TryMarkEnd(ResetReason.Planned, reason, 0);
        _log.Stop();
        _platform.Restart(reason);
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

        _web.Health.Beat(_platform.Clock.MonotonicMilliseconds);
        _socket.Start();
        _syslog.Start();
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
        StopServices();
        Boot.TryMarkEnd(ResetReason.CleanStop, "", 0);
        _log.Stop();
    }

    private void StopServices()
    {
        Supervisor.Stop();
        _platform.Http.Stop();
        _web.Health.NoteStopped();
        _socket.Stop();
        if (_mqtt != null)
        {
            _mqtt.Stop();
        }

        _syslog.Stop();
        _logFile.Stop();
        _control.Stop();
        _settingsKeeper.Stop();
        _history.Stop();
        _alarms.Stop();
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

    private void NoteHealth(EventId id, object payload)
    {
        int failed = 0;
        for (int i = 0; i < Supervisor.Count; i++)
        {
            ServiceState state = Supervisor.At(i).StateAt(_platform.Clock.MonotonicMilliseconds);
            failed += state == ServiceState.Unhealthy ? 1 : 0;
        }

        State.AlarmInputs.Set(AlarmId.ServiceFailed, failed > 0, failed);
    }

    private void SetHandlers()
    {
        _web.SetHandler(RouteId.Health, new HealthHandler(Supervisor, Boot, _platform.Memory, _platform.Clock));
        _web.SetHandler(RouteId.Log, new LogHandler(LogLines));
        _web.SetHandler(RouteId.Limits, new CommandHandler(Commands, ""));
        _web.SetHandler(RouteId.LimitsClear, new ClearLimitsHandler(Commands));
        _web.SetHandler(RouteId.SafeState, new CommandHandler(Commands, "safe_state"));
        _web.SetHandler(RouteId.ForceCharge, new CommandHandler(Commands, "force_charge"));
        AddSupportSections();
        _web.SetHandler(RouteId.Support, Support);
    }

    // Small parts first: what does not fit any more is left out.
    private void AddSupportSections()
    {
        Support.Add(new GatewaySection(_settings));
        Support.Add(new RouteSection("health", _web, RouteId.Health));
        Support.Add(new CountersSection(State, Bus, _log));
        Support.Add(new RouteSection("alarms", _web, RouteId.Alarms));
        Support.Add(new RouteSection("journal", _web, RouteId.AlarmsJournal));
        Support.Add(new RouteSection("energy", _web, RouteId.Energy));
        Support.Add(new RouteSection("bms_events", _web, RouteId.BmsEvents));
        Support.Add(new RouteSection("log", _web, RouteId.Log));
        Support.Add(new CanFramesSection(_canFrames));
        Support.Add(new RouteSection("bms_registers", _web, RouteId.BmsRegisters));
        Support.Add(new RouteSection("bms_frames", _web, RouteId.BmsFrames));
    }

    private Supervisor MakeSupervisor()
    {
        var supervisor = new Supervisor(
            _platform.Clock, Bus, _log, _control.Health, Boot.WatchdogStreak, RestartForDeadControl);
        supervisor.Add(_log);
        supervisor.Add(_logFile);
        supervisor.Add(_syslog);
        supervisor.Add(_web.Health);
        supervisor.Add(_socket);
        if (_mqtt != null)
        {
            supervisor.Add(_mqtt);
        }

        return supervisor;
    }

    // Control runs already: writing to flash may take its time.
    private void NoteStart()
    {
        bool isBad = Boot.Reason == ResetReason.Watchdog || Boot.Reason == ResetReason.RecordDamaged;
        _log.Write(
            isBad ? LogLevel.Warning : LogLevel.Information,
            "system",
            "Start " + Boot.Number.ToString() + " of version " + Version + ", reason " + ResetReasons.KeyOf(Boot.Reason)
            + (Boot.Detail.Length > 0 ? ": " + Boot.Detail : "."));
        if (!Boot.TryMarkRunning())
        {
            _log.Write(LogLevel.Warning, "system", "The start could not be recorded: " + BootRecord.FileName + " cannot be written.");
        }
    }

    private void RestartForDeadControl(string reason)
    {
        // It may be the flash that hangs, so the marker must not hold up the restart.
        var marker = new Thread(MarkWatchdogRestart);
        marker.Start();
        marker.Join(RestartMarkMilliseconds);
        _platform.Clock.Sleep(RestartLogMilliseconds);
        _platform.Restart(reason);
    }

    private void MarkWatchdogRestart()
    {
        bool isStreak = _platform.Clock.MonotonicMilliseconds < StreakMilliseconds;
        Boot.TryMarkEnd(
            ResetReason.Watchdog, "No sign of life of the control thread.", (isStreak ? Boot.WatchdogStreak : 0) + 1);
    }

    private void ApplyLogSettings(EventId id, object payload) =>
        _log.MinimumLevel = (LogLevel)_settings.GetNumber(SettingId.LogLevel);

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
