// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Battery;

namespace BmsGateway.TinyBms;

/// <summary>One row of the event table.</summary>
public sealed class TinyBmsEventDefinition
{
    /// <summary>Conditions of the Victron frame 0x35A do not cover this event.</summary>
    public const int NoCondition = -1;

    /// <summary>Identification in the log of the BMS, 1–144.</summary>
    public readonly int Id;

    /// <summary>Stable name ("over_voltage_cutoff").</summary>
    public readonly string Key;

    /// <summary>How much it matters.</summary>
    public readonly BatteryEventLevel Level;

    /// <summary>
    /// Identification of the event that ends it; 0 when only a start of the BMS does, or when it has no end.
    /// </summary>
    public readonly int RecoveryId;

    /// <summary><see cref="Alarms.AlarmCondition"/> as a number, or <see cref="NoCondition"/>.</summary>
    public readonly int Condition;

    /// <summary>Meaning, one English sentence.</summary>
    public readonly string Text;

    /// <summary>Makes a row.</summary>
    public TinyBmsEventDefinition(
        int id, string key, BatteryEventLevel level, int recoveryId, int condition, string text)
    {
        Id = id;
        Key = key;
        Level = level;
        RecoveryId = recoveryId;
        Condition = condition;
        Text = text;
    }
}
