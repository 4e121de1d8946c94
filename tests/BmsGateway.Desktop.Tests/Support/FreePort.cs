// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Net;
using System.Net.Sockets;

namespace BmsGateway.Desktop.Tests.Support;

/// <summary>Finds a TCP port that nobody uses now.</summary>
public static class FreePort
{
    /// <summary>A free port on the loopback address.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
