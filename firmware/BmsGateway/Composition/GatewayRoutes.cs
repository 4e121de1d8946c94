// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Alarms;
using BmsGateway.Commands;
using BmsGateway.Configuration;
using BmsGateway.Diagnostics;
using BmsGateway.Events;
using BmsGateway.Health;
using BmsGateway.History;
using BmsGateway.Platform;
using BmsGateway.Telemetry;
using BmsGateway.TinyBms;
using BmsGateway.TinyBms.Settings;
using BmsGateway.Web;
using BmsGateway.Web.Access;
using BmsGateway.Web.Api;

namespace BmsGateway.Composition;

/// <summary>Which service answers which route of the page.</summary>
internal static class GatewayRoutes
{
    /// <summary>Routes about the BMS.</summary>
    public static void SetBms(
        WebService web, TinyBmsDriver battery, SettingsKeeper keeper, EventBus bus, IPlatform platform)
    {
        IClock clock = platform.Clock;
        web.SetHandler(RouteId.BmsRegisters, new BmsRegistersHandler(battery, clock));
        web.SetHandler(
            RouteId.BmsSettings,
            new BmsSettingsHandler(
                battery.Settings, keeper.Copy, new SnapshotReader(bus, "bms_settings"), platform.Json, clock));
        web.SetHandler(RouteId.BmsSettingsExport, new BmsSettingsExportHandler(battery.Settings));
        web.SetHandler(RouteId.BmsCommands, new BmsCommandsHandler(battery));
        web.SetHandler(RouteId.BmsEvents, new BmsEventsHandler(battery.EventRecords, clock));
        web.SetHandler(RouteId.BmsFrames, new BmsFramesHandler(battery.RawView));
    }

    /// <summary>Routes about what has been, and alarms.</summary>
    public static void SetRecords(WebService web, HistoryService history, AlarmService alarms, IClock clock)
    {
        web.SetHandler(RouteId.History, new HistoryHandler(history));
        var files = new HistoryFileHandler(history);
        web.SetHandler(RouteId.HistoryFile, files);
        web.SetHandler(RouteId.HistoryFiles, files);
        web.SetHandler(RouteId.Statistics, new StatisticsHandler(history));
        web.SetHandler(RouteId.Energy, new EnergyHandler(history));
        web.SetHandler(RouteId.Alarms, new AlarmListHandler(alarms.Monitor, clock));
        web.SetHandler(RouteId.AlarmsAcknowledge, new AlarmAcknowledgeHandler(alarms.Monitor, clock));
        web.SetHandler(RouteId.AlarmsJournal, new AlarmJournalHandler(alarms.Archive));
    }

    /// <summary>Routes about the settings of the gateway.</summary>
    public static void SetConfiguration(
        WebService web, ConfigurationStore store, CredentialFile credentials, AccessControl access)
    {
        var config = new ConfigHandler(store);
        web.SetHandler(RouteId.Config, config);
        web.SetHandler(RouteId.ConfigExport, config);
        web.SetHandler(RouteId.ConfigImport, config);
        web.SetHandler(RouteId.ConfigSchema, new ConfigSchemaHandler());
        web.SetHandler(RouteId.ConfigReset, new ConfigResetHandler(store, credentials, access));
    }

    /// <summary>Routes that change what control does.</summary>
    public static void SetCommands(WebService web, RemoteCommands commands)
    {
        web.SetHandler(RouteId.Limits, new CommandHandler(commands, ""));
        web.SetHandler(RouteId.LimitsClear, new ClearLimitsHandler(commands));
        web.SetHandler(RouteId.SafeState, new CommandHandler(commands, "safe_state"));
        web.SetHandler(RouteId.ForceCharge, new CommandHandler(commands, "force_charge"));
    }

    /// <summary>Routes about the gateway itself.</summary>
    public static void SetSystem(
        WebService web, Supervisor supervisor, BootRecord boot, LogRing lines, IPlatform platform)
    {
        web.SetHandler(RouteId.Health, new HealthHandler(supervisor, boot, platform.Memory, platform.Clock));
        web.SetHandler(RouteId.Log, new LogHandler(lines));
    }
}
