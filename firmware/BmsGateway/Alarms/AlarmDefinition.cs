// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Alarms;

/// <summary>One row of the alarm table.</summary>
public sealed class AlarmDefinition
{
    /// <summary>Marks a row whose threshold has no setting.</summary>
    public const int NoSetting = -1;

    /// <summary>Makes a row without threshold, delay and latch.</summary>
    public AlarmDefinition(
        AlarmId id, string key, AlarmSeverity severity, AlarmSource source, string text, string help)
    {
        Id = id;
        Key = key;
        Severity = severity;
        Source = source;
        Text = text;
        Help = help;
    }

    /// <summary>Identity.</summary>
    public AlarmId Id { get; }

    /// <summary>Name for programs ("cell_voltage_high").</summary>
    public string Key { get; }

    /// <summary>How much it matters when it comes up.</summary>
    public AlarmSeverity Severity { get; }

    /// <summary>What it looks at.</summary>
    public AlarmSource Source { get; }

    /// <summary>What is the matter, one English sentence.</summary>
    public string Text { get; }

    /// <summary>What to do, one or two English sentences.</summary>
    public string Help { get; }

    /// <summary><see cref="SettingId"/> of the threshold as a number, or <see cref="NoSetting"/>.</summary>
    public int Setting { get; private set; } = NoSetting;

    /// <summary>Where the threshold comes from beside the setting.</summary>
    public AlarmThreshold Threshold { get; private set; }

    /// <summary>How far the value has to come back before the condition is over, in the unit of the value.</summary>
    public int Hysteresis { get; private set; }

    /// <summary>How long the condition has to last before the alarm comes up, ms.</summary>
    public int DelayMilliseconds { get; private set; }

    /// <summary>True when the alarm stays until a person has acknowledged it, even if its condition is over.</summary>
    public bool IsLatched { get; private set; }

    /// <summary>Time after which a warning that lasts becomes an alarm, ms; 0 = never.</summary>
    public int EscalationMilliseconds { get; private set; }

    /// <summary>Pairs of the Victron frame 0x35A, bit n for <see cref="AlarmCondition"/> n; 0 = none.</summary>
    public int Pairs { get; private set; }

    /// <summary>Sets the threshold.</summary>
    public AlarmDefinition At(SettingId setting, AlarmThreshold threshold, int hysteresis)
    {
        Setting = (int)setting;
        return At(threshold, hysteresis);
    }

    /// <summary>Sets a threshold without a setting.</summary>
    public AlarmDefinition At(AlarmThreshold threshold, int hysteresis)
    {
        Threshold = threshold;
        Hysteresis = hysteresis;
        return this;
    }

    /// <summary>Sets the delay.</summary>
    public AlarmDefinition After(int milliseconds)
    {
        DelayMilliseconds = milliseconds;
        return this;
    }

    /// <summary>Sets the time after which it becomes an alarm.</summary>
    public AlarmDefinition WorseAfter(int milliseconds)
    {
        EscalationMilliseconds = milliseconds;
        return this;
    }

    /// <summary>Lets it stay until it is acknowledged.</summary>
    public AlarmDefinition Latched()
    {
        IsLatched = true;
        return this;
    }

    /// <summary>Adds a pair of the frame 0x35A.</summary>
    public AlarmDefinition Shown(AlarmCondition condition)
    {
        Pairs |= 1 << (int)condition;
        return this;
    }
}
