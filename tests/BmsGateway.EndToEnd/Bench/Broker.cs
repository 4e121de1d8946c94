// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

using System;
using System.IO;
using System.Net.Sockets;

namespace BmsGateway.EndToEnd.Bench;

/// <summary>A real mosquitto on a free port of the loopback address. It can be killed and started again on the same port.</summary>
public sealed class Broker : IDisposable
{
    private readonly string _configuration = Path.GetTempFileName();
    private ChildProcess? _process;

    /// <summary>Starts the broker.</summary>
    public Broker()
    {
        Port = FreePort.Next();
        File.WriteAllText(_configuration, $"listener {Port} 127.0.0.1\nallow_anonymous true\npersistence false\n");
        Start();
    }

    /// <summary>Port that it listens on.</summary>
    public int Port { get; }

    /// <summary>Starts it (again).</summary>
    public void Start()
    {
        _process = new ChildProcess(File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto", "-c", _configuration);
        Eventually.IsTrue(IsListening, 10, () => "mosquitto listens:\n" + _process.Output);
    }

    /// <summary>Kills it without warning.</summary>
    public void Kill()
    {
        _process?.Signal("KILL");
        _process?.WaitForExit(5);
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Stops it from answering while its sockets stay open: the worst kind of broker.</summary>
    public void Freeze() => _process?.Signal("STOP");

    /// <summary>Ends <see cref="Freeze"/>.</summary>
    public void Thaw() => _process?.Signal("CONT");

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        File.Delete(_configuration);
    }

    private bool IsListening()
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
