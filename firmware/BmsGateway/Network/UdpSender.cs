// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Net;
using System.Net.Sockets;
using BmsGateway.Platform;

namespace BmsGateway.Network;

/// <summary>UDP over IPv4. One socket, kept open; one look-up per host name until a failure.</summary>
public sealed class UdpSender : IDatagramSender
{
    private Socket? _socket;
    private IPEndPoint? _target;
    private string _host = "";
    private int _port;

    /// <inheritdoc/>
    public bool TrySend(string host, int port, byte[] data, int length, out string error)
    {
        error = "";
        bool isFound = false;
        try
        {
            if (_target == null || host != _host || port != _port)
            {
                _target = new IPEndPoint(Find(host), port);
                _host = host;
                _port = port;
            }

            isFound = true;
            _socket ??= new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            _socket.SendTo(data, length, SocketFlags.None, _target);
            return true;
        }
        catch (Exception)
        {
            // The texts of the two platforms differ, and the device's says nothing.
            error = isFound ? "the network does not take the datagram" : "the host cannot be found";
            Drop();
            return false;
        }
    }

    private static IPAddress Find(string host)
    {
        // An address must not be looked up: a PC would ask for the name behind it.
        if (IsAddress(host))
        {
            return IPAddress.Parse(host);
        }

        IPAddress[] addresses = Dns.GetHostEntry(host).AddressList;
        for (int i = 0; i < addresses.Length; i++)
        {
            if (addresses[i].AddressFamily == AddressFamily.InterNetwork)
            {
                return addresses[i];
            }
        }

        throw new ArgumentException("No IPv4 address.");
    }

    private static bool IsAddress(string host)
    {
        for (int i = 0; i < host.Length; i++)
        {
            if (host[i] != '.' && (host[i] < '0' || host[i] > '9'))
            {
                return false;
            }
        }

        return true;
    }

    private void Drop()
    {
        _target = null;
        if (_socket != null)
        {
            _socket.Close();
            _socket = null;
        }
    }
}
