// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using BmsGateway.Configuration;

namespace BmsGateway.Desktop.CommandLine;

/// <summary>The one list of options; the parser and the help text read it.</summary>
internal static class OptionTable
{
    /// <summary>The options.</summary>
    internal static readonly OptionDefinition[] Rows =
    {
        new("--bms", BatteryChoice.Syntax, "The BMS. Default: sim.", false, SetBattery),
        new("--capture", "FILE",
            "Writes what passes on the line to the BMS into a file for --bms replay:FILE; stops at 64 MB.",
            false, SetCapture),
        new("--can", CanChoice.Syntax, "A CAN output; may be repeated. Default: sim.", true, AddCan),
        new("--mqtt", MqttAddress.Syntax,
            "The MQTT broker. Default: from the configuration, where a password is seen by fewer eyes.",
            false, SetMqtt),
        new("--http", "PORT", "TCP port of the page. Default: 8080.", false,
            (options, value) => options.Settings.Add(KeyOf(SettingId.WebPort), value, "--http")),
        new("--data", "DIR",
            "Folder of the configuration. Default: " + Options.DefaultDataDirectory + ".", false, SetData),
        new("--set", "key=value", "A setting, as in the configuration; may be repeated.", true, AddSetting),
        new("--help", "", "Shows this text.", false, (options, _) => Help(options)),
    };

    private static string KeyOf(SettingId id) => SettingsTable.Get(id).Key;

    private static string? SetBattery(Options options, string value)
    {
        string? error = BatteryChoice.Parse(value, out BatteryChoice? choice);
        options.Battery = choice ?? options.Battery;
        return error;
    }

    private static string? SetCapture(Options options, string value)
    {
        options.CaptureFile = value;
        return value.Length == 0 ? "the path of the file is missing." : null;
    }

    private static string? AddCan(Options options, string value)
    {
        string? error = CanChoice.Parse(value, out CanChoice? choice);
        if (error != null || choice == null)
        {
            return error;
        }

        if (options.CanBuses.Exists(choice.IsSameAs))
        {
            return "the same output is given twice; give it once.";
        }

        options.CanBuses.Add(choice);
        return null;
    }

    private static string? SetMqtt(Options options, string value)
    {
        string? error = MqttAddress.Parse(value, out MqttAddress? address);
        if (error != null || address == null)
        {
            return error;
        }

        // User and password are set even when they are empty: those of the configuration belong to another broker.
        return options.Settings.Add(KeyOf(SettingId.MqttEnabled), "true", "--mqtt")
            ?? options.Settings.Add(KeyOf(SettingId.MqttHost), address.Host, "--mqtt")
            ?? options.Settings.Add(KeyOf(SettingId.MqttPort), address.Port, "--mqtt")
            ?? options.Settings.Add(KeyOf(SettingId.MqttUser), address.User, "--mqtt")
            ?? options.Settings.Add(KeyOf(SettingId.MqttPassword), address.Password, "--mqtt");
    }

    private static string? SetData(Options options, string value)
    {
        options.DataDirectory = value;
        return value.Length == 0 ? "the folder is missing." : null;
    }

    private static string? AddSetting(Options options, string value)
    {
        int equals = value.IndexOf('=', StringComparison.Ordinal);
        return equals < 1
            ? "there is no key in front of an equals sign; allowed is key=value, "
                + "for example --set charging.cell_voltage_mv=3450."
            : options.Settings.Add(value.Substring(0, equals), value.Substring(equals + 1), "--set");
    }

    private static string? Help(Options options)
    {
        options.IsHelpWanted = true;
        return null;
    }
}
