// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Telemetry;

namespace BmsGateway.Web;

/// <summary>
/// The one list of what the HTTP port answers. A new route is one row here, its name in <see cref="RouteId"/> and a call
/// of <see cref="WebService.SetHandler"/>; login, origin, method and sizes are checked before its handler is called.
/// </summary>
public static class RouteTable
{
    private const string ReadOnly = "GET, HEAD";
    private const string Post = "POST";
    private const string ReadAndPost = "GET, HEAD, POST";
    private const string ReadAndPut = "GET, HEAD, PUT";

    // Bytes of bodies and answers.
    private const int Little = 256;
    private const int Small = 1024;
    private const int Medium = 8 * 1024;
    private const int Large = 24 * 1024;
    private const int Huge = 48 * 1024;

    private static readonly Route[] Rows =
    {
        new(RouteId.Page, ReadOnly, "/", RouteRole.Anyone, 0, 0, "The page."),
        new(
            RouteId.Live, ReadOnly, WebSocketHandshake.Path, RouteRole.Anyone, 0, LiveDocument.MaximumLength,
            "The live document, as on the WebSocket."),
        new(
            RouteId.Info, ReadOnly, "/api/v1/info", RouteRole.Anyone, 0, Small,
            "Name, version and the port of the WebSocket."),
        new(
            RouteId.Session, ReadOnly, "/api/v1/session", RouteRole.Anyone, 0, Small,
            "Whether a password is set and whether this browser is logged in, with the token for changes."),
        new(
            RouteId.Login, Post, "/api/v1/login", RouteRole.Login, 256, Small,
            "Logs in with the password and sets the session cookie."),
        new(RouteId.Logout, Post, "/api/v1/logout", RouteRole.Owner, 64, Small, "Ends the session."),
        new(
            RouteId.Password, Post, "/api/v1/password", RouteRole.Login, 512, Small,
            "Sets the first password within 10 minutes after power-up, or changes it."),
        new(
            RouteId.BmsRegisters, ReadOnly, "/api/v1/bms/registers", RouteRole.Anyone, 0, Large,
            "All registers of the BMS, decoded."),
        new(
            RouteId.BmsSettings, ReadAndPost, "/api/v1/bms/settings", RouteRole.Anyone, Medium, Large,
            "Settings of the BMS; proposes, confirms or cancels changes."),
        new(
            RouteId.BmsSettingsExport, ReadOnly, "/api/v1/bms/settings/export", RouteRole.Anyone, 0, Large,
            "Settings of the BMS as a file."),
        new(
            RouteId.BmsCommands, ReadAndPost, "/api/v1/bms/commands", RouteRole.Anyone, Little, Medium,
            "Commands to the BMS and their outcome."),
        new(RouteId.BmsEvents, ReadOnly, "/api/v1/bms/events", RouteRole.Anyone, 0, Large, "Event log of the BMS."),
        new(
            RouteId.BmsFrames, ReadOnly, "/api/v1/bms/frames", RouteRole.Owner, 0, Large,
            "Newest raw frames on the line to the BMS."),
        new(
            RouteId.Config, ReadAndPut, "/api/v1/config", RouteRole.Owner, Medium, Large,
            "Settings of the gateway; secrets only tell whether they are set."),
        new(
            RouteId.ConfigSchema, ReadOnly, "/api/v1/config/schema", RouteRole.Anyone, 0, Huge,
            "Type, range, unit and text of every setting."),
        new(
            RouteId.ConfigExport, ReadOnly, "/api/v1/config/export", RouteRole.Owner, 0, Large,
            "Settings of the gateway as a file, with secrets only on request."),
        new(
            RouteId.ConfigImport, Post, "/api/v1/config/import", RouteRole.Owner, Large, Medium,
            "Takes settings from a file."),
        new(
            RouteId.ConfigReset, Post, "/api/v1/config/reset", RouteRole.Owner, Little, Small,
            "Back to factory settings, or without a password."),
        new(RouteId.Alarms, ReadOnly, "/api/v1/alarms", RouteRole.Anyone, 0, Medium, "Active alarms."),
        new(
            RouteId.AlarmsAcknowledge, Post, "/api/v1/alarms/ack", RouteRole.Owner, Little, Small,
            "Acknowledges one alarm or all."),
        new(
            RouteId.AlarmsJournal, ReadOnly, "/api/v1/alarms/journal", RouteRole.Anyone, 0, Medium,
            "What happened to alarms, newest first."),
        new(
            RouteId.History, ReadOnly, "/api/v1/history", RouteRole.Anyone, 0, Medium,
            "Measurements of the past: samples, hours, days or months, newest first."),
        new(
            RouteId.Energy, ReadAndPost, "/api/v1/energy", RouteRole.Anyone, Little, Small,
            "Energy figures; begins a new count when the old one is lost."),
        new(
            RouteId.Health, ReadOnly, "/api/v1/health", RouteRole.Anyone, 0, Medium,
            "Health of every service, memory, start."),
        new(RouteId.Log, ReadOnly, "/api/v1/log", RouteRole.Owner, 0, Medium, "Newest lines of the log."),
        new(
            RouteId.Support, ReadOnly, "/api/v1/support", RouteRole.Owner, 0, Huge,
            "Everything that helps to find a fault, in one file without secrets."),
        new(RouteId.Limits, Post, "/api/v1/limits", RouteRole.Owner, Little, Small, "A lower limit for some time."),
        new(
            RouteId.LimitsClear, Post, "/api/v1/limits/clear", RouteRole.Owner, Little, Small,
            "Takes back all limits of that kind."),
        new(
            RouteId.SafeState, Post, "/api/v1/safe-state", RouteRole.Owner, Little, Small,
            "Charging and discharging off, or on again."),
        new(
            RouteId.ForceCharge, Post, "/api/v1/force-charge", RouteRole.Owner, Little, Small,
            "Asks the GX to charge, or not any more."),
        new(
            RouteId.Statistics, ReadAndPost, "/api/v1/statistics", RouteRole.Anyone, Little, Medium,
            "Extremes, trends, cell resistance, hints and wear of the flash; begins them anew."),
        new(
            RouteId.HistoryFile, ReadOnly, "/api/v1/history/file", RouteRole.Anyone, 0, Large,
            "History file of one day as CSV (day=YYYY-MM-DD), in pages of 16 KiB (page=0, 1, …)."),
        new(
            RouteId.HistoryFiles, ReadOnly, "/api/v1/history/files", RouteRole.Anyone, 0, Medium,
            "Days that have a history file, newest first, with bytes and pages."),
    };

    /// <summary>Number of routes.</summary>
    public static int Count => Rows.Length;

    /// <summary>Route by position, 0 to <see cref="Count"/> − 1.</summary>
    public static Route At(int index) => Rows[index];

    /// <summary>Route of a path, or null.</summary>
    public static Route? Find(string path)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Path == path)
            {
                return Rows[i];
            }
        }

        return null;
    }
}
