// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Net.NetworkInformation;
using BmsGateway.Network;
using Options = System.Net.NetworkInformation.WirelessAPConfiguration.ConfigurationOptions;

namespace BmsGateway.Esp32.Network;

/// <summary>
/// The access point in the network settings of the firmware, with WPA2 and a fixed address. The firmware has no DHCP
/// server, so a computer that joins needs an address of its own in 192.168.4.0/24.
/// </summary>
public sealed class AccessPoint : IAccessPoint
{
    /// <summary>Address of the board in its own network.</summary>
    public const string Address = "192.168.4.1";

    private const string Mask = "255.255.255.0";

    // Each one reserves memory; one person sets a board up.
    private const byte MaximumStations = 2;

    /// <inheritdoc/>
    public AccessPointPlan Read()
    {
        WirelessAPConfiguration stored = ConfigurationOf(FindInterface());
        bool isOn = (stored.Options & Options.Enable) != 0;
        bool isProtected = stored.Authentication == AuthenticationType.WPA2;

        // One that is open to everybody is never what is wanted.
        return new AccessPointPlan(isOn, stored.Ssid, isProtected ? stored.Password : "");
    }

    /// <inheritdoc/>
    public void Save(AccessPointPlan plan)
    {
        NetworkInterface network = FindInterface();
        WirelessAPConfiguration stored = ConfigurationOf(network);
        if (plan.IsOn)
        {
            network.EnableStaticIPv4(Address, Mask, Address);
            stored.Ssid = plan.Ssid;
            stored.Password = plan.Password;
            stored.Authentication = AuthenticationType.WPA2;
            stored.Encryption = EncryptionType.WPA2;
            stored.MaxConnections = MaximumStations;
        }

        // AutoStart contains Enable.
        stored.Options = plan.IsOn ? Options.AutoStart : Options.Disable;
        stored.SaveConfiguration();
    }

    private static NetworkInterface FindInterface()
    {
        NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
        for (int i = 0; i < interfaces.Length; i++)
        {
            if (interfaces[i].NetworkInterfaceType == NetworkInterfaceType.WirelessAP)
            {
                return interfaces[i];
            }
        }

        throw new InvalidOperationException("This firmware has no access point.");
    }

    private static WirelessAPConfiguration ConfigurationOf(NetworkInterface network) =>
        WirelessAPConfiguration.GetAllWirelessAPConfigurations()[(int)network.SpecificConfigId];
}
