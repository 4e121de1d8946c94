// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Commands;

/// <summary>The one list of commands; docs/mqtt.md is made of it.</summary>
public static class CommandTable
{
    private const string Limit = "a number, an object {\"value\":number,\"timeout_s\":seconds}, or clear";
    private const string Flag = "on or off";

    private static readonly CommandDefinition[] Rows = Create();

    /// <summary>Number of commands.</summary>
    public static int Count => Rows.Length;

    /// <summary>Row by position, 0 to <see cref="Count"/> − 1.</summary>
    public static CommandDefinition At(int index) => Rows[index];

    /// <summary>Row of a key, or null when there is no such command.</summary>
    public static CommandDefinition? Find(string key)
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            if (Rows[i].Key == key)
            {
                return Rows[i];
            }
        }

        return null;
    }

    /// <summary>All keys, for error messages.</summary>
    public static string Keys()
    {
        string keys = Rows[0].Key;
        for (int i = 1; i < Rows.Length; i++)
        {
            keys += ", " + Rows[i].Key;
        }

        return keys;
    }

    /// <summary>True for the three commands that lower a limit; their number is that of the limit's kind.</summary>
    public static bool IsLimit(CommandId id) => id <= CommandId.LimitChargeVoltage;

    private static CommandDefinition[] Create() => new CommandDefinition[]
    {
        new(CommandId.LimitChargeCurrent, "ccl_a", Limit,
            "Lowers the charge current limit, A; never raises it. Ends with its time-out unless it is repeated."),
        new(CommandId.LimitDischargeCurrent, "dcl_a", Limit, "Lowers the discharge current limit, A, likewise."),
        new(CommandId.LimitChargeVoltage, "cvl_v", Limit, "Lowers the charge voltage limit of the pack, V, likewise."),
        new(CommandId.ForceCharge, "force_charge", Flag, "Asks the GX to charge the battery full."),
        new(CommandId.SafeState, "safe_state", Flag,
            "Both currents 0, then silence on CAN: every charger and inverter stops. Stays until off."),
        new(CommandId.AcknowledgeAlarm, "alarm_ack", "the key of an alarm, or all", "Acknowledges one alarm or all."),
    };
}
