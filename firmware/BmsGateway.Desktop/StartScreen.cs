// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using BmsGateway.Configuration;
using BmsGateway.Desktop.CommandLine;
using BmsGateway.Platform;
using BmsGateway.Web;

namespace BmsGateway.Desktop;

/// <summary>What the program says once it runs: what is where, and how to stop it.</summary>
public static class StartScreen
{
    /// <summary>Makes the text. It never holds a secret.</summary>
    /// <param name="platform">BMS and CAN outputs.</param>
    /// <param name="settings">Settings in use.</param>
    /// <param name="dataDirectory">Folder of the configuration.</param>
    public static string Make(IPlatform platform, GatewaySettings settings, string dataDirectory)
    {
        int port = settings.GetNumber(SettingId.WebPort);
        var text = new StringBuilder();
        text.AppendLine("The BMS gateway is running.");
        Row(text, "BMS", platform.BatteryLink.Name);
        foreach (ICanBus bus in platform.CanBuses)
        {
            Row(text, "CAN", bus.Name);
        }

        Row(text, "MQTT", DescribeMqtt(settings));
        string address = NetworkAddress();
        string network = address.Length == 0 ? "" : "  (in the network: http://" + address + ":" + port + ")";
        Row(text, "Page", "http://localhost:" + port + network);
        Row(text, "Live data", "WebSocket on port " + WebSocketHub.PortOf(settings));
        Row(text, "Data", dataDirectory);
        text.AppendLine("Stop it with Ctrl-C.");
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, string value) =>
        text.Append("  ").Append(name.PadRight(11)).AppendLine(value);

    private static string DescribeMqtt(GatewaySettings settings)
    {
        if (!settings.GetFlag(SettingId.MqttEnabled))
        {
            return "off (switch it on with --mqtt " + MqttAddress.Syntax + ")";
        }

        return settings.GetText(SettingId.MqttHost) + " port " + settings.GetNumber(SettingId.MqttPort)
            + ", topics tinybms/" + settings.GetText(SettingId.DeviceId) + "/...";
    }

    // The page answers to addresses, not to the name of the PC, which a stranger could own in another network.
    private static string NetworkAddress()
    {
        try
        {
            foreach (NetworkInterface card in NetworkInterface.GetAllNetworkInterfaces())
            {
                IPInterfaceProperties properties = card.GetIPProperties();
                foreach (UnicastIPAddressInformation entry in properties.UnicastAddresses)
                {
                    bool isUsable = card.OperationalStatus == OperationalStatus.Up
                        && properties.GatewayAddresses.Count != 0
                        && entry.Address.AddressFamily == AddressFamily.InterNetwork;
                    if (isUsable)
                    {
                        return entry.Address.ToString();
                    }
                }
            }
        }
        catch (NetworkInformationException)
        {
            // Then only localhost is shown.
        }

        return "";
    }
}
