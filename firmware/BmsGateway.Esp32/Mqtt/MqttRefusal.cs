// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

namespace BmsGateway.Esp32.Mqtt;

/// <summary>Why a broker refuses a connection.</summary>
public static class MqttRefusal
{
    /// <summary>The CONNACK return code in words (MQTT 3.1.1, section 3.2.2.3).</summary>
    /// <param name="code">Return code, 1–5; others are named by their number.</param>
    public static string TextOf(int code)
    {
        switch (code)
        {
            case 1:
                return "the broker does not speak MQTT 3.1.1";
            case 2:
                return "the broker refuses the client id";
            case 3:
                return "the broker is not available";
            case 4:
                return "the broker refuses user name or password";
            case 5:
                return "the broker does not authorise this client";
            default:
                return "the broker refuses with code " + code.ToString();
        }
    }
}
