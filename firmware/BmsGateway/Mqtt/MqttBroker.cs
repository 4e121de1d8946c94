// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;
using BmsGateway.Platform;

namespace BmsGateway.Mqtt;

/// <summary>
/// The broker of the configuration: how to connect, and how to speak of it without giving away the password.
/// </summary>
public sealed class MqttBroker
{
    private readonly GatewaySettings _settings;

    /// <summary>Takes the settings as they are now, so that host, user and password always belong together.</summary>
    public MqttBroker(GatewaySettings settings) => _settings = settings.Clone();

    /// <summary>True when a host is configured.</summary>
    public bool IsConfigured => _settings.GetText(SettingId.MqttHost).Length > 0;

    /// <summary>Host and port, for messages.</summary>
    public string Address =>
        _settings.GetText(SettingId.MqttHost) + ":" + _settings.GetNumber(SettingId.MqttPort).ToString();

    /// <summary>Everything that a connection needs, with the last will "offline" on the status topic.</summary>
    public MqttConnectOptions MakeOptions(MqttTopics topics) => new()
    {
        Host = _settings.GetText(SettingId.MqttHost),
        Port = _settings.GetNumber(SettingId.MqttPort),
        ClientId = "bms-gateway-" + _settings.GetText(SettingId.DeviceId),
        User = _settings.GetText(SettingId.MqttUser),
        Password = _settings.GetText(SettingId.MqttPassword),
        WillTopic = topics.Status,
        WillMessage = MqttTopics.Offline,
    };

    /// <summary>A message that is safe to log. A client must not name the password; this makes sure of it.</summary>
    public string Redact(string message)
    {
        string password = _settings.GetText(SettingId.MqttPassword);
        return password.Length > 0 && message.IndexOf(password) >= 0
            ? "Failed at the broker; the reason is not shown because it holds the password."
            : message;
    }
}
