// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Web;

/// <summary>What answers a request; the position in <see cref="RouteTable"/>.</summary>
public enum RouteId
{
    /// <summary>The page.</summary>
    Page = 0,

    /// <summary>The live document.</summary>
    Live = 1,

    /// <summary>What the page has to know before it can open its WebSocket.</summary>
    Info = 2,

    /// <summary>State of the login.</summary>
    Session = 3,

    /// <summary>Login.</summary>
    Login = 4,

    /// <summary>Logout.</summary>
    Logout = 5,

    /// <summary>First password, or a new one.</summary>
    Password = 6,

    /// <summary>Registers of the BMS.</summary>
    BmsRegisters = 7,

    /// <summary>Settings of the BMS.</summary>
    BmsSettings = 8,

    /// <summary>Settings of the BMS as a file.</summary>
    BmsSettingsExport = 9,

    /// <summary>Commands to the BMS.</summary>
    BmsCommands = 10,

    /// <summary>Event log of the BMS.</summary>
    BmsEvents = 11,

    /// <summary>Raw frames on the line to the BMS.</summary>
    BmsFrames = 12,

    /// <summary>Settings of the gateway.</summary>
    Config = 13,

    /// <summary>Type, range and text of every setting.</summary>
    ConfigSchema = 14,

    /// <summary>Settings of the gateway as a file.</summary>
    ConfigExport = 15,

    /// <summary>Takes settings from a file.</summary>
    ConfigImport = 16,

    /// <summary>Back to factory settings.</summary>
    ConfigReset = 17,

    /// <summary>Active alarms.</summary>
    Alarms = 18,

    /// <summary>Acknowledges alarms.</summary>
    AlarmsAcknowledge = 19,

    /// <summary>Journal of the alarms.</summary>
    AlarmsJournal = 20,

    /// <summary>Measurements of the past.</summary>
    History = 21,

    /// <summary>Energy figures.</summary>
    Energy = 22,

    /// <summary>Health of every service.</summary>
    Health = 23,

    /// <summary>Newest lines of the log.</summary>
    Log = 24,

    /// <summary>File for support.</summary>
    Support = 25,

    /// <summary>A lower limit for some time.</summary>
    Limits = 26,

    /// <summary>Takes back such limits.</summary>
    LimitsClear = 27,

    /// <summary>Charging and discharging off, or on again.</summary>
    SafeState = 28,

    /// <summary>Asks the GX to charge.</summary>
    ForceCharge = 29,

    /// <summary>Extremes, trends and hints.</summary>
    Statistics = 30,

    /// <summary>History file of one day.</summary>
    HistoryFile = 31,

    /// <summary>Which days have a history file.</summary>
    HistoryFiles = 32,
}
