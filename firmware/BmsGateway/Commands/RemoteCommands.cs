// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Collections;
using BmsGateway.Charging;
using BmsGateway.Diagnostics;

namespace BmsGateway.Commands;

/// <summary>
/// Does what is asked over MQTT and HTTP; both come here, so both have the same rules and the same words. Any thread. A limit can only be
/// lowered, and ends by itself; the safe state only ever makes things safer to switch on.
/// </summary>
public sealed class RemoteCommands
{
    private const string Source = "commands";

    private readonly ChargeController _charging;
    private readonly IStructuredLog _log;

    /// <summary>Makes the commands.</summary>
    public RemoteCommands(ChargeController charging, IStructuredLog log)
    {
        _charging = charging;
        _log = log;
    }

    /// <summary>Acknowledges alarms; null where there are none.</summary>
    public IAlarmAcknowledger? Alarms { get; set; }

    /// <summary>Does one command.</summary>
    /// <param name="command">Which.</param>
    /// <param name="value">
    /// What <see cref="CommandDefinition.Payload"/> says: a text, a number, a boolean, or a table with "value" (or "on") and perhaps
    /// "timeout_s".
    /// </param>
    /// <param name="origin">Who asks ("mqtt", "http").</param>
    /// <param name="error">What is wrong and what is allowed, one sentence; empty on success.</param>
    public bool TryRun(CommandDefinition command, object? value, string origin, out string error)
    {
        bool isDone = CommandTable.IsLimit(command.Id)
            ? TryLimit(command, value, out error)
            : command.Id == CommandId.AcknowledgeAlarm
                ? TryAcknowledge(command, value, out error)
                : TrySwitch(command, value, origin, out error);
        if (!isDone)
        {
            _log.Write(LogLevel.Warning, Source, "Refused: " + error, new[] { "command", command.Key, "origin", origin });
        }

        return isDone;
    }

    /// <summary>Takes back all limits from outside.</summary>
    public void ClearLimits()
    {
        for (int i = 0; i < RemoteLimits.Count; i++)
        {
            _charging.Remote.Clear((RemoteLimitKind)i);
        }
    }

    private bool TryLimit(CommandDefinition command, object? value, out string error)
    {
        var kind = (RemoteLimitKind)(int)command.Id;
        object? number = value;
        int timeout = 0;
        if (value is Hashtable table)
        {
            number = table["value"];
            object? seconds = table["timeout_s"];
            if (seconds != null && !(seconds is int))
            {
                error = "Command " + command.Key + ": timeout_s must be a whole number of seconds from 1 to "
                    + RemoteLimits.LongestTimeoutSeconds.ToString() + ".";
                return false;
            }

            timeout = seconds == null ? 0 : (int)seconds;
        }

        if (number is string text && (text.Length == 0 || text == "clear"))
        {
            _charging.Remote.Clear(kind);
            error = "";
            return true;
        }

        if (!CommandValue.TryReadMilli(number, out int milli))
        {
            error = Misunderstood(command, number);
            return false;
        }

        return _charging.Remote.TrySet(kind, milli, timeout, out error);
    }

    private bool TrySwitch(CommandDefinition command, object? value, string origin, out string error)
    {
        object? flag = value is Hashtable table ? table["on"] : value;
        if (!CommandValue.TryReadFlag(flag, out bool isOn))
        {
            error = Misunderstood(command, flag);
            return false;
        }

        bool isSafeState = command.Id == CommandId.SafeState;
        bool wasOn = isSafeState ? _charging.IsSafeStateWanted : _charging.Remote.IsForceChargeRequested;
        if (isSafeState)
        {
            _charging.SetSafeState(isOn);
        }
        else if (isOn)
        {
            _charging.Remote.RequestForceCharge();
        }
        else
        {
            _charging.Remote.CancelForceCharge();
        }

        if (wasOn != isOn)
        {
            _log.Write(
                isSafeState ? LogLevel.Warning : LogLevel.Information,
                Source,
                (isSafeState ? "Safe state " : "Forced charge ") + (isOn ? "asked for." : "ended."),
                new[] { "command", command.Key, "origin", origin });
        }

        error = "";
        return true;
    }

    private bool TryAcknowledge(CommandDefinition command, object? value, out string error)
    {
        object? key = value is Hashtable table ? table["id"] : value;
        if (!(key is string text) || text.Length == 0)
        {
            error = Misunderstood(command, key);
            return false;
        }

        if (Alarms == null)
        {
            error = "Command " + command.Key + ": this gateway keeps no alarms.";
            return false;
        }

        return Alarms.TryAcknowledge(text, out error);
    }

    private static string Misunderstood(CommandDefinition command, object? value) =>
        "Command " + command.Key + ": " + Shown(value) + " is not understood; allowed is " + command.Payload + ".";

    // Foreign text is cut, so that it cannot fill the log.
    private static string Shown(object? value)
    {
        string text = value is string given ? given : value == null ? "" : value.ToString()!;
        return text.Length == 0 ? "an empty value" : "\"" + (text.Length > 40 ? text.Substring(0, 40) : text) + "\"";
    }
}
