// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Threading;
using BmsGateway.Alarms;
using BmsGateway.Commands;
using BmsGateway.Composition;
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
using BmsGateway.TinyBms.Settings;
using BmsGateway.Web;
using BmsGateway.Web.Access;

namespace BmsGateway;

/// <summary>
/// Builds every service from a platform and the settings, and starts and stops them in order: control first, so that nothing of the
/// network can hold it up, and last to stop.
/// </summary>
public sealed class Gateway
{
    /// <summary>Version of this software; the number itself is in Directory.Build.props.</summary>
    public const string Version = WebPage.Version;

    private const int MqttStopMilliseconds = 2000;

    private readonly IPlatform _platform;
    private readonly GatewaySettings _settings;
    private readonly LogQueue _log;
    private readonly ControlLoop _control;
    private readonly HistoryService _history;
    private readonly AlarmService _alarms;
    private readonly LogFile _logFile;
    private readonly SyslogSender _syslog;
    private readonly WebSocketHub _socket;
    private readonly WebService _web;
    private readonly MqttPublisher? _mqtt;
    private readonly SettingsKeeper _keeper;
    private readonly GatewayStarts _starts;

    /// <summary>Builds the services on the board or the PC, with settings that have been loaded; nothing runs yet.</summary>
    public Gateway(IPlatform platform, ConfigurationStore store)
    {
        GatewaySettings settings = _settings = store.Settings;
        _platform = platform;
        IClock clock = platform.Clock;
        Files = platform.Files;
        Boot = new BootRecord(Files);
        Boot.Read();
        LogQueue log = _log = new LogQueue(new LogRouter(settings, LogLines, platform.Log), clock);
        _logFile = new LogFile(LogLines, Files, settings, clock);
        _syslog = new SyslogSender(LogLines, platform.Datagrams, settings, clock, Boot.Number);
        Bus = new EventBus(clock, log);
        new LogListeners(settings, log, Bus, clock);
        var canFrames = new CanFrameLog(Bus, clock);
        var control = new ControlServices(platform, settings, Bus, log);
        _control = control.Loop;
        _history = new HistoryService(Files, clock, settings, Bus, log);
        new BatteryListeners(Bus, control.Battery, _history, control.Context);
        State = new GatewayState(
            clock, control.Battery, control.Controller.Limits, platform.CanBuses, control.Victron, new MqttStatus());
        State.Energy = _history.Energy;
        State.Configuration = store.Status;
        State.Charging = control.Controller;
        _alarms = new AlarmService(Files, settings, Bus, State, control.Context.Alarms, log);
        _alarms.BootNumber = Boot.Number;
        _alarms.ResetReason = (int)Boot.Reason;
        _socket = new WebSocketHub(settings, Bus, State, log);
        var credentials = new CredentialFile(Files);
        var access = new AccessControl(
            new PasswordKeeper(settings, credentials, platform.Security), platform.Security, Bus, clock, log);
        _web = new WebService(settings, Bus, State, log, platform.Json, access);
        _web.BoardName = platform.BoardName;
        _keeper = new SettingsKeeper(control.Battery.Settings, new SettingsCopyStore(Files), log, clock);
        Commands = new RemoteCommands(control.Controller, log);
        Commands.Alarms = new MonitorAcknowledger(_alarms.Monitor, clock);
        _mqtt = GatewayMqtt.Make(platform, settings, Bus, State, log, control.Battery, _alarms.Monitor, Commands);
        store.Bus = Bus;
        _starts = new GatewayStarts(platform, Boot, log);
        var services = new ISupervisedService?[] { log, _logFile, _syslog, _socket, _mqtt, _history, _alarms, _keeper };
        Supervisor = _starts.MakeSupervisor(Bus, _control.Health, _web.Health, services);
        new AlarmFeeds(Bus, State.AlarmInputs, Supervisor, clock);
        GatewayRoutes.SetBms(_web, control.Battery, _keeper, Bus, platform);
        GatewayRoutes.SetRecords(_web, _history, _alarms, clock);
        GatewayRoutes.SetConfiguration(_web, store, credentials, access);
        GatewayRoutes.SetCommands(_web, Commands);
        GatewayRoutes.SetSystem(_web, Supervisor, Boot, LogLines, platform);
        GatewaySupport.AddSections(
            Support, settings, State, Bus, log, canFrames, _web, _history, store.Status, access, _socket);
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

    /// <summary>Starts control, and nothing of the network. Cannot fail: what is absent is looked for again.</summary>
    public void StartControl()
    {
        _log.Start();
        _history.Restore();
        _control.Start();
        _keeper.Start();
        _history.Start();
        _alarms.Start();
        Supervisor.Start();
        _logFile.Start();
        _starts.NoteStart();
    }

    /// <summary>Stops everything in order and restarts the device, or ends the program on a PC.</summary>
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
        _mqtt?.Start();
        return true;
    }

    /// <summary>Starts everything, on a PC: a page that cannot be served is an error of the command line there.</summary>
    /// <param name="error">Why it failed, in one sentence; empty on success.</param>
    /// <returns>False when the port of the page is taken; nothing runs then.</returns>
    public bool TryStart(out string error)
    {
        bool isServed = TryStartNetwork(out error);
        if (isServed)
        {
            StartControl();
        }

        return isServed;
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

        // A broker that does not answer must not hold up the others, who save what they have.
        Thread? mqtt = _mqtt == null ? null : new Thread(_mqtt.Stop);
        mqtt?.Start();
        _syslog.Stop();
        _logFile.Stop();
        _control.Stop();
        _keeper.Stop();
        _history.Stop();
        _alarms.Stop();
        if (mqtt != null)
        {
            mqtt.Join(MqttStopMilliseconds);
        }
    }
}
