// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using BmsGateway.Configuration;

namespace BmsGateway.Mqtt;

/// <summary>
/// Topics of this gateway: <c>tinybms/&lt;device.id&gt;/…</c>. Made once, because joining texts allocates.
/// </summary>
public sealed class MqttTopics
{
    /// <summary>Retained text on <see cref="Status"/> while the gateway is connected.</summary>
    public const string Online = "online";

    /// <summary>Retained text on <see cref="Status"/> after a clean stop, and the last will.</summary>
    public const string Offline = "offline";

    /// <summary>Makes the topics.</summary>
    public MqttTopics(GatewaySettings settings)
    {
        string root = "tinybms/" + settings.GetText(SettingId.DeviceId);
        Status = root + "/status";
        Core = root + "/core";
        Cells = root + "/cells";
        Bms = root + "/bms";
        BmsSettings = Bms + "/settings";
        Event = root + "/event";
        Alarm = root + "/alarm";
        Alarms = root + "/alarms";
        Commands = root + "/cmd/";
    }

    /// <summary>Retained: whether the gateway is connected.</summary>
    public string Status { get; }

    /// <summary>Pack values and limits.</summary>
    public string Core { get; }

    /// <summary>Cell voltages.</summary>
    public string Cells { get; }

    /// <summary>What the BMS tells about itself.</summary>
    public string Bms { get; }

    /// <summary>Retained: settings of the BMS.</summary>
    public string BmsSettings { get; }

    /// <summary>New entries of the BMS's own event log, one message each.</summary>
    public string Event { get; }

    /// <summary>One message for each change of an alarm.</summary>
    public string Alarm { get; }

    /// <summary>Retained: the active alarms.</summary>
    public string Alarms { get; }

    /// <summary>Start of the topics of commands, with the slash at its end.</summary>
    public string Commands { get; }
}
