// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace BmsGateway.Desktop.Tests.Mqtt;

/// <summary>
/// Passes one TCP connection on to a port, until it is told to break it like a pulled cable with a reset at both ends.
/// </summary>
public sealed class Relay : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private TcpClient? _near;
    private TcpClient? _far;

    /// <summary>Starts to listen.</summary>
    /// <param name="target">Port on the loopback address to pass on to.</param>
    public Relay(int target)
    {
        _target = target;
        _listener.Start();
        _ = RunAsync();
    }

    /// <summary>Port to connect to.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Breaks the connection.</summary>
    public void Break()
    {
        _listener.Stop();
        _near?.Close();
        _far?.Close();
    }

    /// <inheritdoc/>
    public void Dispose() => Break();

    private static async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        try
        {
            await from.CopyToAsync(to);
        }
        catch (Exception exception) when (exception is System.IO.IOException or ObjectDisposedException)
        {
            // The connection is broken, which is what this class is for.
        }
    }

    private async Task RunAsync()
    {
        _near = await _listener.AcceptTcpClientAsync();
        _far = new TcpClient("127.0.0.1", _target);
        NetworkStream near = _near.GetStream();
        NetworkStream far = _far.GetStream();
        await Task.WhenAll(PassAsync(near, far), PassAsync(far, near));
    }
}
