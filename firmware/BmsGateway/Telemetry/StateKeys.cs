// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;
using BmsGateway.Charging;
using BmsGateway.Platform;

namespace BmsGateway.Telemetry;

/// <summary>Keys of the states in JSON, each in the order of its enumeration; the page makes text of them.</summary>
public static class StateKeys
{
    private const string Other = "unknown";

    private static readonly string[] BatteryKeys =
    {
        "unknown", "charging", "fully_charged", "discharging", "regenerating", "idle", "fault", "sleeping",
    };

    private static readonly string[] LinkKeys = { "no_device", "silent", "online", "sleeping" };

    private static readonly string[] ControlKeys =
    {
        "starting", "running", "stale", "lost", "refused", "safe_state", "not_obeyed",
    };

    private static readonly string[] PhaseKeys =
    {
        "init", "bulk", "absorption", "float_transition", "float", "blocked",
    };

    private static readonly string[] CanKeys = { "down", "running", "no_partner", "bus_off" };

    private static readonly string[] LevelKeys = { "info", "warning", "fault" };

    /// <summary>Key of what the battery does ("charging").</summary>
    public static string KeyOf(BatteryState state) => Pick(BatteryKeys, (int)state);

    /// <summary>Key of the link to the BMS ("online").</summary>
    public static string KeyOf(BatteryLinkState state) => Pick(LinkKeys, (int)state);

    /// <summary>Key of the fallback ladder ("running").</summary>
    public static string KeyOf(ControlState state) => Pick(ControlKeys, (int)state);

    /// <summary>Key of the phase of charging ("bulk").</summary>
    public static string KeyOf(ChargePhase phase) => Pick(PhaseKeys, (int)phase);

    /// <summary>Key of a CAN bus ("no_partner").</summary>
    public static string KeyOf(CanBusState state) => Pick(CanKeys, (int)state);

    /// <summary>Key of the level of an event of the BMS ("fault").</summary>
    public static string KeyOf(BatteryEventLevel level) => Pick(LevelKeys, (int)level);

    private static string Pick(string[] keys, int index) => index >= 0 && index < keys.Length ? keys[index] : Other;
}
