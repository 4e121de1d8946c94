// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System.Net;
using System.Net.Sockets;

namespace BmsGateway.EndToEnd.Bench;

/// <summary>Finds TCP ports that nobody uses.</summary>
public static class FreePort
{
    /// <summary>A free port on the loopback address.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The first of two free neighbours: the gateway takes the next port for its live data.</summary>
    public static int NextPair()
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            int port = Next();
            try
            {
                using var first = new TcpListener(IPAddress.Any, port);
                using var second = new TcpListener(IPAddress.Any, port + 1);
                first.Start();
                second.Start();
                return port;
            }
            catch (SocketException)
            {
                // The neighbour is taken.
            }
        }

        throw new AssertFailedException("no two free neighbouring ports");
    }
}
