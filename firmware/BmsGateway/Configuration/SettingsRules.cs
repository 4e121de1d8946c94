// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Configuration;

/// <summary>What must hold between the values of several settings. Each value alone is checked by its row.</summary>
public static class SettingsRules
{
    /// <summary>Checks all rules.</summary>
    /// <returns>The first one that is broken, with the setting to change; null when all hold.</returns>
    public static SettingProblem? Check(GatewaySettings settings) =>
        CheckWeb(settings) ?? CheckMqtt(settings) ?? CheckCharging(settings);

    private static SettingProblem? CheckWeb(GatewaySettings settings)
    {
        int page = settings.GetNumber(SettingId.WebPort);
        int socket = settings.GetNumber(SettingId.WebSocketPort);
        return socket != page
            ? null
            : Refuse(SettingId.WebSocketPort, settings, "any port but web.port, or 0 for the one behind it");
    }

    private static SettingProblem? CheckMqtt(GatewaySettings settings)
    {
        bool hasHost = settings.GetText(SettingId.MqttHost).Length > 0;
        if (settings.GetFlag(SettingId.MqttEnabled) && !hasHost)
        {
            return Refuse(SettingId.MqttEnabled, settings, "false, or true with the broker in mqtt.host");
        }

        // MQTT 3.1.1, 3.1.2.8 [MQTT-3.1.2-22]: no password without a user name.
        bool isNameless = settings.GetText(SettingId.MqttUser).Length == 0;
        return isNameless && settings.GetText(SettingId.MqttPassword).Length > 0
            ? Refuse(SettingId.MqttPassword, settings, "a password together with mqtt.user, or none")
            : null;
    }

    // The controller keeps this order by itself; here a person is told of it. 0 = from the profile, which is in order.
    private static SettingProblem? CheckCharging(GatewaySettings settings)
    {
        int bulk = settings.GetNumber(SettingId.ChargeCellVoltage);
        int floating = settings.GetNumber(SettingId.FloatCellVoltage);
        if (floating > bulk)
        {
            return Refuse(SettingId.FloatCellVoltage, settings, "0, or at most charging.cell_voltage_mv");
        }

        int highest = floating > 0 ? floating : bulk;
        if (settings.GetNumber(SettingId.FloorCellVoltage) > highest)
        {
            return Refuse(SettingId.FloorCellVoltage, settings, "0, or at most the float voltage");
        }

        if (settings.GetNumber(SettingId.RebulkCellVoltage) >= highest)
        {
            return Refuse(SettingId.RebulkCellVoltage, settings, "0, or below the float voltage");
        }

        return settings.GetNumber(SettingId.AbsorbSeconds) <= settings.GetNumber(SettingId.LongestAbsorbSeconds)
            ? null
            : Refuse(SettingId.AbsorbSeconds, settings, "at most charging.absorb_max_s");
    }

    private static SettingProblem Refuse(SettingId id, GatewaySettings settings, string allowed)
    {
        SettingDefinition row = SettingsTable.Get(id);
        string shown = row.IsSecret ? "" : " \"" + settings.GetValue(id) + "\"";
        return new SettingProblem(
            SettingProblem.Invalid,
            row.Key,
            "Setting " + row.Key + ": the value" + shown + " does not fit the other settings; allowed is " + allowed
            + ".");
    }
}
